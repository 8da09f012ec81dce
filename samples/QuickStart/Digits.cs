using System.Globalization;
using System.IO.Compression;

namespace QuickStart;

/// <summary>Images of handwritten digits, a row of 8×8 grey values in [0, 1] each, and the digit that each shows.</summary>
internal sealed record Digits(float[] Images, int[] Labels)
{
    public const int Pixels = 64;
    public const int Classes = 10;

    private const int TrainingCount = 1437;
    private const float Brightest = 16f;

    public int Count => Labels.Length;

    public static (Digits Training, Digits Test) Load()
    {
        var lines = ReadLines();
        new Random(42).Shuffle(lines);
        return (Parse(lines.AsSpan(..TrainingCount)), Parse(lines.AsSpan(TrainingCount..)));
    }

    /// <summary>Copies the samples that the indices name.</summary>
    public void Gather(ReadOnlySpan<int> indices, Span<float> images, Span<int> labels)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            Images.AsSpan(indices[i] * Pixels, Pixels).CopyTo(images[(i * Pixels)..]);
            labels[i] = Labels[indices[i]];
        }
    }

    private static string[] ReadLines()
    {
        using var resource = typeof(Digits).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using var reader = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Digits Parse(ReadOnlySpan<string> lines)
    {
        var digits = new Digits(new float[lines.Length * Pixels], new int[lines.Length]);
        for (var i = 0; i < lines.Length; i++)
        {
            var values = lines[i].Split(',');
            for (var p = 0; p < Pixels; p++)
                digits.Images[i * Pixels + p] = int.Parse(values[p], CultureInfo.InvariantCulture) / Brightest;
            digits.Labels[i] = int.Parse(values[Pixels], CultureInfo.InvariantCulture);
        }

        return digits;
    }
}
