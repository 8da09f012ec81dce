using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using VerifyTests;

namespace LossGen.Testing;

/// <summary>The same as the default Snapshot, checked by Verify.SourceGenerators.</summary>
public static class Snapshot
{
    [ModuleInitializer]
    internal static void Initialize()
    {
        VerifierSettings.AssignTargetAssembly(typeof(Snapshot).Assembly);
        VerifySourceGenerators.Initialize();
    }

    public static async Task Match(GeneratorDriver driver, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        using var verifier = new InnerVerifier(file, new VerifySettings(), Path.GetFileNameWithoutExtension(file), method, null, new PathInfo());
        await verifier.Verify(driver, []);
    }
}
