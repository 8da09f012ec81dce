using LossGen.Compiler;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace LossGen.Generators.Tests;

/// <summary>An edit runs again what depends on it, and nothing else.</summary>
public sealed class IncrementalTests
{
    private const string Losses = """
        using LossGen;
        using static LossGen.Formula;

        namespace Shop;

        public static partial class Losses
        {
            [Loss]
            public static partial float First([Grad] float x, float y) => Square(x - y);

            [Loss]
            public static partial float Second([Grad] float x, float y)
            {
                var r = Other.Half(x - y);
                return Abs(r);
            }
        }
        """;

    private const string Other = """
        namespace Shop;

        public static class Other
        {
            public static float Half(float x) => x / 2;

            public static string Name => "other";
        }
        """;

    /// <summary>Edits that no formula depends on.</summary>
    public static TheoryData<string, int, string, string> Unrelated => new()
    {
        { "nothing", 0, "", "" },
        { "another file", 1, "\"other\"", "\"another\"" },
        { "a comment before the class", 0, "public static partial class", "// A comment.\npublic static partial class" },
        { "a comment between two losses", 0, "    [Loss]\n    public static partial float Second", "    // A comment.\n    [Loss]\n    public static partial float Second" },
        { "a comment behind a loss", 0, "Square(x - y);", "Square(x - y); // A comment." },
        { "spaces between parameters", 0, "First([Grad] float x, float y)", "First( [Grad]   float x,\n        float y )" },
        { "lines before the class", 0, "namespace Shop;", "\n\nnamespace Shop;" },
        { "another member", 0, "public static partial class Losses\n{", "public static partial class Losses\n{\n    private const int Unused = 1;\n" },
    };

    /// <summary>Edits of one loss.</summary>
    public static TheoryData<string, int, string, string, string> Related => new()
    {
        { "the first formula", 0, "Square(x - y)", "Abs(x - y)", "First" },
        { "the second formula", 0, "Abs(r)", "2 * Abs(r)", "Second" },
        { "a comment in the body, which is quoted above the kernels", 0, "return Abs(r);", "return Abs(r); // A comment.", "Second" },
        { "the name of a parameter", 0, "First([Grad] float x, float y) => Square(x - y)", "First([Grad] float a, float y) => Square(a - y)", "First" },
        { "the accessibility", 0, "public static partial float First", "internal static partial float First", "First" },
        { "an attribute", 0, "[Grad] float x, float y) => Square", "[Grad] float x, [Domain(0, 1)] float y) => Square", "First" },
        { "the element types", 0, "[Loss]\n    public static partial float Second", "[Loss(Elements = Elements.Double)]\n    public static partial float Second", "Second" },
        { "documentation where there was none", 0, "    [Loss]\n    public static partial float Second", "    /// <summary>Second.</summary>\n    [Loss]\n    public static partial float Second", "Second" },
        { "a function of another file that a formula calls", 1, "x / 2", "x / 4", "Second" },
        { "a formula that is rejected now", 0, "Square(x - y)", "new float[] { x, y }[0]", "First" },
    };

    [Theory]
    [MemberData(nameof(Unrelated))]
    public void WhatNoFormulaDependsOnRunsNothingAgain(string edit, int file, string from, string to)
    {
        _ = edit;

        var reasons = Reasons(file, from, to);

        Assert.Equal(["First", "Second"], reasons[LossGenerator.ReadStep].Keys.Order());
        Assert.All(reasons[LossGenerator.ReadStep].Values, reason => Assert.True(reason is Cached or Unchanged, reason.ToString()));
        Assert.All(reasons[LossGenerator.EmitStep].Values, reason => Assert.Equal(Cached, reason));
    }

    [Theory]
    [MemberData(nameof(Related))]
    public void AnEditOfALossRunsItsStepsAlone(string edit, int file, string from, string to, string loss)
    {
        _ = edit;

        var reasons = Reasons(file, from, to);

        foreach (var (name, reason) in reasons[LossGenerator.ReadStep])
            Assert.True(name == loss ? reason == Modified : reason is Cached or Unchanged, $"{name} was read: {reason}");
        foreach (var (name, reason) in reasons[LossGenerator.EmitStep])
            Assert.True(reason == (name == loss ? Modified : Cached), $"{name} was emitted: {reason}");
    }

    [Fact]
    public void ANewLossLeavesTheOthersAsTheyAre()
    {
        var reasons = Reasons(1, "public static class Other\n{", """
            public static partial class Other
            {
                [LossGen.Loss]
                public static partial float Third([LossGen.Grad] float x) => x * x;

            """);

        Assert.Equal(New, reasons[LossGenerator.EmitStep]["Third"]);
        Assert.Equal(Cached, reasons[LossGenerator.EmitStep]["First"]);
        Assert.Equal(Cached, reasons[LossGenerator.EmitStep]["Second"]);
    }

    /// <summary>Why each loss's output of each step is what it is in the second run, after an edit of one file.</summary>
    private static Dictionary<string, Dictionary<string, IncrementalStepRunReason>> Reasons(int file, string from, string to)
    {
        var before = Sources.Compile(Losses.ReplaceLineEndings("\n"), Other.ReplaceLineEndings("\n"));
        var driver = Generation.Run(before);
        var after = before.Clone();
        if (from.Length > 0)
        {
            var tree = before.SyntaxTrees[file];
            var text = tree.ToString();
            Assert.Contains(from, text, StringComparison.Ordinal);
            after = before.ReplaceSyntaxTree(tree, Sources.Tree(text.Replace(from, to, StringComparison.Ordinal), tree.FilePath));
        }

        var steps = driver.RunGenerators(after).GetRunResult().Results.Single().TrackedSteps;
        return new[] { LossGenerator.ReadStep, LossGenerator.EmitStep }.ToDictionary(
            name => name,
            name => steps[name].SelectMany(step => step.Outputs.Select((output, i) => (Loss: LossOf(step, i), output.Reason))).ToDictionary(pair => pair.Loss, pair => pair.Reason));
    }

    private static string LossOf(IncrementalGeneratorRunStep step, int output) => step.Outputs[output].Value is LossModel model
        ? model.Declaration.Name
        : ((LossModel)step.Inputs[0].Source.Outputs[step.Inputs[0].OutputIndex].Value).Declaration.Name;
}
