using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Tests;

/// <summary>The gradient that is emitted, by hand: from calculus, in the form that does not cancel.</summary>
public sealed class DifferentiationTests
{
    [Theory]
    [InlineData("square(x - y)", "x", "2 * (x - y)")]
    [InlineData("log(1 + exp(x))", "x", "Sigmoid(x)")]
    [InlineData("-log(sigmoid(beta * (x - y)))", "x", "-(Sigmoid(-(beta * (x - y))) * beta)")]
    [InlineData("log(cosh(x - y))", "x", "Tanh(x - y)")]
    [InlineData("exp(x) - x - 1", "x", "Expm1(x)")]
    [InlineData("-log(pick(softmax(z), k))", "z", "z[k] == (-inf) ? 0 : iota == k ? -SoftmaxComplement(z)[k] : Softmax(z)")]
    [InlineData("logSumExp(z)", "z", "LogSumExp(z) == (-inf) ? 0 : Softmax(z)")]
    [InlineData("sum(square(z - t))", "z", "2 * (z - t)")]
    [InlineData("norm(z - t)", "z", "Norm(z - t) == 0 ? 0 : (z - t) / Norm(z - t)")]
    [InlineData("stopGradient(x) * y + x", "x", "1")]
    [InlineData("floor(x) + y", "x", "0")]
    public void TheGradientIs(string formula, string parameter, string gradient) => Assert.Equal(gradient, Gradient(formula, parameter));

    [Fact]
    public void AChoiceNotTakenMultipliesNothing() =>
        Assert.Equal("0 < x ? 1 / x : 0", Gradient("0 < x ? log(x) : y", "x"));

    [Fact]
    public void ATieOfTwoDifferentiatedOperandsIsShared() =>
        Assert.Equal("y < x ? 1 : x == y ? 0.5 : 0", Gradient("max(x, y)", "x", "x", "y"));

    [Fact]
    public void ATieWithADatumGivesNothing() =>
        Assert.Equal("0 < x ? 1 : 0", Gradient("max(x, 0)", "x"));

    [Fact]
    public void WhatEveryElementSharesGetsTheSum() =>
        Assert.Equal("Sum(z)", Gradient("sum(x * z)", "x"));

    private static string Gradient(string text, string parameter, params string[] others)
    {
        var parameters = TextFormula.Parameters.Select(declared => declared with { IsGrad = declared.Name == parameter || others.Contains(declared.Name) }).ToList();
        var source = TextFormula.Of(text);
        var plan = LossCompiler.Compile(new Formula("Test", source.Graph, [.. parameters], source.Outputs));
        var index = parameters.FindIndex(declared => declared.Name == parameter);
        return FormulaPrinter.Print(plan.Gradients.Single(gradient => gradient.Parameter == index).Gradient, plan.Formula.Parameters);
    }
}
