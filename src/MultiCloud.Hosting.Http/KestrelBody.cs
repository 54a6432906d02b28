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
        catch (BadHttpRequestException error)
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
        catch (BadHttpRequestException error)
        {
            throw Translate(error);
        }
    }

    private HttpProblemException Translate(BadHttpRequestException error) => error.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => HttpProblemException.TooLarge(_limits),
        StatusCodes.Status408RequestTimeout => new(408, "Request timeout", "The request's body arrived too slowly.", error),
        _ => HttpProblemException.BadRequest("The request's body is not valid HTTP.", error),
    };
}
