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
    /// <param name="clock">What the app's clock shows at first; null for the time it is.</param>
    Task<ITarget> StartAsync(DateTimeOffset? clock = null);

    /// <summary>Starts the app so that a part of it fails its start with a reason.</summary>
    /// <returns>What the target said when the app had ended.</returns>
    Task<string> StartFailingAsync(string reason);
}
