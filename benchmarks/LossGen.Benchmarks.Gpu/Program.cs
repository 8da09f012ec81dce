using System.Globalization;
using GpuTraining;
using ILGPU.Runtime;
using LossGen.Benchmarks.Gpu;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is not (["compare"] or ["compare", "--csv", _]))
{
    Console.Error.WriteLine("""
        usage: compare [--csv FILE]
          Times the losses on the best device that ILGPU finds, beside the speed at which the device copies memory.
        """);
    return 2;
}

using var context = Devices.Find();
Console.WriteLine("ILGPU finds: " + string.Join("; ", Devices.Names(context)));
var device = Devices.Best(context);
var isGpu = device.AcceleratorType != AcceleratorType.CPU && !Devices.IsStandIn(device);
Console.WriteLine($"Timing {Devices.Describe(device)}");
if (!isGpu)
    Console.WriteLine("No GPU: the times below show that everything runs, and nothing else.");
Console.WriteLine();
using var accelerator = device.CreateAccelerator(context);

var comparison = isGpu ? new Comparison(accelerator, 512L << 20, rounds: 21) : new Comparison(accelerator, 4 << 10, rounds: 1);
var lines = comparison.Run();
if (args is [_, _, var file])
    File.WriteAllLines(file, lines);
return 0;
