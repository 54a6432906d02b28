namespace MultiCloud.Conformance;

internal static class TargetExtensions
{
    /// <summary>Waits until the message of a case is a dead letter.</summary>
    public static async Task<DeadLetter> WaitForDeadLetterAsync(this ITarget target, string queue, string key)
    {
        DeadLetter? found = null;
        await target.Ledger.UntilAsync(
            async () => (found = (await target.GetDeadLettersAsync(queue)).FirstOrDefault(letter => letter.Text.Contains(key, StringComparison.Ordinal))) is not null,
            () => $"a dead letter of '{queue}' with '{key}'");
        return found!;
    }
}
