using System.Collections.Concurrent;
using System.Reflection.PortableExecutable;
using Basic.Reference.Assemblies;
using ICSharpCode.Decompiler.Metadata;

namespace LossGen.RealCode.Tests;

/// <summary>Finds the framework in one pinned package and libraries beside the tests, so that every machine decompiles the same text.</summary>
internal sealed class FrameworkResolver : IAssemblyResolver
{
    private static readonly Dictionary<string, byte[]> Framework = Net100.ReferenceInfos.All.ToDictionary(
        info => Path.GetFileNameWithoutExtension(info.FileName), info => info.ImageBytes, StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, MetadataFile?> known = new(StringComparer.OrdinalIgnoreCase);

    public MetadataFile? Resolve(IAssemblyReference reference) => known.GetOrAdd(reference.Name, Open);

    public MetadataFile? ResolveModule(MetadataFile mainModule, string moduleName) => null;

    public Task<MetadataFile?> ResolveAsync(IAssemblyReference reference) => Task.FromResult(Resolve(reference));

    public Task<MetadataFile?> ResolveModuleAsync(MetadataFile mainModule, string moduleName) => Task.FromResult<MetadataFile?>(null);

    public IDisposable? BeginSnapshot() => null;

    private static MetadataFile? Open(string name)
    {
        if (Framework.TryGetValue(name, out var image))
            return new PEFile(name, new MemoryStream(image), PEStreamOptions.PrefetchEntireImage);
        var beside = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return File.Exists(beside) ? new PEFile(beside) : null;
    }
}
