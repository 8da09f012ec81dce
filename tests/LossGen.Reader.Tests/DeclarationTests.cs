using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Reader.Tests;

/// <summary>The C# around a formula, as the generator emits it.</summary>
public sealed class DeclarationTests
{
    private const string Losses = """
        using LossGen;
        namespace A.B
        {
            public enum Mode { Plain, Squared }

            internal partial struct Outer
            {
                public sealed partial record Inner
                {
                    /// <summary>Documented.</summary>
                    [Loss(Elements = Elements.Single | Elements.Double, Reduction = Reduction.Sum)]
                    internal static partial (float loss, double @class) Everything(
                        [Grad] float p, [Grad] Row z, int y = 3, Row v = default, float @event = -0.5f, [Hyper] Mode mode = Mode.Squared,
                        [Hyper] double d = 1, [Hyper] float inf = float.PositiveInfinity, [Hyper] bool flag = true, [Hyper] Mode other = (Mode)7)
                    {
                        // The first element is the loss.
                        var sum = p + z[y];

                        return (sum, d);
                    }
                }
            }
        }
        """;

    private readonly LossModel model = TestSource.ReadAll(TestSource.Compile(Losses))[0].Model!;

    [Fact]
    public void DefiningPartRepeatsTheImplementingPart() => Assert.Equal(
        "internal static partial (float loss, double @class) Everything(float p, global::LossGen.Row z, int y = 3, global::LossGen.Row v = default, "
        + "float @event = -0.5f, global::A.B.Mode mode = global::A.B.Mode.Squared, double d = 1d, float inf = float.PositiveInfinity, bool flag = true, "
        + "global::A.B.Mode other = (global::A.B.Mode)(7));",
        model.Declaration.DefiningPart);

    [Fact]
    public void BothPartsCompileTogether() => Assert.DoesNotContain(
        TestSource.Compile(Losses, UserMethod.DefiningPart(model)).GetDiagnostics(),
        diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1066");

    [Fact]
    public void SurroundingsAreKnown()
    {
        var declaration = model.Declaration;
        Assert.Equal("A.B", declaration.Namespace);
        Assert.Equal(["internal partial struct Outer", "public partial record Inner"], declaration.ContainingTypes);
        Assert.Equal("A.B.Outer.Inner.Everything", declaration.HintName);
        Assert.Equal("internal", declaration.Accessibility);
        Assert.StartsWith("<summary>", declaration.Documentation, StringComparison.Ordinal);
        Assert.Equal("// The first element is the loss.\nvar sum = p + z[y];\n\nreturn (sum, d);", declaration.Source);
    }

    [Fact]
    public void AttributeIsRead()
    {
        Assert.Equal(ElementTypes.Single | ElementTypes.Double, model.Elements);
        Assert.True(model.IsSum);
        Assert.Equal(["loss", "class"], model.Outputs);
    }

    [Fact]
    public void ParametersAreRead()
    {
        var parameters = model.Parameters.Items;
        Assert.Equal(["p", "z", "y", "v", "event", "mode", "d", "inf", "flag", "other"], parameters.Select(parameter => parameter.Name));
        Assert.Equal([1, 2], parameters.Where(parameter => parameter.IsRow).Select(parameter => parameter.Axis.Id));
        Assert.True(parameters[2] is { IsLabel: true, LabelAxis.Id: 1, Default: "3" });
        Assert.Equal("global::A.B.Mode", parameters[5].HyperType);
        Assert.Equal(ElementKind.Integer, parameters[5].Element);
    }

    [Fact]
    public void ExpressionKeepsItsOwnIndentation()
    {
        const string Members = "\n[Loss] public static partial float F([Grad] float p)\n    => p > 0\n        ? p\n        : -p;\n";
        Assert.Equal("p > 0\n? p\n: -p", TestSource.Read(Members).Model!.Declaration.Source);
    }

    [Fact]
    public void OverloadsHaveFilesOfTheirOwn()
    {
        const string Members = "[Loss] public static partial float F([Grad] float p) => p; [Loss] public static partial float F([Grad] Row p) => Sum(p);";
        Assert.Equal(["N.C.F_Single", "N.C.F_Row"], TestSource.ReadAll(TestSource.Compile(TestSource.InClass(Members))).Select(result => result.Model!.Declaration.HintName));
    }

    [Fact]
    public void RejectedBodyKeepsDeclarationParametersAndOutputs()
    {
        var rejected = TestSource.Read("[Loss] public static partial (float loss, float n) F([Grad] Row p, int y) => (p[y] % 2, 1);").Model!;
        Assert.Null(rejected.Formula);
        Assert.Equal("public static partial (float loss, float n) F(global::LossGen.Row p, int y);", rejected.Declaration.DefiningPart);
        Assert.Equal(2, rejected.Parameters.Items.Length);
        Assert.Equal(["loss", "n"], rejected.Outputs);
    }

    [Fact]
    public void RowsThatMeetShareAnAxis()
    {
        var parameters = TestSource.Read("[Loss] public static partial float F([Grad] Row a, Row b, Row c, BoolRow m, Row d, int y) => Sum(Where(m, a - c, 0f)) + Dot(b, b) + d[y] * b[y];").Model!.Parameters.Items;
        Assert.Equal([1, 2, 1, 1, 2], parameters.Where(parameter => parameter.IsRow).Select(parameter => parameter.Axis.Id));
        Assert.Equal(2, parameters[5].LabelAxis.Id);
    }

    [Fact]
    public void NamesOfLocalsAreKept()
    {
        var formula = TestSource.Read("[Loss] public static partial float F([Grad] float p, float t) { var error = p - t; var same = p; return error * same; }").Model!.Formula!;
        Assert.Equal("error", formula.Loss.Value.X.Name);
        Assert.Null(formula.Loss.Value.Y.Name);
    }

    [Fact]
    public void SameSourceGivesEqualModels() => Assert.Equal(model, TestSource.ReadAll(TestSource.Compile(Losses))[0].Model);
}
