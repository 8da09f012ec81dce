using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace LossGen.Stability.Tests;

/// <summary>What the compiler, the analyzer and the fix make of a snippet.</summary>
/// <param name="Snippet">The snippet.</param>
/// <param name="Errors">What the compiler says of the snippet.</param>
/// <param name="Reports">What the analyzer says of it.</param>
/// <param name="Fixed">The file after the fixes.</param>
/// <param name="FixedErrors">What the compiler says of the fixed file.</param>
/// <param name="FixedAgain">The file after the fixes were applied to the fixed file.</param>
internal sealed record SnippetRun(
    Snippet Snippet,
    IReadOnlyList<string> Errors,
    IReadOnlyList<Diagnostic> Reports,
    string Fixed,
    IReadOnlyList<string> FixedErrors,
    string FixedAgain)
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, SnippetRun>>>> Runs = new();

    /// <summary>The run of a snippet; the snippets of a file run together, once.</summary>
    public static async Task<SnippetRun> Of(string name)
    {
        var file = name[..name.IndexOf(' ')];
        return (await Runs.GetOrAdd(file, key => new(() => RunAll(SnippetFile.All[key]))).Value)[name];
    }

    private static async Task<IReadOnlyDictionary<string, SnippetRun>> RunAll(IReadOnlyList<Snippet> snippets)
    {
        var (project, documents) = SnippetProject.Open(snippets);
        var before = await SnippetProject.Analyze(project);
        var once = await FixEverything(project, documents);
        var after = await SnippetProject.Analyze(once);
        var again = await FixEverything(once, documents);
        var runs = new Dictionary<string, SnippetRun>();
        foreach (var (snippet, id) in snippets.Zip(documents))
        {
            runs.Add(snippet.Name, new SnippetRun(
                snippet,
                [.. before.Errors[id]],
                [.. before.Reports[id]],
                await Text(once, id),
                [.. after.Errors[id]],
                await Text(again, id)));
        }

        return runs;
    }

    /// <summary>Fix-all, a group of reports of each document at a time, until no document has another group.</summary>
    private static async Task<Project> FixEverything(Project project, IReadOnlyList<DocumentId> documents)
    {
        var done = documents.ToDictionary(id => id, _ => new HashSet<(string, string?)>());
        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            var (_, reports) = await SnippetProject.Analyze(project);
            var before = project;
            foreach (var id in documents)
            {
                if (await FixAll.Apply(before.GetDocument(id)!, [.. reports[id]], done[id]) is not { } changed)
                    continue;
                isChanged = true;
                project = project.GetDocument(id)!.WithText(await changed.GetTextAsync()).Project;
            }
        }

        return project;
    }

    private static async Task<string> Text(Project project, DocumentId id) => (await project.GetDocument(id)!.GetTextAsync()).ToString();
}
