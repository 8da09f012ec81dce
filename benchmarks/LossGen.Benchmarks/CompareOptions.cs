using System.Globalization;

namespace LossGen.Benchmarks;

/// <summary>What the command <c>compare</c> was asked for.</summary>
internal sealed record CompareOptions
{
    public const string Usage = "compare [--quick] [--csv FILE] [--only TEXT] [--threads 1|2] [--no-torch] [--least] [--write]";

    /// <summary>Fewer rounds and smaller sizes.</summary>
    public bool Quick { get; private init; }

    public string? CsvFile { get; private init; }

    /// <summary>A part of the names of rows: only these are measured.</summary>
    public string? Only { get; private init; }

    public IReadOnlyList<int> Threads { get; private init; } = [1, 2];

    public bool Torch { get; private init; } = true;

    /// <summary>Whether the least times count instead of the medians: for a machine that does other work as well.</summary>
    public bool Least { get; private init; }

    /// <summary>Whether the page and the picture are written even if the comparison is not full.</summary>
    public bool Write { get; private init; }

    /// <summary>Whether all rows are measured at their full size.</summary>
    public bool IsFull => !Quick && !Least && Only is null && Torch && Threads.Count == 2;

    /// <exception cref="ArgumentException">An argument is unknown, or its value is missing or wrong.</exception>
    public static CompareOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new CompareOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--quick" => options with { Quick = true },
                "--csv" => options with { CsvFile = Value(ref i) },
                "--only" => options with { Only = Value(ref i) },
                "--threads" => options with { Threads = [Count(Value(ref i))] },
                "--no-torch" => options with { Torch = false },
                "--least" => options with { Least = true },
                "--write" => options with { Write = true },
                var unknown => throw new ArgumentException($"'{unknown}' is unknown: {Usage}"),
            };
        }

        return options;

        string Value(ref int i) => ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"'{arguments[i - 1]}' has no value: {Usage}");
    }

    private static int Count(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is 1 or 2
            ? threads
            : throw new ArgumentException($"'{text}' threads: 1 or 2 are measured.");
}
