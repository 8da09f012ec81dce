using System.Reflection;
using System.Runtime.CompilerServices;
using LossGen.Compiler.Ir;
using LossGen.Testing;

namespace LossGen.Kernels.Tests;

/// <summary>The generated members of a loss for one element type, called by the names of their parameters.</summary>
internal sealed class KernelMembers : ILossMembers
{
    private readonly TestFormula formula;
    private readonly ElementFormat element;
    private readonly Dictionary<string, (ParameterInfo[] Parameters, Func<object?[], object?> Call)> members = [];

    public KernelMembers(TestFormula formula, ElementFormat element)
    {
        this.formula = formula;
        this.element = element;
        foreach (var suffix in new[] { "", "PerSample", "WithGradient", "Backward" })
            members[suffix] = Find(suffix);
    }

    /// <inheritdoc/>
    public double[] Forward(Batch batch, LossOptions options = default) => Reduced(Call("", batch, options, []));

    /// <inheritdoc/>
    public double[][] PerSample(Batch batch, LossOptions options = default)
    {
        var names = formula.Source.Outputs.Length == 1 ? ["losses"] : formula.Source.Outputs.Select(output => output.Name).ToArray();
        var destinations = names.ToDictionary(name => name, _ => element.Arithmetic.Array(Enumerable.Repeat(-7.0, batch.Samples)));
        Call("PerSample", batch, options, destinations);
        return [.. names.Select(name => element.Doubles(destinations[name]))];
    }

    /// <inheritdoc/>
    public (double[] Reduced, double[][] Gradients) WithGradient(Batch batch, LossOptions options = default)
    {
        var destinations = Destinations(batch);
        var reduced = Reduced(Call("WithGradient", batch, options, destinations));
        return (reduced, Gradients(destinations));
    }

    /// <inheritdoc/>
    public double[][] Backward(Batch batch, double[] upstream, LossOptions options = default)
    {
        var destinations = Destinations(batch);
        Call("Backward", batch, options, new Dictionary<string, Array>(destinations) { ["lossGradient"] = element.Arithmetic.Array(upstream) });
        return Gradients(destinations);
    }

    /// <summary>Calls a member with arrays for the spans that are not the formula's own inputs.</summary>
    public object? Call(string suffix, Batch batch, LossOptions options, Dictionary<string, Array> others)
    {
        var (parameters, call) = members[suffix];
        return call([.. parameters.Select(parameter => Argument(parameter, batch, options, others))]);
    }

    /// <summary>The destinations of a gradient, filled with what must not stay.</summary>
    public Dictionary<string, Array> Destinations(Batch batch) => formula.Source.Parameters.Where(parameter => parameter.IsGrad)
        .ToDictionary(parameter => parameter.Name + "Gradient", parameter => element.Array(Enumerable.Repeat(-7.0, batch.Lengths[parameter.Name])));

    private double[][] Gradients(Dictionary<string, Array> destinations) =>
        [.. formula.Source.Parameters.Where(parameter => parameter.IsGrad).Select(parameter => element.Doubles(destinations[parameter.Name + "Gradient"]))];

    private (ParameterInfo[] Parameters, Func<object?[], object?> Call) Find(string suffix)
    {
        var span = typeof(ReadOnlySpan<>).MakeGenericType(element.Type);
        var stored = formula.Source.Parameters.First(parameter => parameter.IsGrad).Name;
        var method = formula.Type.GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Single(method => method.Name == formula.Name + suffix && method.GetParameters().Any(parameter => parameter.Name == stored && parameter.ParameterType == span));
        return (method.GetParameters(), MemberInvoker.For(method));
    }

    private static object? Argument(ParameterInfo parameter, Batch batch, LossOptions options, Dictionary<string, Array> others)
    {
        var name = parameter.Name!;
        if (name == "options")
            return options;
        if (others.TryGetValue(name, out var other))
            return other;
        if (batch.Arrays.TryGetValue(name, out var array))
            return array;
        if (batch.Setting.IsAbsentName(name))
            return null;
        if (batch.Widths.TryGetValue(name, out var width))
            return width;
        var value = batch.Setting.Hypers[name];
        return parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, (int)value) : Convert.ChangeType(value, parameter.ParameterType, null);
    }

    private double[] Reduced(object? result) => result switch
    {
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => Convert.ToDouble(tuple[i], null))],
        _ => [Convert.ToDouble(result, null)],
    };
}
