using BenchmarkDotNet.Attributes;
using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks;

/// <summary>One kernel at a time: <c>-- --filter *Huber*</c> runs the rows with this name, on one thread and on two.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private static readonly Dictionary<string, BenchmarkRow> _rows = RowTable.All.ToDictionary(row => row.Name);

    private Arena? _arena;
    private Batch? _batch;
    private LossOptions _options;

    /// <summary>The names of all rows.</summary>
    public static IEnumerable<string> Rows => _rows.Keys;

    /// <summary>The loss and its size.</summary>
    [ParamsSource(nameof(Rows))]
    public string Row { get; set; } = "";

    /// <summary>The threads of a call.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Makes the inputs.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var (fields, shape) = (_rows[Row].Subject.Fields, _rows[Row].Shape);
        _arena = new Arena(Batch.Capacity(fields, shape, scratch: 0));
        _batch = Batch.Create(_arena, fields, shape);
        Filling.Fill(_batch, fields);
        _options = new LossOptions { MaxDegreeOfParallelism = Threads };
    }

    /// <summary>Forward and gradient in one call.</summary>
    [Benchmark]
    public float WithGradient() => _rows[Row].Subject.Ours(_batch!, _options);

    /// <summary>Gives the memory back.</summary>
    [GlobalCleanup]
    public void Free() => _arena?.Dispose();
}
