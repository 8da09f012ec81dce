namespace LossGen.Analyzers.Stability.Screening;

/// <summary>What a word or sign of a text may mean.</summary>
[Flags]
internal enum Hints
{
    /// <summary>Nothing by itself.</summary>
    None = 0,

    /// <summary>The code must be read, whatever else it holds.</summary>
    Certain = 1,

    /// <summary>The syntax must be looked at.</summary>
    Possible = 2,

    /// <summary>Something is added to a variable.</summary>
    Addition = 4,

    /// <summary>Certain where there are tensors.</summary>
    Tensor = 8,
}

/// <summary>A word or sign of a text that may matter.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Operations">The operations that it may stand for, as bits of a signature.</param>
/// <param name="Hints">What else it may mean.</param>
internal readonly record struct Find(int Position, ulong Operations, Hints Hints);
