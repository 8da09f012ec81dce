using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using LossGen.Compiler.Ir;

namespace LossGen.Kernels.Tests;

/// <summary>The members of a loss on a device, called by the names of their parameters: inputs are copied there, results back.</summary>
internal sealed class DeviceMembers : ILossMembers
{
    private readonly TestFormula formula;
    private readonly ElementFormat element;
    private readonly Accelerator accelerator;
    private readonly object members;

    public DeviceMembers(TestFormula formula, ElementFormat element, Accelerator accelerator)
    {
        this.formula = formula;
        this.element = element;
        this.accelerator = accelerator;
        members = Activator.CreateInstance(TypeOf(formula)!, accelerator)!;
    }

    /// <summary>The elements before the first in every buffer: 0, or few, so that views are not aligned.</summary>
    public int Offset { get; init; }

    /// <summary>Gradients are written in the place of their inputs.</summary>
    public bool IsInPlace { get; init; }

    /// <summary>The class of a loss for devices; null where it has none.</summary>
    public static Type? TypeOf(TestFormula formula) => formula.Type.GetNestedType(formula.Name + "Gpu");

    /// <inheritdoc/>
    public double[] Forward(Batch batch, LossOptions options = default)
    {
        var results = Outputs(1);
        Call("Forward", batch, options, results);
        return [.. results.Values.Select(result => element.Arithmetic.Doubles(result)[0])];
    }

    /// <inheritdoc/>
    public double[][] PerSample(Batch batch, LossOptions options = default)
    {
        var results = formula.Source.Outputs.Length == 1
            ? new Dictionary<string, Array> { ["losses"] = Filled(element.Arithmetic, batch.Samples) }
            : Outputs(batch.Samples);
        Call("PerSample", batch, options, results);
        return [.. results.Values.Select(element.Arithmetic.Doubles)];
    }

    /// <inheritdoc/>
    public (double[] Reduced, double[][] Gradients) WithGradient(Batch batch, LossOptions options = default)
    {
        var (results, gradients) = (Outputs(1), Gradients(batch));
        Call("WithGradient", batch, options, results.Concat(gradients).ToDictionary());
        return ([.. results.Values.Select(result => element.Arithmetic.Doubles(result)[0])], [.. gradients.Values.Select(element.Doubles)]);
    }

    /// <inheritdoc/>
    public double[][] Backward(Batch batch, double[] upstream, LossOptions options = default)
    {
        var gradients = Gradients(batch);
        Call("Backward", batch, options, gradients.Append(new("lossGradient", element.Arithmetic.Array(upstream))).ToDictionary());
        return [.. gradients.Values.Select(element.Doubles)];
    }

    private Dictionary<string, Array> Outputs(int length) => formula.Source.Outputs.ToDictionary(output => output.Name, _ => Filled(element.Arithmetic, length));

    private Dictionary<string, Array> Gradients(Batch batch) =>
        formula.Source.Parameters.Where(parameter => parameter.IsGrad).ToDictionary(parameter => parameter.Name + "Gradient", parameter => Filled(element, batch.Lengths[parameter.Name]));

    private static Array Filled(ElementFormat format, int length) => format.Array(Enumerable.Repeat(-7.0, length));

    private void Call(string name, Batch batch, LossOptions options, Dictionary<string, Array> others)
    {
        var stored = formula.Source.Parameters.First(parameter => parameter.IsGrad).Name;
        var view = typeof(ArrayView<>).MakeGenericType(DeviceArray.TypeOf(element.Type));
        var method = members.GetType().GetMethods().Single(method => method.Name == name && method.GetParameters().Any(parameter => parameter.Name == stored && parameter.ParameterType == view));
        using var arrays = new DeviceArrays(accelerator, Offset);
        method.Invoke(members, BindingFlags.DoNotWrapExceptions, null, [.. method.GetParameters().Select(parameter => Argument(parameter, batch, options, others, arrays))], null);
        foreach (var (other, array) in others)
            arrays.ReadBack(Replaced(other, batch) ?? array, array);
    }

    /// <summary>The input in whose place a result is written.</summary>
    private Array? Replaced(string name, Batch batch) =>
        IsInPlace && formula.Source.Parameters.FirstOrDefault(parameter => parameter.IsGrad && parameter.Name + "Gradient" == name) is { } input ? batch.Arrays[input.Name] : null;

    private object? Argument(ParameterInfo parameter, Batch batch, LossOptions options, Dictionary<string, Array> others, DeviceArrays arrays)
    {
        var name = parameter.Name!;
        if (name == "stream")
            return accelerator.DefaultStream;
        if (name == "options")
            return options;
        if (others.TryGetValue(name, out var other))
            return arrays.View(Replaced(name, batch) ?? other);
        if (batch.Arrays.TryGetValue(name, out var array))
            return arrays.View(array);
        if (batch.Widths.TryGetValue(name, out var width))
            return width;
        if (batch.Setting.IsAbsentName(name))
            return Activator.CreateInstance(parameter.ParameterType);
        var value = batch.Setting.Hypers[name];
        return parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, (int)value) : Convert.ChangeType(value, parameter.ParameterType, null);
    }
}
