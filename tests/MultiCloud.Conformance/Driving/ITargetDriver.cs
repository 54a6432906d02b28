namespace MultiCloud.Conformance;

/// <summary>Starts the conformance app on one target. Everything a case knows about a target is behind this interface.</summary>
public interface ITargetDriver
{
    /// <summary>The target's name, as invocation contexts say it.</summary>
    string Name { get; }

    /// <summary>What stands for the target here: the local runtime, a simulator, a public emulator, the cloud.</summary>
    string VerifiedOn { get; }

    /// <summary>What cannot be done or observed on this target, with the reason.</summary>
    IReadOnlyDictionary<Capability, string> Lacks { get; }

    /// <summary>How long cases wait on this target.</summary>
    Patience Patience { get; }

    /// <summary>Starts the app with empty queues, buckets and tables, and the secrets of <see cref="GivenSecrets"/>.</summary>
    Task<ITarget> StartAsync(CancellationToken cancellationToken = default);
}
