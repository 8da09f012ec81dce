using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.Runtime;

/// <summary>What generated members check before they write anything. Every message names the parameter, the place and the value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Check
{
    /// <summary>Whether an optional input was left out. An empty array was not.</summary>
    public static bool IsAbsent<T>(ReadOnlySpan<T> input) => Unsafe.IsNullRef(ref MemoryMarshal.GetReference(input));

    /// <summary>An input with a value per sample has one for each.</summary>
    public static void Samples(int length, int samples, string name, string reference)
    {
        if (length != samples)
            Throw($"{name} has {Text(length)} elements, but {reference} has {Text(samples)}: give one for each sample.", name);
    }

    /// <summary>A width, found from the length of the rows.</summary>
    public static int Width(int length, int samples, string name, string reference)
    {
        if (samples == 0)
        {
            if (length != 0)
                Throw($"{name} has {Text(length)} elements, but {reference} has no samples.", name);
            return 0;
        }

        if (length % samples != 0)
            Throw($"{name} has {Text(length)} elements, which are not rows of one width for the {Text(samples)} samples of {reference}.", name);
        return length / samples;
    }

    /// <summary>The number of samples, found from a width that the caller states.</summary>
    public static int SamplesOfWidth(int length, int width, string name, string widthName)
    {
        if (width <= 0)
            Throw($"{widthName} is {Text(width)}: give the number of elements of a row of {name}, at least 1.", widthName);
        if (length % width != 0)
            Throw($"{name} has {Text(length)} elements, which are not rows of {widthName} {Text(width)}.", name);
        return length / width;
    }

    /// <summary>Rows have the width of the rows that they meet.</summary>
    public static void Rows(int length, int samples, int width, string name, string reference)
    {
        if (length != (long)samples * width)
            Throw($"{name} has {Text(length)} elements, but {Text(samples)} samples of width {Text(width)}, as {reference} has, need {((long)samples * width).ToString(CultureInfo.InvariantCulture)}.", name);
    }

    /// <summary>A row that all samples share has the width of the rows that it meets.</summary>
    public static void Shared(int length, int width, string name, string reference)
    {
        if (length != width)
            Throw($"{name} has {Text(length)} elements, but rows of width {Text(width)}, as {reference} has, need {Text(width)}, the same for every sample.", name);
    }

    /// <summary>A destination has the length of what it is for.</summary>
    public static void Destination(int length, int needed, string name, string reference)
    {
        if (length != needed)
            Throw($"{name} has {Text(length)} elements, but {reference} needs {Text(needed)}.", name);
    }

    /// <summary>Labels index their row, or are the ignored label.</summary>
    public static void Labels(ReadOnlySpan<int> labels, int width, int? ignored, string name, string row)
    {
        if (labels.IsEmpty || (!labels.ContainsAnyExceptInRange(0, width - 1) && width > 0))
            return;
        for (var i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)width && labels[i] != ignored)
                Throw($"{name}[{Text(i)}] is {Text(labels[i])}, but {row} has {Text(width)} elements: labels are 0 to {Text(width - 1)}{Ignored(ignored)}.", name);
    }

    /// <summary>Two destinations, or a destination and an input that is not its own, share no element.</summary>
    public static void Apart<TFirst, TSecond>(ReadOnlySpan<TFirst> first, string firstName, ReadOnlySpan<TSecond> second, string secondName)
        where TFirst : unmanaged
        where TSecond : unmanaged
    {
        if (MemoryMarshal.AsBytes(first).Overlaps(MemoryMarshal.AsBytes(second)))
            Throw($"{firstName} overlaps {secondName}: give it memory of its own.", firstName);
    }

    /// <summary>An input and its own gradient share all elements or none.</summary>
    public static void SameOrApart<T>(ReadOnlySpan<T> gradient, string gradientName, ReadOnlySpan<T> input, string inputName)
    {
        if (gradient.Overlaps(input, out var offset) && offset != 0)
            Throw($"{gradientName} overlaps {inputName}, shifted by {Text(offset)} elements: give the same memory or memory of its own.", gradientName);
    }

    /// <summary>Whether a gradient takes the place of its input.</summary>
    public static bool IsSame<T>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> input) => gradient.Overlaps(input);

    /// <summary>A hyperparameter lies in its domain.</summary>
    public static void Domain(double value, double minimum, double maximum, bool minimumExclusive, bool maximumExclusive, string name)
    {
        if (!Lies(value, minimum, maximum, minimumExclusive, maximumExclusive))
            Throw($"{name} is {Text(value)}, outside {Interval(minimum, maximum, minimumExclusive, maximumExclusive)}.", name);
    }

    /// <summary>Every element of an input lies in its domain.</summary>
    public static void Domain<T>(ReadOnlySpan<T> values, double minimum, double maximum, bool minimumExclusive, bool maximumExclusive, string name)
        where T : unmanaged, IFormattable
    {
        for (var i = 0; i < values.Length; i++)
            if (!Lies(Number(values[i]), minimum, maximum, minimumExclusive, maximumExclusive))
                Throw($"{name}[{Text(i)}] is {Text(values[i])}, outside {Interval(minimum, maximum, minimumExclusive, maximumExclusive)}.", name);
    }

    /// <summary>The options can be carried out together.</summary>
    public static void Options(in LossOptions options, Reduction byDefault)
    {
        if (options.MaxDegreeOfParallelism < 0)
            Throw($"options.MaxDegreeOfParallelism is {Text(options.MaxDegreeOfParallelism)}: give a number of threads, or 0 for as many as pay.", "options");
        if (options.Denominator is not { } denominator)
            return;
        if ((options.Reduction ?? byDefault) == Reduction.Sum)
            Throw($"options.Denominator is {Text(denominator)}, but the reduction is Sum, which divides by nothing: use Mean, or leave the denominator out.", "options");
        if (double.IsNaN(denominator))
            Throw("options.Denominator is NaN.", "options");
    }

    // NaN is reported by the loss itself, and lies outside every domain.
    private static bool Lies(double value, double minimum, double maximum, bool minimumExclusive, bool maximumExclusive) =>
        (minimumExclusive ? value > minimum : value >= minimum) && (maximumExclusive ? value < maximum : value <= maximum);

    private static double Number<T>(T element) => element switch
    {
        float number => number,
        double number => number,
        Half number => (double)number,
        BFloat16 number => (double)number,
        int number => number,
        _ => throw new NotSupportedException(typeof(T).Name),
    };

    private static string Interval(double minimum, double maximum, bool minimumExclusive, bool maximumExclusive) =>
        (minimumExclusive ? "(" : "[") + Text(minimum) + ", " + Text(maximum) + (maximumExclusive ? ")" : "]");

    private static string Ignored(int? ignored) => ignored is { } label ? $", or {Text(label)}, which is ignored" : "";

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    [DoesNotReturn]
    private static void Throw(string message, string name) => throw new ArgumentException(message, name);
}
