using BenchmarkDotNet.Running;
using LossGen.Benchmarks;
using LossGen.Benchmarks.Peers;

if (args is not ["compare", .. var rest])
{
    // In this process: a project that is generated elsewhere does not find the generator.
    BenchmarkSwitcher.FromAssembly(typeof(CompareCommand).Assembly).Run([.. args, "--inProcess"]);
    return 0;
}

try
{
    CompareCommand.Run(CompareOptions.Parse(rest));
    return 0;
}
catch (Exception problem) when (problem is ArgumentException or TorchException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
