using System.Runtime.CompilerServices;

namespace LossGen.Generators.Tests;

/// <summary>The emitted files in the documentation are what is emitted. They are written anew where snapshots are accepted.</summary>
public sealed class EmittedExampleTests
{
    public static TheoryData<string> Examples => ["Huber", "CrossEntropy", "Huber.Gpu", "CrossEntropy.Gpu"];

    [Theory]
    [MemberData(nameof(Examples))]
    public void TheDocumentationShowsWhatIsEmitted(string name)
    {
        var source = Formulas.ByName[name.Split('.')[0]];
        var emitted = Generation.Run(name.EndsWith(".Gpu", StringComparison.Ordinal) ? Sources.CompileForDevices(source) : Sources.Compile(source)).GetRunResult().Results.SelectMany(result => result.GeneratedSources)
            .Single(source => source.HintName.EndsWith($".{name}.g.cs", StringComparison.Ordinal)).SourceText.ToString();
        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "emitted", name + ".cs");
        if (Environment.GetEnvironmentVariable("LOSSGEN_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(path, emitted);
        Assert.Equal(emitted, File.ReadAllText(path));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
