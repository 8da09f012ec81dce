using BenchmarkDotNet.Running;
using LossGen.Benchmarks;

if (args is not ["compare", .. var rest])
{
    BenchmarkSwitcher.FromAssembly(typeof(CompareCommand).Assembly).Run(args);
    return 0;
}

try
{
    CompareCommand.Run(CompareOptions.Parse(rest));
    return 0;
}
catch (ArgumentException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
