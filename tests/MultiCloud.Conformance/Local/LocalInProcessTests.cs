namespace MultiCloud.Conformance.Local;

public sealed class LocalHttpRouteTests(LocalInProcess local) : HttpRouteSuite(local);

public sealed class LocalHttpBindingTests(LocalInProcess local) : HttpBindingSuite(local);

public sealed class LocalHttpAnswerTests(LocalInProcess local) : HttpAnswerSuite(local);

public sealed class LocalHttpServingTests(LocalInProcess local) : HttpServingSuite(local);

public sealed class LocalQueueDeliveryTests(LocalInProcess local) : QueueDeliverySuite(local);

public sealed class LocalQueueAttemptTests(LocalInProcess local) : QueueAttemptSuite(local);

public sealed class LocalQueueSettlementTests(LocalInProcess local) : QueueSettlementSuite(local);

public sealed class LocalQueueBatchTests(LocalInProcess local) : QueueBatchSuite(local);

public sealed class LocalTopicTests(LocalInProcess local) : TopicSuite(local);

public sealed class LocalBucketEventTests(LocalInProcess local) : BucketEventSuite(local);

public sealed class LocalBucketStorageTests(LocalInProcess local) : BucketStorageSuite(local);

public sealed class LocalTableWriteTests(LocalInProcess local) : TableWriteSuite(local);

public sealed class LocalTableReadTests(LocalInProcess local) : TableReadSuite(local);

public sealed class LocalTableLimitTests(LocalInProcess local) : TableLimitSuite(local);

public sealed class LocalSecretTests(LocalInProcess local) : SecretSuite(local);

public sealed class LocalTimerTests(LocalInProcess local) : TimerSuite(local);

public sealed class LocalScheduleTests(LocalInProcess local) : ScheduleSuite(local);

public sealed class LocalClockTests(LocalInProcess local) : ClockSuite(local);

public sealed class LocalDirectTests(LocalInProcess local) : DirectSuite(local);

public sealed class LocalInvocationTests(LocalInProcess local) : InvocationSuite(local);

public sealed class LocalSurvivalTests(LocalInProcess local) : SurvivalSuite(local);
