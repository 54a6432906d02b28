namespace MultiCloud.Testing;

/// <summary>A message that will not be tried again: it was rejected, or used up its attempts.</summary>
/// <param name="Queue">The queue it was in; for a topic or bucket function the function's name.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">Why it is here: what the last attempt threw, or the reason it was rejected with.</param>
/// <param name="Text">The whole text as it was stored, usually a CloudEvent.</param>
public sealed record DeadLetter(string Queue, string Id, int Attempts, string Reason, string Text);
