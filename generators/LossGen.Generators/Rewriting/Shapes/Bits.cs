namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>A set of the rows of a table.</summary>
internal sealed class Bits : IEquatable<Bits>
{
    public static readonly Bits None = new([]);

    private readonly ulong[] words;
    private readonly int hash;

    private Bits(ulong[] words)
    {
        this.words = words;
        foreach (var word in words)
            hash = (hash * 31) + word.GetHashCode();
    }

    public static Bits Of(IEnumerable<int> rows)
    {
        var words = new List<ulong>();
        foreach (var row in rows)
        {
            while (words.Count <= row >> 6)
                words.Add(0);
            words[row >> 6] |= 1UL << (row & 63);
        }

        return new Bits([.. words]);
    }

    public bool this[int row] => row >> 6 < words.Length && (words[row >> 6] >> (row & 63) & 1) != 0;

    public static Bits operator |(Bits left, Bits right) =>
        left.words.Length == 0 ? right : right.words.Length == 0 ? left
        : new(left.words.Length >= right.words.Length ? Union(left.words, right.words) : Union(right.words, left.words));

    public static Bits operator &(Bits left, Bits right)
    {
        var length = Math.Min(left.words.Length, right.words.Length);
        while (length > 0 && (left.words[length - 1] & right.words[length - 1]) == 0)
            length--;
        if (length == 0)
            return None;
        var words = new ulong[length];
        for (var i = 0; i < length; i++)
            words[i] = left.words[i] & right.words[i];
        return new Bits(words);
    }

    public bool Equals(Bits? other) => other is not null && hash == other.hash && words.AsSpan().SequenceEqual(other.words);

    public override bool Equals(object? other) => Equals(other as Bits);

    public override int GetHashCode() => hash;

    private static ulong[] Union(ulong[] longer, ulong[] shorter)
    {
        var words = (ulong[])longer.Clone();
        for (var i = 0; i < shorter.Length; i++)
            words[i] |= shorter[i];
        return words;
    }
}
