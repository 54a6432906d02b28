namespace MultiCloud.Conformance.App;

/// <summary>The bucket over HTTP.</summary>
public sealed class Objects(BucketCommands commands)
{
    [HttpTrigger("POST", "/bucket")]
    public Task<BucketAnswer> Run(BucketCommand command, CancellationToken ct) => commands.RunAsync(command, ct);
}
