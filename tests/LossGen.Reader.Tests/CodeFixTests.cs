using System.Collections.Immutable;
using LossGen.Analyzers;
using LossGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Reader.Tests;

/// <summary>The code fixes, one at a time and all at once.</summary>
public sealed class CodeFixTests
{
    private const string Usings = "using LossGen;\nusing static LossGen.Formula;\n";

    public static TheoryData<string, string, string> Fixes => new()
    {
        {
            "LG0001",
            "public static partial class C\n{\n    /// <summary>Squared.</summary>\n    [Loss]\n    public static float F([Grad] float p) => p;\n}\n",
            "public static partial class C\n{\n    /// <summary>Squared.</summary>\n    [Loss]\n    public static partial float F([Grad] float p) => p;\n}\n"
        },
        {
            "LG0002",
            "// First.\nstatic class A\n{\n    class C\n    {\n        [Loss]\n        public static partial float F([Grad] float p) => p;\n    }\n}\n",
            "// First.\nstatic partial class A\n{\n    partial class C\n    {\n        [Loss]\n        public static partial float F([Grad] float p) => p;\n    }\n}\n"
        },
        {
            "LG0003",
            "partial class C\n{\n    [Loss]\n    public partial float F([Grad] float p) => p;\n}\n",
            "partial class C\n{\n    [Loss]\n    public static partial float F([Grad] float p) => p;\n}\n"
        },
        {
            "LG0004",
            "partial class C\n{\n    [Loss]\n    static partial float F([Grad] float p) => p;\n}\n",
            "partial class C\n{\n    [Loss]\n    public static partial float F([Grad] float p) => p;\n}\n"
        },
        {
            "LG0007",
            "partial class C\n{\n    [Loss]\n    public static partial float F(int y, [Hyper] float a, [Domain(0, 1)] Row z) => z[y] * a;\n\n    [Loss]\n    public static partial float G(float p) => p;\n}\n",
            "partial class C\n{\n    [Loss]\n    public static partial float F(int y, [Hyper] float a, [Grad][Domain(0, 1)] Row z) => z[y] * a;\n\n    [Loss]\n    public static partial float G([Grad] float p) => p;\n}\n"
        },
        {
            "LG0061",
            "partial class C\n{\n    static int Max() => 3;\n\n    [Loss]\n    public static partial float F([Grad] float p, float t) => Max(p, t) + Max( /* both */ t, p);\n}\n",
            "partial class C\n{\n    static int Max() => 3;\n\n    [Loss]\n    public static partial float F([Grad] float p, float t) => Formula.Max(p, t) + Formula.Max( /* both */ t, p);\n}\n"
        },
    };

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task FixIsAppliedToAll(string id, string source, string expected)
    {
        var document = Open(Usings + source);
        var (fix, fixable) = (new FormulaCodeFix(), await Diagnose(document, id));
        Assert.NotEmpty(fixable);
        var context = new FixAllContext(document, fix, FixAllScope.Document, id, [id], new Found(fixable), CancellationToken.None);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        Assert.Equal(Usings + expected, await Apply(action!, document));
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task FixRemovesItsDiagnostic(string id, string source, string expected)
    {
        Assert.NotEqual(source, expected);
        var document = Open(Usings + source);
        var found = await Diagnose(document, id);
        CodeAction? action = null;
        await new FormulaCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, found[0], (registered, _) => action = registered, CancellationToken.None));
        var changed = await Apply(action!, document);
        Assert.Equal(found.Length - 1, (await Diagnose(Open(changed), id)).Length);
    }

    private static Document Open(string source) => new AdhocWorkspace()
        .AddProject("Test", LanguageNames.CSharp)
        .WithMetadataReferences(TestSource.References)
        .WithCompilationOptions(TestSource.Compile().Options)
        .AddDocument("File.cs", source);

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(Document document, string id)
    {
        var compilation = await document.Project.GetCompilationAsync();
        var diagnostics = await compilation!.WithAnalyzers([new FormulaAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Where(diagnostic => diagnostic.Id == id).Distinct().OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static async Task<string> Apply(CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        return (await changed.GetTextAsync()).ToString();
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
