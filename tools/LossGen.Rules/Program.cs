using System.Runtime.CompilerServices;
using LossGen.Compiler.Rewriting;
using LossGen.Rules.Failures;

return args switch
{
    ["failures"] => PrintFailures(),
    _ => Usage(),
};

static int PrintFailures()
{
    File.WriteAllText(Repository("generators/LossGen.Generators/Rewriting/FailureTable.g.cs"), FailureTablePrinter.Print(RuleTable.Rows));
    return 0;
}

static string Repository(string path, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", path));

static int Usage()
{
    Console.Error.WriteLine("""
        LossGen.Rules failures    prints generators/LossGen.Generators/Rewriting/FailureTable.g.cs again
        """);
    return 1;
}
