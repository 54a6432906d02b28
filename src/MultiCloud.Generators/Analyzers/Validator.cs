namespace MultiCloud.Model;

internal static class Validator
{
    public static IEnumerable<Problem> Validate(AppModel model, Manifest? manifest) => [];
}
