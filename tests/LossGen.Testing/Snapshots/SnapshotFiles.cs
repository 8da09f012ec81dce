using System.Text;
using Microsoft.CodeAnalysis;

namespace LossGen.Testing;

/// <summary>The snapshot files of one test, in the format of Verify.SourceGenerators.</summary>
internal sealed class SnapshotFiles(string directory, string test)
{
    private static readonly UTF8Encoding _utf8WithBom = new(encoderShouldEmitUTF8Identifier: true);

    public void Match(GeneratorDriverRunResult result, bool accept)
    {
        foreach (var exception in result.Results.Select(generator => generator.Exception).OfType<Exception>())
            throw new SnapshotException($"The generator threw: {exception}");

        foreach (var received in Files("received"))
            File.Delete(received);

        var sources = result.Results.SelectMany(generator => generator.GeneratedSources).ToDictionary(Name, Text);
        var stale = Files("verified").Where(file => !sources.Keys.Select(Verified).Contains(file)).ToList();

        if (accept)
        {
            stale.ForEach(File.Delete);
            foreach (var (name, text) in sources)
                File.WriteAllText(Verified(name), text, _utf8WithBom);
            return;
        }

        var failures = sources.OrderBy(source => source.Key, StringComparer.Ordinal).Select(source => Mismatch(source.Key, source.Value)).OfType<string>()
            .Concat(stale.Select(file => $"{Path.GetFileName(file)} is stale: the generator no longer produces it."))
            .ToList();
        if (failures.Count > 0)
            throw new SnapshotException($"{string.Join("\n\n", failures)}\n\nRead the difference, then accept it with LOSSGEN_ACCEPT_SNAPSHOTS=1 dotnet test.");
    }

    private static string Name(GeneratedSourceResult source) => Path.GetFileNameWithoutExtension(source.HintName);

    private static string Text(GeneratedSourceResult source) => $"//HintName: {source.HintName}\n{source.SourceText}".ReplaceLineEndings("\n");

    private string Verified(string name) => Path.Combine(directory, $"{test}#{name}.verified.cs");

    private IEnumerable<string> Files(string kind) => Directory.EnumerateFiles(directory, $"{test}#*.{kind}.cs").Order(StringComparer.Ordinal).ToList();

    private string? Mismatch(string name, string text)
    {
        var verified = Verified(name);
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == text)
            return null;

        File.WriteAllText(Path.Combine(directory, $"{test}#{name}.received.cs"), text, _utf8WithBom);
        return expected is null
            ? $"{Path.GetFileName(verified)} does not exist; what was generated stands in the .received.cs beside it."
            : $"{Path.GetFileName(verified)} differs from what was generated:\n{TextDifference.Describe(expected, text)}";
    }
}
