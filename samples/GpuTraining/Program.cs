using System.Diagnostics;
using System.Globalization;
using System.Text;
using GpuTraining;
using QuickStart;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;

const int Seed = 4;
const double Agreement = 1e-3;

using var context = Devices.Find();
Console.WriteLine("ILGPU finds:");
foreach (var name in Devices.Names(context))
    Console.WriteLine("  " + name);
var device = Devices.Best(context);
var isStandIn = Devices.IsStandIn(device);
Console.WriteLine($"Training on {Devices.Describe(device)}");
Console.WriteLine();

// A simulation that watches every access needs long for what a device does at once.
var (epochs, width) = (isStandIn ? 1 : 20, 64);
var (training, test) = Digits.Load();
using var accelerator = device.CreateAccelerator(context);
using var onDevice = new DeviceTraining(accelerator, training, test, width, new Random(Seed));
var onHost = new HostTraining(training, test, width, new Random(Seed));

Console.WriteLine($"A network of {Digits.Pixels}, {width} and {Digits.Classes} on {training.Count} handwritten digits, tested on {test.Count}:");
Console.WriteLine("epoch   training loss   on the processor   test accuracy   on the processor   seconds");
var difference = 0.0;
foreach (var (number, order, rate) in Schedule.Epochs(training.Count, epochs))
{
    var watch = Stopwatch.StartNew();
    var loss = onDevice.Epoch(order, rate);
    var (_, accuracy) = onDevice.Test();
    var seconds = watch.Elapsed.TotalSeconds;
    var hostLoss = onHost.Epoch(order, rate);
    var (_, hostAccuracy) = onHost.Test();
    difference = Math.Max(difference, Math.Abs(loss - hostLoss) / hostLoss);
    Console.WriteLine($"{number,5}{loss,16:0.000000}{hostLoss,19:0.000000}{accuracy,16:0.0 %}{hostAccuracy,19:0.0 %}{seconds,10:0.00}");
}

Console.WriteLine();

// Rounding differs in the order of the matrix products, and training multiplies it from epoch to epoch.
Console.WriteLine($"The losses differ by at most {difference:0.0e+0} of their value.");
return epochs == 1 && difference > Agreement ? 1 : 0;
