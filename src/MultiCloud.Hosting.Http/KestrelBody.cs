using Microsoft.AspNetCore.Http;

namespace MultiCloud.Hosting.Http;

/// <summary>A request's body on Kestrel, whose own refusals (too large, badly framed, too slow) become ours.</summary>
internal sealed class KestrelBody(Stream inner, HttpLimits limits) : RequestBodyStream(inner, limits)
{
    private readonly HttpLimits _limits = limits;

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return base.Read(buffer);
        }
        catch (IOException error) when (IsRefusal(error))
        {
            throw Translate(error);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await base.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException error) when (IsRefusal(error))
        {
            throw Translate(error);
        }
    }

    /// <summary>Whether the server refused the body. A chunk's size that no number holds is an overflow to it.</summary>
    private static bool IsRefusal(IOException error) => error is BadHttpRequestException or { InnerException: OverflowException };

    private HttpProblemException Translate(IOException error) => (error as BadHttpRequestException)?.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => HttpProblemException.TooLarge(_limits),
        StatusCodes.Status408RequestTimeout => new(408, "Request timeout", "The request's body arrived too slowly.", error),
        _ => HttpProblemException.BadRequest("The request's body is not valid HTTP.", error),
    };
}
