using LossGen.Analyzers.Stability;
using LossGen.Analyzers.Stability.Reading;
using LossGen.Analyzers.Stability.Screening;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Stability.Tests;

/// <summary>What is screened out without binding is nothing that binding finds.</summary>
public sealed class ScreenTests
{
    public static TheoryData<string> Files => [.. SnippetFile.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task NothingIsFoundInWhatIsScreenedOut(string file)
    {
        var (project, _) = SnippetProject.Open(SnippetFile.All[file]);
        var compilation = (await project.GetCompilationAsync())!;
        var screen = new Screen(compilation, hasTensors: compilation.GetTypeByMetadataName("TorchSharp.torch") is not null);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var (_, body) in Bodies.Of(await tree.GetRootAsync(), _ => true))
            {
                if (screen.MayHold(body) || model.GetOperation(body) is not { } operation)
                    continue;
                Assert.Empty(new StabilityFinder(CodeReader.Read(operation, CancellationToken.None)).Find());
            }
        }
    }

    [Theory]
    [InlineData("int M(int n) => n + 1;")]
    [InlineData("double M(double x, double y) => x * y + x / y;")]
    [InlineData("double M(double x) { var y = System.Math.Exp(x); return y; }")]
    [InlineData("double M(double x, double y) => (x * x + y * y) / (x + 2);")]
    [InlineData("double M(double[] x) { var s = 0.0; for (var i = 0; i < x.Length; i++) s += x[i]; return s; }")]
    [InlineData("double M(double a, double b, double c) => a / (b * c) + System.Math.Sqrt(a * b + c);")]
    [InlineData("double M(double[] x) { var s = 0.0; foreach (var v in x) s += v * v; return s; }")]
    [InlineData("double M(double x) => 2.0 / 3.0 * x;")]
    [InlineData("float M(float x, int n) { var k = n + 1; for (var i = k; i < n; i++) k += i; return x; }")]
    [InlineData("double M(double x) { { var y = System.Math.Exp(x); } { var y = x; return y - 1; } }")]
    [InlineData("double M(double x, double y, double[] v) { var g = System.Math.Sqrt(y); foreach (var e in v) g *= e; return x / (y * g); }")]
    [InlineData("ulong M(ulong n) { ulong k = n + 1; return 1 - k * k; }")]
    public void PlainArithmeticIsScreenedOut(string member) => Assert.False(MayHold(member));

    [Theory]
    [InlineData("double M(double x) => System.Math.Exp(x) - 1;")]
    [InlineData("double M(double x) { var e = System.Math.Exp(x); var y = e; return y - 1; }")]
    [InlineData("double M(double x) { double y; y = 1 + x; return System.Math.Log(y); }")]
    [InlineData("double M(double[] x) { var s = 0.0; foreach (var v in x) s += System.Math.Exp(v); return System.Math.Log(s); }")]
    [InlineData("string M(double x) => $\"{System.Math.Log(1 + x)}\";")]
    [InlineData("string M(double x) => \"//\" + System.Math.Log(1 + x);")]
    [InlineData("const double One = 1; double M(double x) => System.Math.Log(One + x);")]
    [InlineData("float M(float[] x) { var s = 0f; foreach (var v in x) s += v; return s; }")]
    [InlineData("double M(double a, double b, double c) { var s = a; return System.Math.Sqrt((s - b) * (a - b) + c * c); }")]
    [InlineData("double M(double a, double b, double c) => System.Math.Sqrt((a + b) * (b + a) + c * c);")]
    [InlineData("double M(double[] x, int i, double c) { var k = i; return System.Math.Sqrt(x[k] * x[i] + c * c); }")]
    [InlineData("double M(double a, double b) { var q = a * b; var p = q; return a / (p * b); }")]
    [InlineData("double M(double[] x) { var s = 0.0; foreach (var v in x) { var t = s + System.Math.Exp(v); s = t; } return System.Math.Log(s); }")]
    [InlineData("double M(double x) { var e = System.Math.Exp(x); System.Func<double, double> f = e => e * 2; return e - 1; }")]
    [InlineData("void M(double x) { double y = 0, z = 0; for (var i = 0; i < 9; i++, z = y - 1) y = System.Math.Exp(x); }")]
    [InlineData("float M(float[] x) { var s = 2 * x[0]; foreach (var v in x) s += v; return s; }")]
    [InlineData("double M(int n) => 1 / 3 * n;")]
    [InlineData("double M() => 1e30 + 1;")]
    [InlineData("double M(double a, double x, double c) { var p = x * c; return a / (p * x); }")]
    [InlineData("double M(double a, double x, double c) { var p = x * c; return a / (p * p); }")]
    [InlineData("double M(int n) => 1.0 - n * n;")]
    [InlineData("double M() { { int x = 1; System.Console.Write(x); } return 1 - x * x; } double x;")]
    [InlineData("double M(int x) { System.Func<double, double> f = x => 1 - x * x; return f(x); }")]
    public void WhatIsReportedGoesThrough(string member) => Assert.True(MayHold(member));

    private static bool MayHold(string member)
    {
        var tree = CSharpSyntaxTree.ParseText("class C { " + member + " }");
        var screen = new Screen(CSharpCompilation.Create("Screened", [tree]), hasTensors: false);
        return Bodies.Of(tree.GetRoot(), _ => true).Any(found => screen.MayHold(found.Body));
    }
}
