using Microsoft.Extensions.Logging;

namespace Bookshop;

/// <summary>A second subscriber of the topic: it gets its own copy of every event, with its own attempts.</summary>
public sealed partial class Customers(ILogger<Customers> log)
{
    [TopicTrigger("order-shipped")]
    public void Notify(OrderShipped shipped) => LogMail(shipped.Email, shipped.Title);

    [LoggerMessage(LogLevel.Information, "Mail to {Email}: '{Title}' is on its way.")]
    private partial void LogMail(string email, string title);
}
