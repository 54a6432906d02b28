namespace MultiCloud.Conformance;

/// <summary>What a driver may be unable to do or observe on its target. A case that needs it says so, and is not run there.</summary>
public enum Capability
{
    /// <summary>Fire a timer by hand for a given time.</summary>
    FireTimer,

    /// <summary>Call a direct function from outside the app.</summary>
    InvokeDirect,

    /// <summary>Read dead letters and send them again.</summary>
    DeadLetters,

    /// <summary>Ask the target to stop and see that it did.</summary>
    Stop,

    /// <summary>End the target's processes without warning.</summary>
    Kill,

    /// <summary>Let the app's clock begin at a chosen moment.</summary>
    Clock,

    /// <summary>Read what the app logged.</summary>
    Logs,

    /// <summary>Start the app so that its start fails, and see what it says.</summary>
    StartFailure,

    /// <summary>Answer a browser's question whether another origin may call.</summary>
    CrossOrigin,
}
