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
        var errors = await SnippetProject.Errors(project);
        var reports = await SnippetProject.Reports(project, documents);
        var once = await FixEverything(project, reports);
        var errorsAfter = await SnippetProject.Errors(once);
        var again = await FixEverything(once, await SnippetProject.Reports(once, documents));
        var runs = new Dictionary<string, SnippetRun>();
        foreach (var (snippet, id) in snippets.Zip(documents))
            runs.Add(snippet.Name, new(snippet, [.. errors[id]], reports[id], await Text(once, id), [.. errorsAfter[id]], await Text(again, id)));
        return runs;
    }

    /// <summary>Fix-all, a group of reports of each document at a time, until no document has another group.</summary>
    private static async Task<Project> FixEverything(Project project, IReadOnlyDictionary<DocumentId, IReadOnlyList<Diagnostic>> reports)
    {
        var done = reports.Keys.ToDictionary(id => id, _ => new HashSet<(string, string?)>());
        while (reports.Count > 0)
        {
            var before = project;
            var changed = new List<DocumentId>();
            foreach (var (id, found) in reports)
            {
                if (await FixAll.Apply(before.GetDocument(id)!, found, done[id]) is not { } document)
                    continue;
                changed.Add(id);
                project = project.GetDocument(id)!.WithText(await document.GetTextAsync()).Project;
            }

            reports = await SnippetProject.Reports(project, changed);
        }

        return project;
    }

    private static async Task<string> Text(Project project, DocumentId id) => (await project.GetDocument(id)!.GetTextAsync()).ToString();
}
