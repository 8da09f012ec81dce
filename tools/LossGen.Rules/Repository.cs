using System.Runtime.CompilerServices;

namespace LossGen.Rules;

/// <summary>Files of this repository, found from this source file.</summary>
internal static class Repository
{
    public const string FailureTable = "generators/LossGen.Generators/Rewriting/FailureTable.g.cs";

    public static string PathOf(string relative, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", relative));
}
