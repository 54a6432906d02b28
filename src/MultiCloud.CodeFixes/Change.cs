using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace MultiCloud.CodeFixes;

/// <summary>A change that can be offered.</summary>
/// <param name="title">What it is called in the menu.</param>
/// <param name="apply">Makes it.</param>
internal sealed class Change(string title, Func<CancellationToken, Task<Solution>> apply)
{
    public string Title { get; } = title;

    public Func<CancellationToken, Task<Solution>> Apply { get; } = apply;

    /// <summary>A change within one document.</summary>
    public static Change Of(string title, Document document, Action<DocumentEditor> edit) => new(
        title,
        async cancellationToken =>
        {
            var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
            edit(editor);
            return editor.GetChangedDocument().Project.Solution;
        });
}
