using System.Security.Cryptography;
using System.Text;

namespace MultiCloud.Build;

/// <summary>
/// Everything that decides what the build makes of an app, as one short text. Most edits change bodies and leave the model as it is:
/// then what was written last time is right, and nothing needs to be parsed.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The fingerprint of inputs, each null or a text.</summary>
    public static string Of(params string?[] inputs)
    {
        var text = new StringBuilder(typeof(Fingerprint).Module.ModuleVersionId.ToString("N"));
        foreach (var input in inputs)
        {
            // The length keeps neighbours apart.
            text.Append('\n').Append(input?.Length ?? -1).Append(':').Append(input);
        }

        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
