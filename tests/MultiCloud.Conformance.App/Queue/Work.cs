namespace MultiCloud.Conformance.App;

/// <summary>What a job asks of the function that got it.</summary>
internal static class Work
{
    public static void Do(string verb, Delivery delivery)
    {
        switch (verb)
        {
            case "succeed":
                break;
            case "throw":
            case "throw-once" when delivery.Attempt == 1:
                throw new InvalidOperationException("the job asked for it");
            case "throw-once":
                break;
            case "reject":
                delivery.Reject("the job is not wanted");
                break;
            case "reject-exception":
                throw new RejectException("the job is not wanted");
            case "retry":
            case "retry-once" when delivery.Attempt == 1:
                delivery.Retry("not yet");
                break;
            case "retry-once":
                break;
            case "succeed-then-throw":
                delivery.Succeed();
                throw new InvalidOperationException("after it was settled");
            default:
                throw new RejectException($"'{verb}' is no verb of a job.");
        }
    }
}
