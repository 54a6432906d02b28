using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace MultiCloud.Hosting;

/// <summary>Percent-decoding as UTF-8.</summary>
internal static class PercentEncoding
{
    /// <summary>Decodes a path segment.</summary>
    /// <returns>False when a percent sign is not followed by two hexadecimal digits, the bytes are not UTF-8, or a NUL comes out.</returns>
    internal static bool TryDecode(ReadOnlySpan<char> encoded, out string decoded)
    {
        if (encoded.IndexOf('%') < 0)
        {
            decoded = encoded.ToString();
            return true;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(encoded.Length));
        var wellFormed = Unescape(encoded, bytes, plusIsSpace: false, out var length) && bytes.AsSpan(0, length).IndexOf((byte)0) < 0;
        decoded = "";
        wellFormed = wellFormed && TryReadUtf8(bytes.AsSpan(0, length), out decoded);
        ArrayPool<byte>.Shared.Return(bytes);
        return wellFormed;
    }

    /// <summary>Decodes a name or value of a query: <c>+</c> is a space, and what is not a valid escape stays as it is.</summary>
    internal static string DecodeQuery(ReadOnlySpan<char> encoded)
    {
        if (encoded.IndexOfAny('%', '+') < 0)
        {
            return encoded.ToString();
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(encoded.Length));
        Unescape(encoded, bytes, plusIsSpace: true, out var length);
        var decoded = Encoding.UTF8.GetString(bytes, 0, length);
        ArrayPool<byte>.Shared.Return(bytes);
        return decoded;
    }

    private static bool Unescape(ReadOnlySpan<char> encoded, Span<byte> bytes, bool plusIsSpace, out int length)
    {
        var wellFormed = true;
        length = 0;
        while (!encoded.IsEmpty)
        {
            if (encoded[0] == '%' && TryReadByte(encoded, out var value))
            {
                bytes[length++] = value;
                encoded = encoded[3..];
                continue;
            }

            if (encoded[0] == '+' && plusIsSpace)
            {
                bytes[length++] = (byte)' ';
                encoded = encoded[1..];
                continue;
            }

            wellFormed &= encoded[0] != '%';
            var end = encoded[1..].IndexOfAny('%', '+') + 1;
            var plain = end == 0 ? encoded : encoded[..end];
            length += Encoding.UTF8.GetBytes(plain, bytes[length..]);
            encoded = encoded[plain.Length..];
        }

        return wellFormed;
    }

    private static bool TryReadByte(ReadOnlySpan<char> escape, out byte value)
    {
        value = 0;
        if (escape.Length < 3 || !char.IsAsciiHexDigit(escape[1]) || !char.IsAsciiHexDigit(escape[2]))
        {
            return false;
        }

        value = (byte)((HexValue(escape[1]) << 4) | HexValue(escape[2]));
        return true;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool TryReadUtf8(ReadOnlySpan<byte> bytes, out string text)
    {
        var characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        var status = Utf8.ToUtf16(bytes, characters, out _, out var length, replaceInvalidSequences: false);
        text = status == OperationStatus.Done ? new(characters, 0, length) : "";
        ArrayPool<char>.Shared.Return(characters);
        return status == OperationStatus.Done;
    }
}
