namespace LossGen.Benchmarks.Data;

/// <summary>The inputs of a loss, the destinations of its gradients, and room for the intermediate arrays of compositions.</summary>
internal sealed class Batch
{
    private const int LineSamples = 64;

    private readonly Piece[] _inputs;
    private readonly Piece[] _gradients;
    private readonly Piece[] _scratch;

    private Batch(Shape shape, int total, Piece[] inputs, Piece[] gradients, Piece[] scratch)
        => (Shape, Total, _inputs, _gradients, _scratch) = (shape, total, inputs, gradients, scratch);

    public Shape Shape { get; }

    /// <summary>The samples of the whole batch, which a mean divides by; more than those of the shape in a part of it.</summary>
    public int Total { get; }

    /// <summary>What a mean multiplies the sum by.</summary>
    public float Share => 1f / Total;

    public ReadOnlySpan<Piece> Inputs => _inputs;

    public ReadOnlySpan<Piece> Gradients => _gradients;

    /// <summary>What must move: each input once, each gradient once.</summary>
    public long Bytes => _inputs.Sum(piece => piece.Bytes) + _gradients.Sum(piece => piece.Bytes);

    /// <summary>The bytes of the longest input.</summary>
    public long LargestBytes => _inputs.Max(piece => piece.Bytes);

    public static Batch Create(Arena arena, IReadOnlyList<Field> fields, Shape shape, int scratch = 0)
        => new(
            shape,
            shape.Samples,
            [.. fields.Select(field => arena.Take(field.Bytes(shape)))],
            [.. fields.Where(field => field.IsDifferentiated).Select(field => arena.Take(field.Bytes(shape)))],
            [.. Enumerable.Range(0, scratch).Select(_ => arena.Take(shape.Elements * sizeof(float)))]);

    /// <summary>What the arena must hold for a batch.</summary>
    public static long Capacity(IReadOnlyList<Field> fields, Shape shape, int scratch)
        => Arena.Capacity(
            fields.Sum(field => field.Bytes(shape) * (field.IsDifferentiated ? 2 : 1)) + (scratch * shape.Elements * sizeof(float)),
            (2 * fields.Count) + scratch);

    public ReadOnlySpan<float> Numbers(int input) => Numbers<float>(input);

    public ReadOnlySpan<T> Numbers<T>(int input)
        where T : unmanaged => _inputs[input].Span<T>();

    public ReadOnlySpan<int> Labels(int input) => _inputs[input].Span<int>();

    public ReadOnlySpan<bool> Flags(int input) => _inputs[input].Span<bool>();

    public Span<float> Gradient(int index) => Gradient<float>(index);

    public Span<T> Gradient<T>(int index)
        where T : unmanaged => _gradients[index].Span<T>();

    public ReadOnlySpan<float> Row(int input, int sample) => Numbers(input).Slice(sample * Shape.Width, Shape.Width);

    public Span<float> GradientRow(int index, int sample) => Gradient(index).Slice(sample * Shape.Width, Shape.Width);

    /// <summary>An intermediate array as long as all elements of the batch.</summary>
    public Span<float> Scratch(int index) => _scratch[index].Span<float>();

    /// <summary>The samples from start to end, in the same memory.</summary>
    public Batch Part(int start, int end)
    {
        return new Batch(Shape with { Samples = end - start }, Total, Of(_inputs), Of(_gradients), Of(_scratch));

        Piece[] Of(Piece[] pieces) => [.. pieces.Select(piece => piece.Of(start, end, Shape.Samples))];
    }

    /// <summary>Contiguous parts of nearly one size, each of which begins on a cache line where there are samples enough.</summary>
    public Batch[] Parts(int count)
    {
        var unit = Shape.Samples >= count * LineSamples ? LineSamples : 1;
        return [.. Enumerable.Range(0, count).Select(i => Part(Cut(i), Cut(i + 1)))];

        int Cut(int i) => i == count ? Shape.Samples : (int)((long)Shape.Samples * i / count / unit * unit);
    }
}
