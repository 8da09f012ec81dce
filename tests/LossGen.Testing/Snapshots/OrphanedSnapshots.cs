using System.Reflection;
using System.Runtime.CompilerServices;

namespace LossGen.Testing;

/// <summary>Verified files whose test is gone: no run of a test can notice them.</summary>
public static class OrphanedSnapshots
{
    /// <summary>The names of the verified files at or under the caller's folder that belong to no public method of the assembly.</summary>
    public static IReadOnlyList<string> Of(Assembly tests, [CallerFilePath] string file = "")
        => Under(Path.GetDirectoryName(file)!, tests);

    internal static IReadOnlyList<string> Under(string directory, Assembly tests)
    {
        var methods = tests.GetTypes().SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).ToHashSet();
        return [.. Directory.EnumerateFiles(directory, "*.verified.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path))
            .Where(name => !methods.Contains(name.Split('#')[0]))
            .Order(StringComparer.Ordinal)];
    }
}
