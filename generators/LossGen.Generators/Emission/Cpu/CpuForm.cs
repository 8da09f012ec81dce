using System;
using System.Globalization;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>What a kernel is printed for: vectors of one width, or the scalar form (width 1), of one element type.</summary>
/// <remarks>A block has 16 floats or 8 doubles at every width, so that all widths compute the same in the same order.</remarks>
/// <param name="Width">The bits of a vector; 1: the scalar form.</param>
/// <param name="IsDouble">The arithmetic is in double.</param>
/// <param name="IsStoredAsSingle">Inputs and results are floats all the same.</param>
/// <param name="Blocks">The blocks that are computed side by side, statement by statement: the processor works on one while another waits for its result.</param>
/// <param name="Samples">The samples of a block where a lane is a sample of a formula with rows; null: the block is the usual one.</param>
internal sealed record CpuForm(int Width, bool IsDouble, bool IsStoredAsSingle = false, int Blocks = 1, int? Samples = null)
{
    public static readonly int[] Widths = [512, 256, 128, 1];

    private const int MostBlocks = 4;

    private const int MostOperations = 64;

    /// <summary>Floats, computed one by one in double.</summary>
    public static readonly CpuForm SingleInDouble = new(1, IsDouble: true, IsStoredAsSingle: true);

    public bool IsScalar => Width == 1;

    /// <summary>Whether results may go past the caches: vectors of less than half a line never do.</summary>
    public bool HasWriters => Width is 512 or 256;

    /// <summary>One vector of samples, for rows that are short.</summary>
    public static CpuForm OfShortRows(int width, bool isDouble) => new CpuForm(width, isDouble) is var form ? form with { Samples = form.Count } : form;

    /// <summary>The same samples in double.</summary>
    public CpuForm Wide => this with { IsDouble = true };

    /// <summary>The elements of a block.</summary>
    public int Block => Samples ?? (IsDouble ? 8 : 16);

    /// <summary>The elements of a vector.</summary>
    public int Count => IsScalar ? 1 : Width / (IsDouble ? 64 : 32);

    /// <summary>The vectors of a block.</summary>
    public int BlockVectors => IsScalar ? 1 : Block / Count;

    /// <summary>The elements of one step: all blocks.</summary>
    public int Step => Block * Blocks;

    /// <summary>The elements of a step at the greatest width. What a row has beyond a multiple of it comes first, at every width.</summary>
    public int LongestStep => Block * MostBlocks;

    /// <summary>The same form with so many blocks side by side as make four vectors; fewer where there is much to compute, since the compiler inlines only so many operations.</summary>
    /// <param name="operations">How many operations there are for an element.</param>
    public CpuForm Interleaved(int operations)
    {
        var blocks = MostBlocks;
        while (blocks > 1 && blocks * operations > MostOperations)
            blocks /= 2;
        return this with { Blocks = IsScalar ? 1 : Math.Max(1, blocks * Width / Widths[0]) };
    }

    /// <summary>The vectors of a step; the scalar form computes one element at a time.</summary>
    public int Vectors => IsScalar ? 1 : BlockVectors * Blocks;

    /// <summary>The samples of which kernels of all widths take whole multiples; what is left is less.</summary>
    public int Stride => 2 * Block;

    /// <summary>The vectors that an iteration over samples computes together.</summary>
    public int VectorsPerStep => Width switch { 512 => 2, 256 or 128 => 4, _ => 1 };

    /// <summary>The elements after which sums of a row move to their long-term part.</summary>
    public int Segment => 32 * Block;

    /// <summary>The samples after which sums over the samples move to double.</summary>
    public int SampleSegment => IsDouble ? 256 : 1024;

    public string Element => IsDouble ? "double" : "float";

    public string Suffix => Width.ToText();

    public string Type => IsScalar ? Element : "Vector" + Suffix + "<" + Element + ">";

    public string MaskType => IsScalar ? "bool" : Type;

    public string IntegerType => IsScalar ? (IsDouble ? "long" : "int") : "Vector" + Suffix + (IsDouble ? "<long>" : "<int>");

    /// <summary>The doubles that half of a vector of floats widens to.</summary>
    public string WideType => IsScalar ? "double" : "Vector" + Suffix + "<double>";

    /// <summary>A type of lanes for a kind of node.</summary>
    public string TypeOf(ElementKind kind) => kind switch
    {
        ElementKind.Flag => MaskType,
        ElementKind.Integer => IntegerType,
        _ => Type,
    };

    /// <summary>Zero in every lane.</summary>
    public string Zero => IsScalar ? (IsDouble ? "0d" : "0f") : Type + ".Zero";

    /// <summary>The scalar form of the same arithmetic.</summary>
    public CpuForm Scalar => this with { Width = 1 };

    /// <summary>A number of this arithmetic as it is stored.</summary>
    public string Stored(Text value) => IsStoredAsSingle ? "(float)" + value.At(8) : value.Value;

    /// <summary>An element of storage as a number of this arithmetic.</summary>
    public Text Loaded(ElementKind kind, string load) => IsStoredAsSingle && kind == ElementKind.Real ? new Text("(double)" + load, 7) : new Text(load, Text.Tight);

    public string Broadcast(string value) => IsScalar ? value : "Broadcast" + Suffix + "(" + value + ")";

    /// <summary>A constant of the element type, rounded once.</summary>
    public string Literal(Rational value) => Literal(value, IsDouble);

    public static string Literal(Rational value, bool isDouble)
    {
        var number = value.ToDouble();
        var type = isDouble ? "double" : "float";
        if (double.IsNaN(number))
            return type + ".NaN";
        if (double.IsInfinity(number))
            return type + (number > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        return isDouble
            ? number.ToString("R", CultureInfo.InvariantCulture) + "d"
            : ((float)number).ToString("R", CultureInfo.InvariantCulture) + "f";
    }
}
