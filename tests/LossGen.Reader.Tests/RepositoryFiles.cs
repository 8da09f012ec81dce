using System.Runtime.CompilerServices;

namespace LossGen.Reader.Tests;

/// <summary>Files of this repository, found from this source file.</summary>
internal static class RepositoryFiles
{
    public static string Path(string relative, [CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", relative));
}
