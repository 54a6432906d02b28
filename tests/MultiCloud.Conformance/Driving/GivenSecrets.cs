namespace MultiCloud.Conformance;

/// <summary>The secrets that a driver gives the app in the way people do on its target. The app also names <c>unset-secret</c>, which gets no value.</summary>
internal static class GivenSecrets
{
    public static (string Name, string Value) Plain { get; } = ("plain-secret", "correct-horse-battery-staple");

    /// <summary>Text that is easily broken on the way: quotes, spaces at the ends, characters of several bytes.</summary>
    public static (string Name, string Value) Odd { get; } = ("odd-secret", " {\"key\":'ä€🔑'} $HOME %PATH% ");
}
