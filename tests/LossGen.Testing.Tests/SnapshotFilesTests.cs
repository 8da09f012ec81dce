using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Testing.Tests;

public sealed class SnapshotFilesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("LossGen.Snapshots.").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void AcceptedFilesHaveVerifysFormat()
    {
        Match("class A\r\n{\r\n}\r\n", accept: true);

        Assert.Equal("\uFEFF//HintName: A.g.cs\nclass A\n{\n}\n", Encoding.UTF8.GetString(File.ReadAllBytes(Verified("A.g"))));
    }

    [Fact]
    public void WhatWasAcceptedMatches()
    {
        Match("class A;\n", accept: true);

        Match("class A;\n");
    }

    [Fact]
    public void AMissingFileFailsAndLeavesWhatWasReceived()
    {
        var failure = Assert.Throws<SnapshotException>(() => Match("class A;\n"));

        Assert.Contains("Some.Test#A.g.verified.cs does not exist", failure.Message, StringComparison.Ordinal);
        Assert.Equal("//HintName: A.g.cs\nclass A;\n", File.ReadAllText(Received("A.g")));
    }

    [Fact]
    public void AMismatchShowsTheDifferingLinesInTheirContext()
    {
        Match("one\ntwo\nthree\nfour\nfive\n", accept: true);

        var failure = Assert.Throws<SnapshotException>(() => Match("one\ntwo\nTHREE\nTHREE AND A HALF\nfour\nfive\n"));

        Assert.Contains(
            """
                  2  one
                  3  two
            -     4  three
            +     4  THREE
            +     5  THREE AND A HALF
                  6  four
                  7  five
            """,
            failure.Message,
            StringComparison.Ordinal);
        Assert.True(File.Exists(Received("A.g")));
    }

    [Fact]
    public void AMatchRemovesWhatAnEarlierRunReceived()
    {
        Match("class A;\n", accept: true);
        Assert.Throws<SnapshotException>(() => Match("class B;\n"));

        Match("class A;\n");

        Assert.False(File.Exists(Received("A.g")));
    }

    [Fact]
    public void AStaleFileFailsUntilAcceptingRemovesIt()
    {
        File.WriteAllText(Verified("Gone.g"), "");
        Match("class A;\n", accept: true);
        Assert.False(File.Exists(Verified("Gone.g")));

        File.WriteAllText(Verified("Gone.g"), "");
        var failure = Assert.Throws<SnapshotException>(() => Match("class A;\n"));

        Assert.Contains("Some.Test#Gone.g.verified.cs is stale", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesOfATestWithALongerNameAreItsOwn()
    {
        File.WriteAllText(Path.Combine(_directory, "Some.TestToo#A.g.verified.cs"), "");

        Match("class A;\n", accept: true);
        Match("class A;\n");

        Assert.True(File.Exists(Path.Combine(_directory, "Some.TestToo#A.g.verified.cs")));
    }

    [Fact]
    public void AFileWithoutATestIsAnOrphan()
    {
        File.WriteAllText(Path.Combine(_directory, $"{nameof(SnapshotFilesTests)}.{nameof(AFileWithoutATestIsAnOrphan)}#A.g.verified.cs"), "");
        File.WriteAllText(Verified("A.g"), "");

        Assert.Equal(["Some.Test#A.g.verified.cs"], OrphanedSnapshots.Under(_directory, typeof(SnapshotFilesTests).Assembly));
    }

    private string Verified(string name) => Path.Combine(_directory, $"Some.Test#{name}.verified.cs");

    private string Received(string name) => Path.Combine(_directory, $"Some.Test#{name}.received.cs");

    private void Match(string source, bool accept = false)
        => new SnapshotFiles(_directory, "Some.Test").Match(
            CSharpGeneratorDriver.Create(new OneSource(source)).RunGenerators(CSharpCompilation.Create("Snapshots")).GetRunResult(), accept);

    private sealed class OneSource(string text) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterPostInitializationOutput(output => output.AddSource("A.g.cs", SourceText.From(text, Encoding.UTF8)));
    }
}
