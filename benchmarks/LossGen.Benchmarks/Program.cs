using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LossGen.Benchmarks;
using LossGen.Benchmarks.Peers;

if (args is not ["compare", .. var rest])
{
    // In this process: a project that was generated elsewhere would not find the generator.
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(CompareCommand).Assembly).Run(args, config);
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
