using System.Collections;
using System.Diagnostics;

namespace LossGen.Package.Tests;

/// <summary>Runs the SDK's command line as a user's shell would.</summary>
internal static class DotnetCommand
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(5);

    /// <summary>What the command printed; fails with it unless the command succeeded.</summary>
    public static async Task<string> Run(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        // The test runner was itself started by the SDK, and what it set for its own process is not for another build.
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key).Where(IsOfTheRunner))
            start.Environment.Remove(name);
        // A build node that stays behind would hold the output open and the files locked.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(_longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            var printed = await output + await error;
            Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{printed}");
            return printed;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end within {_longest.TotalMinutes} minutes.");
        }
    }

    private static bool IsOfTheRunner(string variable)
        => variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
