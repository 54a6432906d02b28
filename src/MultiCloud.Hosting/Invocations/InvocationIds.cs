using System.Globalization;
using System.Security.Cryptography;

namespace MultiCloud.Hosting;

/// <summary>Ids of invocations: random per process, then counted, which is unique and costs no random bytes for each.</summary>
internal sealed class InvocationIds
{
    private readonly string _process = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private long _last;

    internal string Next() => string.Create(CultureInfo.InvariantCulture, $"{_process}-{Interlocked.Increment(ref _last):x4}");
}
