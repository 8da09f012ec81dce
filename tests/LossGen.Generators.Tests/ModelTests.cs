using LossGen.Compiler;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Tests;

/// <summary>What the reader hands on is plain data: it keeps no compilation alive and compares by value.</summary>
public sealed class ModelTests
{
    [Theory]
    [MemberData(nameof(Formulas.Names), MemberType = typeof(Formulas))]
    public void AModelHoldsNothingOfTheCompiler(string formula)
    {
        var models = Models(Formulas.ByName[formula]);

        Assert.NotEmpty(models);
        Assert.Empty(models.SelectMany(CompilerObjects));
    }

    [Theory]
    [MemberData(nameof(Formulas.Names), MemberType = typeof(Formulas))]
    public void ModelsOfEqualSourcesAreEqual(string formula)
    {
        var (first, second) = (Models(Formulas.ByName[formula]), Models(Formulas.ByName[formula]));

        Assert.Equal(first, second);
        Assert.Equal(first.Select(model => model.GetHashCode()), second.Select(model => model.GetHashCode()));
    }

    [Fact]
    public void WhatIsHiddenInAModelIsFound()
    {
        var compilation = Sources.Compile("class C;");
        var symbol = compilation.GetTypeByMetadataName("C")!;

        Assert.NotEmpty(CompilerObjects(new Lazy<string>(() => symbol.Name)));
        Assert.NotEmpty(CompilerObjects(new List<object?> { null, Tuple.Create(compilation.SyntaxTrees[0].GetRoot()) }));
        Assert.Empty(CompilerObjects(new List<string> { "C" }));
    }

    private static List<object> Models(string source) =>
    [
        .. Generation.Run(source).GetRunResult().Results.Single().TrackedSteps[LossGenerator.ReadStep]
            .SelectMany(step => step.Outputs).Select(output => Assert.IsType<LossModel>(output.Value)),
    ];

    private static IEnumerable<string> CompilerObjects(object model) => ObjectGraph.Walk(model)
        .Where(held => held.Value is ISymbol or SyntaxNode or SyntaxToken or SyntaxTree or SyntaxReference or Compilation or SemanticModel or IOperation or Location or Diagnostic
            || held.Value.GetType().Assembly == typeof(Compilation).Assembly || held.Value.GetType().Assembly == typeof(CSharpCompilation).Assembly)
        .Select(held => $"{held.Path}: {held.Value.GetType()}");
}
