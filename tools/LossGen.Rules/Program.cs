using LossGen.Rules;
using LossGen.Rules.Documentation;
using LossGen.Rules.Failures;
using LossGen.Rules.Sides;

return args switch
{
    ["failures"] => WriteFailures(),
    ["docs"] => WriteDocumentation(),
    _ => Usage(),
};

static int WriteFailures()
{
    File.WriteAllText(Repository.PathOf(Repository.FailureTable), FailureTablePrinter.Print(AllRules.Rows));
    return 0;
}

static int WriteDocumentation()
{
    Directory.CreateDirectory(Repository.PathOf("docs/rules"));
    var pages = DocumentationPages.All();
    foreach (var stale in Directory.GetFiles(Repository.PathOf("docs/rules")).Where(file => !pages.Keys.Select(path => Repository.PathOf(path)).Contains(file)))
        File.Delete(stale);
    foreach (var (path, text) in pages)
        File.WriteAllText(Repository.PathOf(path), text);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        LossGen.Rules failures    searches the inputs at which the rules' left sides fail, and prints FailureTable.g.cs again
        LossGen.Rules docs        writes docs/rules and the pages of the stability diagnostics again
        """);
    return 1;
}
