using LossGen.Compiler.Ir;

namespace LossGen.Reader.Tests;

/// <summary>Functions and losses that a formula calls.</summary>
public sealed class CalledFunctionTests
{
    [Fact]
    public void FunctionOfAnotherFileIsRead()
    {
        var result = ReadWith("static float Helper(float x) => x * x;");
        Assert.Empty(result.Diagnostics);
        Assert.Equal("p * p + 1", FormulaPrinter.Print(result.Model!.Formula!.Loss.Value, result.Model.Parameters.Items));
    }

    [Fact]
    public void WhatIsWrongInAnotherFileIsSaidAtTheCall()
    {
        var diagnostic = Assert.Single(ReadWith("static float Helper(float x) => Inner(x); static float Inner(float x) { while (true) { } }").Diagnostics);
        Assert.Equal("LG0030", diagnostic.Id);
        Assert.Equal("Helper(p)", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void FunctionsThatCallEachOtherAreRejected() =>
        Assert.Equal("LG0043", Assert.Single(ReadWith("static float Helper(float x) => Inner(x); static float Inner(float x) => Helper(x);").Diagnostics).Id);

    [Fact]
    public void CallsThatMultiplyAreRejectedOnce()
    {
        var levels = string.Concat(Enumerable.Range(1, 25).Select(i => FormattableString.Invariant($"static float H{i}(float x) => H{i - 1}(x) + H{i - 1}(-x); ")));
        Assert.Equal("LG0044", Assert.Single(ReadWith("static float Helper(float x) => H25(x); static float H0(float x) => x; " + levels).Diagnostics).Id);
    }

    [Fact]
    public void WeightOfACalledLossIsKept()
    {
        const string Members = "[Loss] public static partial float F([Grad] float p, bool b, float v) => b ? G(p, v) : G(p, 2f); [Loss] public static partial float G([Grad] float q, [Weight] float w) => q;";
        var loss = TestSource.Read(Members).Model!;
        Assert.Equal("b ? v : 2", FormulaPrinter.Print(loss.Formula!.Loss.Weight!, loss.Parameters.Items));
        Assert.Equal("p", FormulaPrinter.Print(loss.Formula.Loss.Value, loss.Parameters.Items));
    }

    [Fact]
    public void LambdaSeesTheVariablesOfItsPlace()
    {
        const string Members = "static Func<float, float> Scaled(float a) => x => a * x; [Loss] public static partial float F([Grad] Row z, float t) { var b = t; Func<float, float> g = x => x + b; b = 3; return Sum(Map(z, Scaled(t))) + Sum(z, g); }";
        var loss = TestSource.Read(Members).Model!;
        Assert.Equal("Sum(t * z) + Sum(z + 3)", FormulaPrinter.Print(loss.Formula!.Loss.Value, loss.Parameters.Items));
    }

    private static LossGen.Compiler.Syntax.ReadResult ReadWith(string otherMembers) => TestSource.ReadAll(TestSource.Compile(
        TestSource.InClass("[Loss] public static partial float F([Grad] float p) => Helper(p) + 1;"),
        TestSource.InClass(otherMembers)))[0];
}
