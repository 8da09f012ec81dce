using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace LossGen.StandIn.Tests;

/// <summary>
/// The stand-in against <c>ilgpu-surface.txt</c>, and the list against ILGPU itself. The list is written from an assembly of ILGPU:
/// <c>LOSSGEN_ILGPU=…/ILGPU.dll LOSSGEN_ACCEPT_SURFACE=1 dotnet test tests/LossGen.StandIn.Tests --filter SurfaceTests</c>.
/// </summary>
public sealed class SurfaceTests
{
    private static string ListPath => Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "ILGPU.StandIn", "ilgpu-surface.txt");

    private static ImmutableSortedSet<string> StandIn => Surface.Of(typeof(ILGPU.Context).Assembly);

    [Fact]
    public void The_stand_in_has_what_the_list_says_and_nothing_else()
        => Assert.Equal(File.ReadAllLines(ListPath), StandIn);

    [RealIlgpuFact]
    public void Ilgpu_has_all_that_the_stand_in_has()
    {
        var real = Real();
        Assert.Equal("", string.Join('\n', StandIn.Except(real)));
        if (Environment.GetEnvironmentVariable("LOSSGEN_ACCEPT_SURFACE") == "1")
            File.WriteAllText(ListPath, string.Concat(real.Intersect(StandIn).Select(line => line + "\n")));
        Assert.Equal("", string.Join('\n', File.ReadAllLines(ListPath).Except(real)));
    }

    private static ImmutableSortedSet<string> Real()
    {
        var context = new AssemblyLoadContext("ILGPU", isCollectible: true);
        return Surface.Of(context.LoadFromAssemblyPath(Path.GetFullPath(RealIlgpuFactAttribute.AssemblyPath!)));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
