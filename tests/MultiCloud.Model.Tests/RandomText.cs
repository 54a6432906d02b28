using CsCheck;

namespace MultiCloud.Model.Tests;

/// <summary>Texts that look nearly right to a parser: random pieces of its alphabet, and now and then any text.</summary>
internal static class RandomText
{
    public static Gen<string> Like(string alphabet) =>
        Gen.Frequency((9, Gen.Char[alphabet].Array[0, 60].Select(characters => new string(characters))), (1, Gen.String));

    public static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    public static Gen<string> Of(params string[] pieces) =>
        Gen.Int[0, pieces.Length - 1].Array[0, 12].Select(chosen => string.Concat(chosen.Select(i => pieces[i])));
}
