using System.Reflection;
using System.Text.RegularExpressions;

namespace LossGen.Kernels.Tests;

/// <summary>A loss that is called once a step has no time to become fast.</summary>
public sealed partial class FirstCallTests
{
    private static readonly MethodInfo[] Kernels =
    [
        .. typeof(FirstCallTests).Assembly.GetTypes()
            .Where(type => type.Namespace == "LossGen.Generated")
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => OfOneWidth().IsMatch(method.Name)),
    ];

    [Fact]
    public void EveryKernelIsOptimisedWhenItIsFirstCalled()
    {
        // Two kernels at least of each formula, at four widths.
        Assert.True(Kernels.Length > 8 * FormulaCatalog.All.Length, $"{Kernels.Length} kernels");
        Assert.Empty(Kernels
            .Where(kernel => !kernel.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization))
            .Select(kernel => $"{kernel.DeclaringType!.Name}.{kernel.Name}"));
    }

    [GeneratedRegex(@"\D(512|256|128|1)$")]
    private static partial Regex OfOneWidth();
}
