using LossGen.Analyzers.Stability.Reading;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
using LossGen.Compiler.Syntax;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>The words of code that matter, found by their characters without a string.</summary>
internal static class WordTable
{
    private const int Size = 4096;

    private static readonly Entry?[] Entries = Build();

    /// <summary>The word of a text; null: it does not matter.</summary>
    public static Entry? Of(char[] text, int start, int length, int hash)
    {
        for (var row = hash & (Size - 1); Entries[row] is { } entry; row = (row + 1) & (Size - 1))
            if (entry.Word.Length == length && text.AsSpan(start, length).SequenceEqual(entry.Word.AsSpan()))
                return entry;
        return null;
    }

    /// <summary>The hash of a text that grows by a character.</summary>
    public static int Hash(int hash, char next) => (hash * 31) + next;

    private static Entry?[] Build()
    {
        var words = new Dictionary<string, Entry>();
        void Add(string word, ulong operations, Hints hints = Hints.None)
        {
            words.TryGetValue(word, out var known);
            words[word] = new Entry(word, operations | (known?.Operations ?? 0), hints | (known?.Hints ?? Hints.None));
        }

        foreach (var op in Ops.Table)
            Add(Functions.NameOf(op), PatternSignature.BitOf(op));
        foreach (var name in FunctionTable.Names)
            for (var arguments = 1; arguments <= 3; arguments++)
                if (FunctionTable.OpOf(name, arguments) is { } op)
                    Add(name, PatternSignature.BitOf(op));
        foreach (var reduction in Functions.Reductions)
            Add(reduction.Key, PatternSignature.BitOf(reduction.Value));
        foreach (var name in Functions.Naive.Keys)
            Add(name, 0, Hints.Certain);
        Add("Log", PatternSignature.Quotient);
        Add("Pow", PatternSignature.Product);
        Add("Clamp", PatternSignature.BitOf(Ops.Max) | PatternSignature.BitOf(Ops.Min));
        Add("FusedMultiplyAdd", PatternSignature.Product | PatternSignature.Sum);
        Add("TensorPrimitives", 0, Hints.Certain);
        Add("torch", 0, Hints.Tensor);
        Add("Tensor", 0, Hints.Tensor);
        foreach (var word in new[] { "Half", "Epsilon", "Sign" })
            Add(word, 0, Hints.Possible);
        foreach (var word in Declarations.Words)
            Add(word, 0);

        var entries = new Entry?[Size];
        foreach (var entry in words.Values.Where(entry => entry.Operations != 0 || entry.Hints != Hints.None || Declarations.Words.Contains(entry.Word)))
        {
            var row = entry.Word.Aggregate(0, Hash) & (Size - 1);
            while (entries[row] is not null)
                row = (row + 1) & (Size - 1);
            entries[row] = entry;
        }

        return entries;
    }

    /// <summary>A word.</summary>
    internal sealed record Entry(string Word, ulong Operations, Hints Hints);
}
