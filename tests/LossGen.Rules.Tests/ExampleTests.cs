using Basic.Reference.Assemblies;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
using LossGen.Rules.Documentation;
using LossGen.Rules.Sides;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Rules.Tests;

/// <summary>The C# that the pages show compiles.</summary>
public sealed class ExampleTests
{
    private static readonly IReadOnlyList<MetadataReference> References = [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(LossAttribute).Assembly.Location)];

    public static TheoryData<string> Ids => [.. CatalogEntry.All.Where(entry => entry.Example is not null).Select(entry => entry.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void BothStatementsOfAnExampleCompile(string id)
    {
        var example = CatalogEntry.All.Single(entry => entry.Id == id).Example!;
        var source = $$"""
            using System;
            using LossGen;
            {{(example.InFormula ? "using static LossGen.Formula;" : "")}}

            static class Pages
            {
                static void Before({{Parameters(example.Rule)}})
                {
                    {{example.Before}}
                }

                static void After({{Parameters(example.Rule)}})
                {
                    {{example.After}}
                }
            }
            """;
        var compilation = CSharpCompilation.Create("Pages", [CSharpSyntaxTree.ParseText(source)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    private static string Parameters(Rule rule) => string.Join(", ", RuleVariable.Of(rule).Select(variable => TypeOf(variable) + " " + variable.Name));

    private static string TypeOf(RuleVariable variable) => variable.Kind switch
    {
        ElementKind.Flag => variable.IsRow ? "BoolRow" : "bool",
        ElementKind.Integer => variable.IsRow ? "IntRow" : "int",
        _ => variable.IsRow ? "Row" : "float",
    };
}
