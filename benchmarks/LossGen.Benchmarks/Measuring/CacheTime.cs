using System.Diagnostics;
using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Measuring;

/// <summary>
/// The kernel's own time: what a sample takes while inputs and gradients lie in the first-level cache. It is the slope between two sizes, so
/// that the cost of a call drops out.
/// </summary>
internal sealed class CacheTime : IDisposable
{
    private const int DefaultCacheBytes = 32 * 1024;
    private const int WidestRow = 1024;
    private const int Bursts = 6;
    private const double BurstSeconds = 40e-6;

    private static readonly LossOptions _oneThread = new() { MaxDegreeOfParallelism = 1 };

    private readonly Arena _arena;
    private readonly Subject _subject;
    private readonly Batch _few;
    private readonly Batch _many;
    private readonly double _elements;

    public CacheTime(Subject subject, Shape shape)
    {
        // A part of a row that does not fit stands for it.
        var sample = shape with { Samples = 1, Width = Math.Min(shape.Width, WidestRow) };
        var bytes = subject.Fields.Sum(field => field.Bytes(sample) * (field.IsDifferentiated ? 2 : 1));
        var most = InLines((int)Math.Max(2, CacheBytes() * 3 / 4 / bytes));
        var many = sample with { Samples = most };
        _arena = new Arena(2 * Batch.Capacity(subject.Fields, many, LossTable.Scratch));
        _many = Batch.Create(_arena, subject.Fields, many, LossTable.Scratch);
        Filling.Fill(_many, subject.Fields);
        _few = _many.Part(0, InLines(Math.Max(1, most / 4)));
        _subject = subject;
        _elements = (_many.Shape.Samples - _few.Shape.Samples) * (double)sample.Width;
    }

    /// <summary>A batch that lies in the first-level cache.</summary>
    public Batch Batch => _many;

    /// <summary>Seconds for as many elements as there are in a shape, by one thread.</summary>
    public double Of(Shape shape)
    {
        var (few, many) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var i = 0; i < Bursts; i++)
        {
            few = Math.Min(few, Burst(_few));
            many = Math.Min(many, Burst(_many));
        }

        return Math.Max(0, many - few) / _elements * shape.Elements;
    }

    public void Dispose() => _arena.Dispose();

    private static long CacheBytes()
    {
        const string Size = "/sys/devices/system/cpu/cpu0/cache/index0/size";
        return File.Exists(Size) && int.TryParse(File.ReadAllText(Size).Trim().TrimEnd('K'), System.Globalization.CultureInfo.InvariantCulture, out var kibi)
            ? kibi * 1024
            : DefaultCacheBytes;
    }

    private static int InLines(int samples) => samples >= 64 ? samples / 64 * 64 : samples;

    private double Burst(Batch batch)
    {
        var (start, calls) = (Stopwatch.GetTimestamp(), 0);
        double elapsed;
        do
        {
            for (var i = 0; i < 8; i++)
                _subject.Ours(batch, _oneThread);
            calls += 8;
            elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        while (elapsed < BurstSeconds);
        return elapsed / calls;
    }
}
