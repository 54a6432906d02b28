namespace MultiCloud.Conformance.App;

/// <summary>Publishes events through the app's own bindings.</summary>
public sealed class Publishing(ITopic<SizeMeasured> sizes, ITopic<SizeMeasured> manySizes, ITopic<SizeMeasured> unheard)
{
    [HttpTrigger("POST", "/publish")]
    public async Task<SendAnswer> Publish(PublishCommand command, CancellationToken ct)
    {
        var topic = command.Topic switch
        {
            "sizes" => sizes,
            "many-sizes" => manySizes,
            "unheard" => unheard,
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Topic, "The app has no such topic."),
        };
        var options = new PublishOptions { Id = command.Id, Subject = command.Subject };
        try
        {
            return command.Events.Length == 1
                ? new SendAnswer([await topic.PublishAsync(command.Events[0], options, ct)])
                : new SendAnswer([.. (await topic.PublishManyAsync(command.Events, options, ct)).Accepted]);
        }
        catch (Exception error) when (error is MultiCloudException or ArgumentException)
        {
            return new SendAnswer([], error.GetType().Name, error.Message);
        }
    }
}
