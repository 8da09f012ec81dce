using System.Globalization;
using LossGen.StableMathTests;

namespace LossGen.Accuracy;

/// <summary>The part of the page that states how accurate the functions of StableMath are. What is not measured again keeps its figures.</summary>
internal static class StableMathSurvey
{
    private const int Samples = 20_000;

    private const string Introduction =
        """
        # How accurate StableMath is

        Written by `dotnet run -c Release --project tests/LossGen.Accuracy -- stable`.

        Errors in units in the last place of the true value. Next to a root, where the arguments bring a cancellation with them, the unit is that of the operands that
        cancel: of 1 for LogExpm1 and LogSinh, of the value at 1 − x for LogGamma below 0, of 1 + |ψ(1 − x)| for Digamma below 0, and of κ = Σ |v · ∂f/∂v| over the arguments
        for LogAddExp, LogSubExp, LogBeta and LogGammaDelta.

        * float: a function of a float computes in double and rounds once. Functions of one argument are measured at every float (*all*) or at every n-th, against a
          reference in double that goes another way: the functions of System.Math, series and continued fractions (tests/LossGen.StableMath.Tests/FastReferences.cs).
          Functions of two arguments are measured over 20000 samples against the oracle.
        * double: 20000 samples of every magnitude, most of them where the function bends, pairs often close to each other, against the oracle
          (tests/LossGen.Oracle), which evaluates the definition in as many bits as it takes.

        Powm1 and BoxCox are measured for bases up to 10⁶ and exponents from −100 to 100, Focal for exponents from 0 to 5: its error grows with the exponent.

        | function | floats | worst, float | at | worst, double | at |
        |---|---|---|---|---|---|

        """;

    public static int Run(string[] words)
    {
        var place = Array.IndexOf(words, "every");
        var every = place < 0 ? 1 : uint.Parse(words[place + 1], CultureInfo.InvariantCulture);
        if (place >= 0)
            words = [.. words[..place], .. words[(place + 2)..]];
        var elements = words.Intersect(["float", "double"]).ToList();
        var names = words.Except(elements).ToList();
        foreach (var function in StableFunctions.All.Where(function => names.Count == 0 || names.Contains(function.Name)))
        {
            // The page is read again for every function, so that a long run may be stopped and another may go on beside it.
            var single = elements.Contains("double") && elements.Count == 1 ? null : Single(function, every);
            var wide = elements.Contains("float") && elements.Count == 1 ? null : Double(function);
            var rows = Rows();
            var row = rows.GetValueOrDefault(function.Name, [function.Name, "", "", "", "", ""]);
            rows[function.Name] = [function.Name, .. single ?? row[1..4], .. wide ?? row[4..6]];
            AccuracyDocument.Replace(AccuracyDocument.StableMath, Page(rows));
        }

        return 0;
    }

    private static string[] Single(StableFunction function, uint every)
    {
        var (worst, at) = function.Arity == 1 ? Swept(function, every) : Errors.WorstOfSingle(function, Samples, seed: 2);
        return [function.Arity > 1 ? "samples" : every == 1 ? "all" : FormattableString.Invariant($"1 in {every}"), Number(worst), Place(at)];
    }

    private static (double, double[]) Swept(StableFunction function, uint every)
    {
        var (worst, at) = FloatSweep.Worst(function, every, Console.Error.WriteLine);
        return (worst, [at]);
    }

    private static string[] Double(StableFunction function)
    {
        var (worst, at) = Errors.WorstOfDouble(function, Samples, seed: 1);
        return [Number(worst), Place(at)];
    }

    private static Dictionary<string, string[]> Rows() => AccuracyDocument.Part(AccuracyDocument.StableMath).Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| function", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])
        .ToDictionary(cells => cells[0]);

    private static string Page(Dictionary<string, string[]> rows) => Introduction.ReplaceLineEndings("\n") + string.Concat(
        StableFunctions.All.Where(function => rows.ContainsKey(function.Name)).Select(function => $"| {string.Join(" | ", rows[function.Name])} |\n"));

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Place(double[] at) => string.Join(", ", at.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
