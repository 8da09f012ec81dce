using System.Reflection;
using LossGen.Compiler.Syntax;

namespace LossGen.Reader.Tests;

/// <summary>Everything that Formula offers can be read, and all of MathF that has a meaning.</summary>
public sealed class FunctionTableTests
{
    /// <summary>Functions of MathF about the bits of a number, or for speed: they have no place in a formula.</summary>
    private static readonly string[] NotMathematics =
        ["BitDecrement", "BitIncrement", "ILogB", "ScaleB", "MaxMagnitude", "MinMagnitude", "ReciprocalEstimate", "ReciprocalSqrtEstimate", "SinCos"];

    public static TheoryData<string, int> FormulaFunctions => Functions(typeof(Formula));

    public static TheoryData<string, int> MathFunctions => Functions(typeof(MathF));

    [Theory]
    [MemberData(nameof(FormulaFunctions))]
    public void FunctionOfFormulaIsRead(string name, int arguments) => Assert.NotNull(FunctionTable.Find(name, arguments));

    [Theory]
    [MemberData(nameof(MathFunctions))]
    public void FunctionOfMathIsRead(string name, int arguments) => Assert.NotNull(FunctionTable.Find(name, arguments));

    private static TheoryData<string, int> Functions(Type type)
    {
        var functions = new TheoryData<string, int>();
        foreach (var (name, arguments) in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => !NotMathematics.Contains(method.Name) && !(method.Name == "Round" && method.GetParameters().Length > 1))
            .Select(method => (method.Name, method.GetParameters().Length)).Distinct())
            functions.Add(name, arguments);
        return functions;
    }
}
