namespace MultiCloud.Conformance.App;

/// <summary>Does to the bucket what a case asks, through the app's own binding. A service of its own, so its binding is named.</summary>
public sealed class BucketCommands([Binding("things")] IBucket bucket)
{
    public async Task<BucketAnswer> RunAsync(BucketCommand command, CancellationToken ct)
    {
        try
        {
            return await (command.Do switch
            {
                "put" => PutAsync(command, ct),
                "put-stream" => PutStreamAsync(command, ct),
                "get" => GetAsync(command, ct),
                "info" => InfoAsync(command, ct),
                "list" => ListAsync(command, ct),
                "delete" => DeleteAsync(command, ct),
                "link-read" => LinkAsync(command, LinkKind.Read, ct),
                "link-write" => LinkAsync(command, LinkKind.Write, ct),
                _ => throw new ArgumentOutOfRangeException(nameof(command), command.Do, "No such command."),
            });
        }
        catch (Exception error) when (error is MultiCloudException or ArgumentException)
        {
            return new BucketAnswer { Error = error.GetType().Name, Message = error.Message };
        }
    }

    private async Task<BucketAnswer> PutAsync(BucketCommand command, CancellationToken ct) =>
        Describe(await bucket.PutAsync(command.Key, command.Bytes, OptionsOf(command), ct));

    private async Task<BucketAnswer> PutStreamAsync(BucketCommand command, CancellationToken ct)
    {
        await using var content = new MemoryStream(command.Bytes!);
        return Describe(await bucket.PutAsync(command.Key, content, content.Length, OptionsOf(command), ct));
    }

    private async Task<BucketAnswer> GetAsync(BucketCommand command, CancellationToken ct)
    {
        await using var found = await bucket.GetAsync(command.Key, command.From is { } from ? new ByteRange(from, command.Length) : null, ct);
        if (found is null)
            return new BucketAnswer();

        using var copy = new MemoryStream();
        await found.Content.CopyToAsync(copy, ct);
        return Describe(found.Entry) with { Bytes = copy.ToArray() };
    }

    private async Task<BucketAnswer> InfoAsync(BucketCommand command, CancellationToken ct) =>
        await bucket.GetInfoAsync(command.Key, ct) is { } entry ? Describe(entry) : new BucketAnswer();

    private async Task<BucketAnswer> ListAsync(BucketCommand command, CancellationToken ct)
    {
        var page = await bucket.ListAsync(command.Key, command.Max, command.Continuation, ct);
        return new BucketAnswer { Keys = [.. page.Entries.Select(entry => entry.Key)], Continuation = page.Continuation };
    }

    private async Task<BucketAnswer> DeleteAsync(BucketCommand command, CancellationToken ct)
    {
        await bucket.DeleteAsync(command.Key, ct);
        return new BucketAnswer();
    }

    private async Task<BucketAnswer> LinkAsync(BucketCommand command, LinkKind kind, CancellationToken ct) =>
        new() { Link = await bucket.CreateLinkAsync(command.Key, kind, TimeSpan.FromSeconds(command.LifetimeSeconds), ct) };

    private static PutOptions OptionsOf(BucketCommand command) =>
        new() { ContentType = command.ContentType ?? "application/octet-stream", Metadata = command.Metadata, OnlyIfAbsent = command.OnlyIfAbsent };

    private static BucketAnswer Describe(BucketEntry entry) => new()
    {
        Found = true,
        Size = entry.Size,
        Version = entry.Version,
        ContentType = entry.ContentType,
        Metadata = entry.Metadata.ToDictionary(),
    };
}
