namespace LossGen.Package.Tests;

/// <summary>A new console project that knows the package and nothing of this repository: its own package cache, and no source but the feed.</summary>
internal sealed class FreshProject : IDisposable
{
    private const string ProjectFile =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="LossGen" Version="*-*" />
          </ItemGroup>
        </Project>
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("LossGen.Fresh.").FullName;

    public FreshProject(string feed)
    {
        Write("Fresh.csproj", ProjectFile);
        Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{feed}" />
              </packageSources>
            </configuration>
            """);
    }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(_directory, name), text);

    public Task<string> Build() => Run("build", "-c", "Release", "-p:UseSharedCompilation=false");

    public Task<string> RunBuilt() => Run("run", "-c", "Release", "--no-build");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task<string> Run(params string[] arguments)
        => DotnetCommand.Run(_directory, new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(_directory, "packages") }, arguments);
}
