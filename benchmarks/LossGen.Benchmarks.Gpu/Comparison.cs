using System.Globalization;
using ILGPU;
using ILGPU.Runtime;

namespace LossGen.Benchmarks.Gpu;

/// <summary>One run over all cases: their times, and the share of the speed at which the device copies, measured beside each.</summary>
internal sealed class Comparison(Accelerator accelerator, long bytes, int rounds)
{
    private const string Header = "loss,shape,storage,pass,ms,bytes,gb_per_s,copy_share";

    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<CopyKernel.Block>, ArrayView<CopyKernel.Block>> copy =
        accelerator.LoadKernel<ArrayView<CopyKernel.Block>, ArrayView<CopyKernel.Block>>(CopyKernel.Copy);

    /// <summary>Prints a line a pass, as soon as it is known.</summary>
    /// <returns>The same as lines of a csv file.</returns>
    public IReadOnlyList<string> Run()
    {
        List<string> lines = [Header];
        Console.WriteLine($"{"loss",-14}{"shape",22}{"storage",10}{"pass",15}{"ms",11}{"MB",9}{"GB/s",9}{"of copy",9}");
        foreach (var make in Cases.All(accelerator, bytes))
        {
            var speed = CopySpeed();
            using var memory = new DeviceMemory(accelerator);
            var made = make(memory);
            foreach (var (pass, moved, launch) in made.Passes)
            {
                var seconds = Stopwatches.Seconds(accelerator, rounds, launch);
                var (rate, share) = (moved / seconds, moved / seconds / speed);
                Console.WriteLine($"{made.Loss,-14}{made.Shape,22}{made.Storage,10}{pass,15}{seconds * 1e3,11:0.0000}{moved / 1e6,9:0.0}{rate / 1e9,9:0.0}{share,9:0.0 %}");
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{made.Loss},{made.Shape.Replace(",", "", StringComparison.Ordinal)},{made.Storage},{pass},{seconds * 1e3:0.0000},{moved},{rate / 1e9:0.00},{share:0.0000}"));
            }
        }

        return lines;
    }

    /// <summary>The bytes that the device moves in a second where it only copies: read and written.</summary>
    private double CopySpeed()
    {
        using var memory = new DeviceMemory(accelerator);
        var (from, to) = (memory.Floats(bytes / sizeof(float), 1).Cast<CopyKernel.Block>(), memory.Allocate<CopyKernel.Block>(bytes / (4 * sizeof(float))));
        return 2 * from.LengthInBytes / Stopwatches.Seconds(accelerator, rounds, stream => copy(stream, DeviceMemory.Config(accelerator), from, to));
    }
}
