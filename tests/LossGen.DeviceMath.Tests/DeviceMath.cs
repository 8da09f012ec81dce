using System.Reflection;
using LossGen.Compiler.Emission.Gpu;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.DeviceMathTests;

/// <summary>The math of kernels for a device, compiled for this processor: as it stands, and with the multiplications and additions joined that a device may join.</summary>
internal sealed class DeviceMath
{
    /// <summary>What the text takes from ILGPU.</summary>
    private const string Interop = """
        namespace ILGPU
        {
            public static class Interop
            {
                public static uint FloatAsInt(float value) => System.BitConverter.SingleToUInt32Bits(value);

                public static ulong FloatAsInt(double value) => System.BitConverter.DoubleToUInt64Bits(value);

                public static float IntAsFloat(uint value) => System.BitConverter.UInt32BitsToSingle(value);

                public static double IntAsFloat(ulong value) => System.BitConverter.UInt64BitsToDouble(value);
            }
        }
        """;

    private readonly Type type;

    private DeviceMath(string name, Func<SyntaxTree, SyntaxTree> change)
    {
        Name = name;
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, generalDiagnosticOption: ReportDiagnostic.Error);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var text = change(CSharpSyntaxTree.ParseText(DeviceMathText.Source));
        var compilation = CSharpCompilation.Create("DeviceMath" + name, [text, CSharpSyntaxTree.ParseText(Interop)], references, options);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(20)));
        type = Assembly.Load(stream.ToArray()).GetType("LossGen.Gpu.DeviceMath", throwOnError: true)!;
    }

    /// <summary>Every operation rounds.</summary>
    public static DeviceMath Separate { get; } = new("Separate", tree => tree);

    /// <summary>A product that is added or subtracted does not round.</summary>
    public static DeviceMath Contracted { get; } = new("Contracted", tree => tree.WithRootAndOptions(new Contraction().Visit(tree.GetRoot()), tree.Options));

    public static IReadOnlyList<DeviceMath> Both => [Separate, Contracted];

    public string Name { get; }

    /// <summary>Whether there is a function with these parameters.</summary>
    public bool Has(string name, params Type[] parameters) => Find(name, parameters) is not null;

    public Func<T, TResult> Function<T, TResult>(string name) => (Func<T, TResult>)Delegate(name, typeof(Func<T, TResult>), typeof(T));

    public Func<T1, T2, TResult> Function<T1, T2, TResult>(string name) =>
        (Func<T1, T2, TResult>)Delegate(name, typeof(Func<T1, T2, TResult>), typeof(T1), typeof(T2));

    public TDelegate Of<TDelegate>(string name)
        where TDelegate : Delegate =>
        (TDelegate)Delegate(name, typeof(TDelegate), [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)]);

    public override string ToString() => Name;

    private Delegate Delegate(string name, Type kind, params Type[] parameters) =>
        (Find(name, parameters) ?? throw new MissingMethodException(nameof(DeviceMath), name)).CreateDelegate(kind);

    private MethodInfo? Find(string name, Type[] parameters) =>
        type.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic, binder: null, parameters, modifiers: null) is { IsAssembly: true } method
        && method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameters)
            ? method
            : null;
}
