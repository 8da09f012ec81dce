using System.Reflection;
using System.Text.Json;
using LossGen.Testing;

namespace LossGen.Kernels.Tests;

/// <summary>A loss on some samples, as Golden/golden.py computed it from its definition.</summary>
internal sealed class GoldenCase
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNameCaseInsensitive = true };

    private static readonly Lazy<GoldenCase[]> Cases = new(() =>
    {
        using var stream = typeof(GoldenCase).Assembly.GetManifestResourceStream("Golden.catalogue")!;
        return JsonSerializer.Deserialize<GoldenCase[]>(stream, Names)!;
    });

    public static IReadOnlyList<GoldenCase> All => Cases.Value;

    /// <summary>Class and member.</summary>
    public required string Loss { get; init; }

    public required Dictionary<string, double> Hypers { get; init; }

    public required int Width { get; init; }

    public required Dictionary<string, JsonElement[]> Inputs { get; init; }

    /// <summary>The loss of each sample.</summary>
    public required double[] Losses { get; init; }

    /// <summary>The gradient of each sample's loss.</summary>
    public required Dictionary<string, double[]> Gradients { get; init; }

    public string Name => Loss.Split('.')[1];

    private Type Type => FormulaTables.Members.GetType("LossGen.Losses." + Loss.Split('.')[0])!;

    /// <summary>The losses that the generated member writes, a value per sample.</summary>
    public double[] PerSample<T>()
    {
        var destinations = new Dictionary<string, T[]>();
        Call<T>("PerSample", destinations);
        return Doubles(destinations[destinations.ContainsKey("losses") ? "losses" : "loss"]);
    }

    /// <summary>The gradients that the generated member writes for an upstream gradient of 1.</summary>
    public Dictionary<string, double[]> Backward<T>()
    {
        var destinations = new Dictionary<string, T[]>();
        Call<T>("Backward", destinations);
        return Gradients.Keys.ToDictionary(name => name, name => Doubles(destinations[name + "Gradient"]));
    }

    public override string ToString() => Loss + string.Concat(Hypers.Select(hyper => $" {hyper.Key} = {hyper.Value}"));

    private void Call<T>(string suffix, Dictionary<string, T[]> destinations)
    {
        var method = Type.GetMethods(BindingFlags.Static | BindingFlags.Public).Single(method => method.Name == Name + suffix
            && method.GetParameters().Any(parameter => parameter.Name == Gradients.Keys.First() && parameter.ParameterType == typeof(ReadOnlySpan<T>)));
        MemberInvoker.For(method)([.. method.GetParameters().Select(parameter => Argument(parameter, destinations))]);
    }

    private object? Argument<T>(ParameterInfo parameter, Dictionary<string, T[]> destinations)
    {
        var name = parameter.Name!;
        if (Inputs.TryGetValue(name, out var values))
            return parameter.ParameterType == typeof(ReadOnlySpan<bool>) ? values.Select(value => value.GetBoolean()).ToArray()
                : parameter.ParameterType == typeof(ReadOnlySpan<int>) ? values.Select(value => value.GetInt32()).ToArray()
                : Numbers<T>(values.Select(value => value.ValueKind == JsonValueKind.String ? double.NaN : value.GetDouble()));
        if (Hypers.TryGetValue(name, out var hyper))
            return Convert.ChangeType(hyper, parameter.ParameterType, null);
        if (name == "width")
            return Width;
        if (name == "lossGradient")
            return Numbers<T>(Losses.Select(_ => 1.0));
        if (parameter.ParameterType != typeof(Span<T>))
            return parameter.HasDefaultValue ? parameter.DefaultValue : throw new InvalidOperationException($"{this} has no {name}.");
        var length = Gradients.TryGetValue(name.Replace("Gradient", "", StringComparison.Ordinal), out var gradient) ? gradient.Length : Losses.Length;
        return destinations[name] = new T[length];
    }

    private static T[] Numbers<T>(IEnumerable<double> values) => [.. values.Select(value => (T)Convert.ChangeType(value, typeof(T), null))];

    private static double[] Doubles<T>(T[] values) => [.. values.Select(value => Convert.ToDouble(value, null))];
}
