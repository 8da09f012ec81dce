using System.Globalization;
using System.IO.Compression;

namespace LossGen.Package.Tests;

public class PackageTests(PackedLibrary package) : IClassFixture<PackedLibrary>
{
    private const string Losses =
        """
        using LossGen;
        using static LossGen.Formula;

        public static partial class Losses
        {
            [Loss]
            public static partial float MeanSquaredError([Grad] float prediction, float target) => Square(prediction - target);

            [Loss]
            public static partial (float loss, float accuracy) CrossEntropy([Grad] Row logits, int label)
                => (-Log(Softmax(logits)[label]), ArgMax(logits) == label ? 1f : 0f);
        }
        """;

    private const string TrainingStep =
        """
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;

        float[] predictions = [1, 2];
        float[] targets = [0, 4];
        var gradient = new float[2];
        Console.WriteLine($"squared-error-before {Losses.MeanSquaredErrorWithGradient(predictions, targets, gradient)}");
        Step(predictions, gradient);
        Console.WriteLine($"squared-error-after {Losses.MeanSquaredError(predictions, targets)}");

        float[] logits = [1, 2, 3, 3, 1, 0];
        int[] labels = [2, 1];
        var logitsGradient = new float[6];
        var before = Losses.CrossEntropyWithGradient(logits, labels, logitsGradient);
        Console.WriteLine($"cross-entropy-before {before.loss}");
        Console.WriteLine($"accuracy {before.accuracy}");
        Console.WriteLine($"logits-gradient {string.Join(' ', logitsGradient)}");
        Step(logits, logitsGradient);
        Console.WriteLine($"cross-entropy-after {Losses.CrossEntropy(logits, labels).loss}");

        static void Step(float[] values, float[] gradient)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] -= 0.5f * gradient[i];
        }
        """;

    [Fact]
    public void ThePackageHoldsTheLibraryAndWhatTheCompilerLoads()
    {
        using var archive = ZipFile.OpenRead(package.File);
        var files = archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => name.StartsWith("lib/", StringComparison.Ordinal) || name.StartsWith("analyzers/", StringComparison.Ordinal) || name == "README.md")
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/LossGen.Analyzers.dll",
                "analyzers/dotnet/cs/LossGen.CodeFixes.dll",
                "analyzers/dotnet/cs/LossGen.Generators.dll",
                "lib/net10.0/LossGen.dll",
                "lib/net10.0/LossGen.xml",
            ],
            files);
    }

    [Fact]
    public async Task AFreshProjectTrainsAStep()
    {
        using var project = new FreshProject(package.Feed);
        project.Write("Losses.cs", Losses);
        project.Write("Program.cs", TrainingStep);

        await project.Build();
        var printed = Values(await project.RunBuilt());

        AssertClose([2.5], printed["squared-error-before"]);
        AssertClose([0.625], printed["squared-error-after"]);
        AssertClose([1.2887259], printed["cross-entropy-before"]);
        AssertClose([0.5], printed["accuracy"]);
        AssertClose([0.04501529, 0.12236424, -0.16737952, 0.42189737, -0.44290240, 0.02100503], printed["logits-gradient"]);
        AssertClose([1.0853745], printed["cross-entropy-after"]);
    }

    /// <summary>What the program printed: a name and its numbers a line.</summary>
    private static Dictionary<string, double[]> Values(string printed)
        => printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words[1..].Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray());

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(actual[i], expected[i] - 1e-6, expected[i] + 1e-6);
    }
}
