using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.StandIn;

namespace LossGen.StandIn.Tests;

public sealed class CheckTests
{
    [Theory]
    [InlineData(nameof(ForeignCode.Throws), "Throws: a string; Throws: an object of the class ArgumentException; Throws: throw")]
    [InlineData(nameof(ForeignCode.Tries), "Tries: try")]
    [InlineData(nameof(ForeignCode.MakesAnObject), "MakesAnObject: an object of the class ForeignCode")]
    [InlineData(nameof(ForeignCode.MakesADelegate), "MakesADelegate: a static field; MakesADelegate: a delegate; MakesADelegate: a virtual call")]
    [InlineData(nameof(ForeignCode.MakesAnArray), "MakesAnArray: an array")]
    [InlineData(nameof(ForeignCode.ReadsATable), "ReadsATable: a static field; ReadsATable: an array")]
    [InlineData(nameof(ForeignCode.WritesAField), "WritesAField: a static field")]
    [InlineData(nameof(ForeignCode.TakesAnExponential), "TakesAnExponential: MathF.Exp, which devices lack or compute otherwise")]
    [InlineData(nameof(ForeignCode.FusesAMultiplication), "FusesAMultiplication: MathF.FusedMultiplyAdd, which devices lack or compute otherwise")]
    [InlineData(nameof(ForeignCode.TakesASign), "TakesASign: MathF.Sign, which devices lack or compute otherwise")]
    [InlineData(nameof(ForeignCode.Clamps), "Clamps: Math.Clamp, which devices lack or compute otherwise")]
    [InlineData(nameof(ForeignCode.CopiesASign), "CopiesASign: MathF.CopySign, which devices lack or compute otherwise")]
    [InlineData(nameof(ForeignCode.TakesALogarithm), "TakesALogarithm: MathF.Log2, which devices lack or compute otherwise")]
    [InlineData(nameof(ForeignCode.RoundsAwayFromZero), "RoundsAwayFromZero: MathF.Round, which devices lack or compute otherwise")]
    [InlineData(nameof(ForeignCode.TakesBits), "TakesBits: BitConverter.SingleToInt32Bits, which devices lack or compute otherwise")]
    [InlineData(nameof(ForeignCode.CountsBits), "CountsBits: BitOperations.PopCount, which devices lack or compute otherwise")]
    [InlineData(nameof(ForeignCode.ConvertsAnUnsignedInteger), "ConvertsAnUnsignedInteger: an unsigned integer converted to a floating-point number (it goes through double: use int)")]
    [InlineData(nameof(ForeignCode.CallsItself), "Factorial calls itself")]
    [InlineData(nameof(ForeignCode.AllocatesAVariableLength), "AllocatesAVariableLength: SharedMemory.Allocate with a length that is no constant")]
    [InlineData(nameof(ForeignCode.CallsThroughAnInterface), "Scaled: a call through an interface; Scaled: a virtual call")]
    [InlineData(nameof(ForeignCode.BoxesAValue), "BoxesAValue: a value as an object; Boxed: a value as an object")]
    [InlineData(nameof(ForeignCode.HidesAFaultInWhatItCalls), "Inner: MathF.Exp, which devices lack or compute otherwise")]
    public void What_devices_do_not_run_is_named_with_its_method(string name, string findings)
    {
        var kernel = typeof(ForeignCode).GetMethod(name)!;
        Assert.Equal(findings, string.Join("; ", KernelCheck.Find(kernel)));
        using var accelerator = new SimulatedDevice().CreateAccelerator();
        var fault = Assert.Throws<KernelFaultException>(() => accelerator.LoadKernel(kernel.CreateDelegate<Action<ArrayView<float>>>()));
        Assert.Equal($"Kernel {name} holds what a kernel may not: {findings}.", fault.Message);
        Assert.Equal(FaultKind.UnsupportedCode, fault.Kind);
    }

    [Theory]
    [InlineData(nameof(ForeignCode.HasASpan), "a span")]
    [InlineData(nameof(ForeignCode.MakesAString), "a string")]
    [InlineData(nameof(ForeignCode.AllocatesOnTheStack), "stackalloc")]
    [InlineData(nameof(ForeignCode.HasVectors), "Vector128.")]
    public void What_compilers_write_in_several_ways_is_named(string name, string finding)
        => Assert.Contains(KernelCheck.Find(typeof(ForeignCode).GetMethod(name)!), found => found.StartsWith($"{name}: {finding}", StringComparison.Ordinal));

    [Fact]
    public void A_kernel_that_calls_its_own_helpers_is_run_with_them()
    {
        Assert.Empty(KernelCheck.Find(typeof(ForeignCode).GetMethod(nameof(ForeignCode.HasOwnHelpers))!));
        using var accelerator = new SimulatedDevice().CreateAccelerator();
        using var x = accelerator.Allocate1D<float>([3, float.NaN, 0]);
        accelerator.LoadKernel<ArrayView<float>>(ForeignCode.HasOwnHelpers)(accelerator.DefaultStream, new KernelConfig(1, 1), x.View);
        Assert.Equal([25, float.NaN, 20], x.GetAsArray1D());
    }

    [Fact]
    public void Every_kernel_of_these_tests_but_the_foreign_ones_is_checked_and_clean()
    {
        MethodInfo[] kernels = [.. ((Type[])[typeof(SumKernels), typeof(FaultyKernels)]).SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))];
        Assert.True(kernels.Length > 40);
        Assert.All(kernels, kernel => Assert.Empty(KernelCheck.Find(kernel)));
    }

    [Fact]
    public void A_lambda_is_no_kernel()
        => Refused("it is not static, or is a lambda", static x => x[0] = 1f);

    [Fact]
    public void A_generic_method_is_no_kernel() => Refused("it is generic", Generic<int>);

    [Fact]
    public void A_parameter_with_a_reference_makes_no_kernel()
        => Refused<Holder>("its parameter 'holder' is or holds a reference (Object)", Holds);

    [Fact]
    public void A_half_of_the_base_library_makes_no_kernel()
        => Refused<System.Half>("its parameter 'x' is a System.Half; devices have ILGPU.Half", TakesHalf);

    private static void Refused(string why, Action<ArrayView<float>> kernel) => Refused<ArrayView<float>>(why, kernel);

    private static void Refused<T>(string why, Action<T> kernel)
        where T : struct
    {
        using var accelerator = new SimulatedDevice().CreateAccelerator();
        var fault = Assert.Throws<KernelFaultException>(() => accelerator.LoadKernel(kernel));
        Assert.Equal($"{kernel.Method.Name} cannot be a kernel: {why}.", fault.Message);
        Assert.Equal(FaultKind.NotAKernel, fault.Kind);
    }

    private static void Generic<T>(ArrayView<float> x) => x[0] = 1f;

    private static void Holds(Holder holder)
    {
    }

    private static void TakesHalf(System.Half x)
    {
    }

    private struct Holder
    {
        public object? Value { get; init; }
    }
}
