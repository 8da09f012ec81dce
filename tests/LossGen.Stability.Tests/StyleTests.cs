using System.Reflection;
using LossGen.Analyzers.Stability.Printing;
using LossGen.Analyzers.Stability.Reading;

namespace LossGen.Stability.Tests;

/// <summary>What fixes are written with.</summary>
public sealed class StyleTests
{
    private static readonly HashSet<string> Methods = [.. typeof(StableMath).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name)];

    /// <summary>The functions of StableMath that a fix in either type may call.</summary>
    public static TheoryData<string> Names =>
    [
        .. new[] { NumericType.Single, NumericType.Double }
            .SelectMany(type => Style.Of(type)!.Functions.Values)
            .Where(format => format.StartsWith("StableMath.", StringComparison.Ordinal))
            .Select(format => format["StableMath.".Length..format.IndexOf('(')])
            .Distinct().Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFunctionOfAFixIsInStableMath(string name) => Assert.Contains(name, Methods);
}
