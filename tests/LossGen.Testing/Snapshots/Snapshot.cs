using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LossGen.Testing;

/// <summary>Compares generated sources with the verified files beside the test that generated them.</summary>
public static class Snapshot
{
    /// <summary>Fails unless the driver's sources are exactly <c>Class.Method#Hint.g.verified.cs</c>, no file more and none less.</summary>
    /// <remarks>With LOSSGEN_ACCEPT_SNAPSHOTS=1 the sources are written as the new verified files instead.</remarks>
    public static Task Match(GeneratorDriver driver, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var accept = Environment.GetEnvironmentVariable("LOSSGEN_ACCEPT_SNAPSHOTS") == "1";
        if (accept && Environment.GetEnvironmentVariable("CI") is "true")
            throw new InvalidOperationException("LOSSGEN_ACCEPT_SNAPSHOTS is set where CI=true: snapshots are accepted by a person who has read them.");

        new SnapshotFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}").Match(driver.GetRunResult(), accept);
        return Task.CompletedTask;
    }
}
