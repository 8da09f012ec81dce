namespace LossGen.Benchmarks.Measuring;

/// <summary>A number that is known when a method is compiled.</summary>
internal interface ICount
{
    static abstract int Value { get; }
}

internal readonly struct None : ICount
{
    public static int Value => 0;
}

internal readonly struct One : ICount
{
    public static int Value => 1;
}

internal readonly struct Two : ICount
{
    public static int Value => 2;
}

internal readonly struct Three : ICount
{
    public static int Value => 3;
}

internal readonly struct Four : ICount
{
    public static int Value => 4;
}
