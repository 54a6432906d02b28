using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace MultiCloud.Hosting;

/// <summary>Reads a request's body whole: it is at most 4 MiB.</summary>
internal static class HttpBodyReader
{
    private const int FirstSize = 4096;

    internal static async ValueTask<T> ReadJsonAsync<T>(HttpExchange exchange, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (exchange.Request.ContentLength == 0)
        {
            throw HttpProblemException.BadRequest("The request has no body; expected is JSON.");
        }

        MediaType.RequireJson(exchange.Request.ContentType);
        var (bytes, length) = await ReadPooledAsync(exchange, cancellationToken);
        try
        {
            return Deserialize(WithoutMark(bytes.AsSpan(0, length)), type)
                ?? throw HttpProblemException.BadRequest("The body is the JSON value null; expected is a value.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    internal static async ValueTask<T?> ReadOptionalJsonAsync<T>(HttpExchange exchange, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (exchange.Request.ContentLength == 0)
        {
            return default;
        }

        var (bytes, length) = await ReadPooledAsync(exchange, cancellationToken);
        try
        {
            if (length == 0)
            {
                return default;
            }

            MediaType.RequireJson(exchange.Request.ContentType);
            return Deserialize(WithoutMark(bytes.AsSpan(0, length)), type);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    internal static async ValueTask<string> ReadTextAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        MediaType.RequireUtf8(exchange.Request.ContentType);
        var (bytes, length) = await ReadPooledAsync(exchange, cancellationToken);
        try
        {
            var text = WithoutMark(bytes.AsSpan(0, length));
            return Utf8.IsValid(text)
                ? System.Text.Encoding.UTF8.GetString(text)
                : throw HttpProblemException.BadRequest("The body is not valid UTF-8, which a text must be.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    internal static async ValueTask<byte[]> ReadBytesAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        var (bytes, length) = await ReadPooledAsync(exchange, cancellationToken);
        var copy = bytes.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(bytes);
        return copy;
    }

    private static async ValueTask<(byte[] Bytes, int Length)> ReadPooledAsync(HttpExchange exchange, CancellationToken cancellationToken)
    {
        var expected = exchange.Request.ContentLength;
        if (expected > exchange.Limits.MaxRequestBodyBytes)
        {
            throw HttpProblemException.TooLarge(exchange.Limits);
        }

        // One byte more than announced, so that the read that finds the end needs no larger buffer.
        var bytes = ArrayPool<byte>.Shared.Rent((int)(expected ?? FirstSize) + 1);
        var length = 0;
        try
        {
            int read;
            while ((read = await exchange.Request.Body.ReadAsync(bytes.AsMemory(length), cancellationToken)) > 0)
            {
                length += read;
                if (length == bytes.Length)
                {
                    bytes = Grow(bytes);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(bytes);
            throw;
        }

        return (bytes, length);
    }

    private static byte[] Grow(byte[] bytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }

    private static T? Deserialize<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        if (json.IsEmpty)
        {
            throw HttpProblemException.BadRequest("The request has no body; expected is JSON.");
        }

        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException error)
        {
            throw HttpProblemException.BadRequest(JsonFault.OfBody(error), error);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
