using System.Globalization;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;

namespace LossGen.Reader.Tests;

/// <summary>Losses of referenced assemblies are read from the text that they carry.</summary>
public sealed class ReferencedLossTests
{
    [Theory]
    [InlineData("float F([Grad] float p, float t) => Library.Error(2 * p, t) + 1", "Abs(2 * p - t) * Abs(2 * p - t) + 1")]
    [InlineData("float F([Grad] float p) => Library.Error(p)", "Abs(p - 0) * Abs(p - 0)")]
    [InlineData("float F([Grad] float p, float t) => Library.Error(t: p, p: t)", "Abs(t - p) * Abs(t - p)")]
    [InlineData("float F([Grad] float p) => p * Library.Error(3, 1)", "p * 4")]
    [InlineData("float F([Grad] Row z, int y) => Library.Picked(Softmax(z), y)", "-Softmax(z)[y]")]
    [InlineData("float F([Grad] Row z) => Sum(z, x => Library.Error(x, 1))", "Sum(Abs(z - 1) * Abs(z - 1))")]
    public void FormulaIsReadFromItsText(string member, string expected)
    {
        var result = TestSource.Read("[Loss] public static partial " + member + ";");
        Assert.Empty(result.Diagnostics);
        Assert.Equal(expected, FormulaPrinter.Print(result.Model!.Formula!.Loss.Value, result.Model.Parameters.Items));
    }

    [Fact]
    public void NamesOfLocalsAreKept()
    {
        var formula = TestSource.Read("[Loss] public static partial float F([Grad] float p) => Library.Error(p, 1);").Model!.Formula!;
        Assert.Equal("r", formula.Loss.Value.X.Name);
    }

    [Fact]
    public void IndexOfARowIsALabel()
    {
        var label = TestSource.Read("[Loss] public static partial float F([Grad] Row z, int y) => Library.Picked(z, y);").Model!.Parameters.Items[1];
        Assert.True(label.IsLabel);
        Assert.Equal(new Axis(1), label.LabelAxis);
    }

    [Fact]
    public void ValuesArePlacedAtTheCall()
    {
        var result = TestSource.Read("[Loss] public static partial float F([Grad] float p) => 1 + Library.Error(p, 1);");
        Assert.Equal("Library.Error(p, 1)", result.Places[result.Model!.Formula!.Loss.Value.Y.Place!.Value].ToString());
    }

    [Theory]
    [InlineData("Newer(p, p)", "'Library.Newer' of the assembly 'Library' carries a formula of version 2, and this generator reads versions up to 1: update the package LossGen in this project")]
    [InlineData("Broken(p, p)", "'Library.Broken' of the assembly 'Library' carries a formula that cannot be read (line 3: the last line is 'end'; the text is cut off): build 'Library' again, or update the package that it comes from")]
    [InlineData("OfAnother(p, p)", "'Library.OfAnother' of the assembly 'Library' carries a formula that cannot be read (it is the formula of another method): build 'Library' again, or update the package that it comes from")]
    [InlineData("WithoutVersion(p)", "'Library.WithoutVersion' of the assembly 'Library' carries a formula that cannot be read (there is no version or no text): build 'Library' again, or update the package that it comes from")]
    [InlineData("WithoutText(p)", "'Library.WithoutText' of the assembly 'Library' carries a formula that cannot be read (there is no version or no text): build 'Library' again, or update the package that it comes from")]
    public void WhatCannotBeReadIsNamed(string call, string message) => Assert.Equal(
        message,
        Assert.Single(TestSource.Read($"[Loss] public static partial float F([Grad] float p) => Library.{call};").Diagnostics).GetMessage(CultureInfo.InvariantCulture));

    [Fact]
    public void CallsThatMultiplyAreRejectedOnce()
    {
        var calls = "static float H0(float x) => Library.Error(x); " + string.Concat(Enumerable.Range(1, 25).Select(i => FormattableString.Invariant($"static float H{i}(float x) => H{i - 1}(x) + H{i - 1}(-x); ")));
        Assert.Equal("LG0044", Assert.Single(TestSource.Read("[Loss] public static partial float F([Grad] float p) => H25(p); " + calls).Diagnostics).Id);
    }

    /// <summary>Formulas whose text is hard: constants, names, depth.</summary>
    public static TheoryData<string> HardFormulas =>
    [
        "float F([Grad] float p) => p * MathF.PI + 0.1f + 1e-30f + 1e30f + float.Epsilon + float.MaxValue + 1f / 3",
        "float F([Grad] float p) => p > float.NegativeInfinity && p < float.PositiveInfinity ? -2.5f * p : float.NaN",
        "float F([Grad] float @in, float @return, float @true, float end, float inf, float abs, float grad) => @in + @return + @true + end * inf + abs * grad",
        "float F([Grad] float p) { var r = p * p; if (p > 0) { var q = r + 1; r = q * r; } var s = r; { var t = Exp(s); s = t * t; } return s + Half(p); } static float Half(float x) { var r = x / 2; var s = Exp(r); return r * s; }",
        "float F([Grad] float ärger_1) { var größe = ärger_1 * ärger_1; return größe * größe; }",
        "float F([Grad] float p) => " + string.Concat(Enumerable.Repeat("Exp(1 + ", 150)) + "p" + new string(')', 150),
        "float F([Grad] Row z, BoolRow m, IntRow k, Row v, [Label] int l, int y, [Domain(double.NegativeInfinity, 1e-3, MaximumExclusive = true)] float d = -0.5f, [Hyper] DayOfWeek w = DayOfWeek.Friday, [Hyper] bool b = true, [Hyper] int i = -3) => Sum(Where(m, z, d)) + v[0 == i ? y : ArgMax(v)] * z.Length + Sum(Where(Equal(k, i), z, 0)) + (b && w == DayOfWeek.Monday ? l : StopGradient(d))",
        "(float loss, float own, float same) F([Grad] float p, float w, [Mask] bool b) => (Weighted(p, w), Weighted(Weighted(p, w), b), p)",
    ];

    [Theory]
    [MemberData(nameof(HardFormulas))]
    public void HardFormulasAreReadAsTheyWereWritten(string member)
    {
        var result = TestSource.Read("[Loss] public static partial " + member + (member.EndsWith('}') ? "" : ";"));
        Assert.Empty(result.Diagnostics);
        var formula = result.Model!.Formula!;
        Assert.Equal(formula.Text, FormulaTextReader.Read("F", FormulaTextWriter.Write(formula)).Text);
        Assert.Equal(formula.Text, FormulaTextReader.Read("F", FormulaTextWriter.Write(formula).Replace("\n", "\r\n", StringComparison.Ordinal)).Text);
    }
}
