using System.Diagnostics;
using System.Text.Json;
using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Peers;

/// <summary>PyTorch in a process of its own, asked line by line.</summary>
internal sealed class TorchPeer : IDisposable
{
    // Fresh memory from the system would cost PyTorch more than the arithmetic; Debian's build chooses AVX2 where it is not told otherwise.
    private static readonly (string Name, string Value)[] _settings =
    [
        ("MALLOC_MMAP_MAX_", "0"),
        ("MALLOC_TRIM_THRESHOLD_", "1000000000000"),
        ("MALLOC_TOP_PAD_", "268435456"),
        ("ATEN_CPU_CAPABILITY", "avx512"),
    ];

    private readonly Process _process;

    private TorchPeer(Process process, string version) => (_process, Version) = (process, version);

    public string Version { get; }

    /// <summary>PyTorch of the first python3 on the path that has it; null where none has.</summary>
    public static TorchPeer? Start()
        => (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "python3"))
            .Where(File.Exists)
            .Select(Start)
            .FirstOrDefault(peer => peer is not null);

    /// <summary>Makes the inputs of a loss, and returns its value.</summary>
    /// <exception cref="TorchException">PyTorch cannot do it.</exception>
    public void Prepare(string loss, IReadOnlyList<Field> fields, Shape shape)
        => Ask(new { request = "prepare", loss, samples = shape.Samples, width = shape.Width, fields = Described(fields) });

    /// <summary>Seconds of one forward and backward pass, the mean of some.</summary>
    public double Time(int threads, int repetitions) => Ask(new { request = "time", threads, repetitions }).GetDouble();

    /// <summary>The loss and the gradients, one after the other, of inputs that are given.</summary>
    public float[] Values(string loss, IReadOnlyList<Field> fields, Batch batch, out float[] gradients)
    {
        var inputs = fields.Select((field, i) => field.Element switch
        {
            ElementType.Int32 => batch.Labels(i).ToArray(),
            ElementType.Boolean => batch.Flags(i).ToArray(),
            _ => (object)batch.Numbers(i).ToArray(),
        });
        var answer = Ask(new { request = "values", loss, samples = batch.Shape.Samples, fields = Described(fields), inputs });
        float[] values = [.. answer.EnumerateArray().Select(value => value.GetSingle())];
        gradients = values[1..];
        return values[..1];
    }

    /// <summary>Gives the memory of the inputs back.</summary>
    public void Release() => Ask(new { request = "release" });

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill();
        _process.Dispose();
    }

    private static TorchPeer? Start(string python)
    {
        using var script = new StreamReader(typeof(TorchPeer).Assembly.GetManifestResourceStream("torch_peer.py")!);
        var start = new ProcessStartInfo(python, ["-u", "-c", script.ReadToEnd()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        // PyTorch's own threads wait as they do by default.
        start.Environment.Remove("OMP_WAIT_POLICY");

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        if (process.StandardOutput.ReadLine() is { } greeting)
            return new TorchPeer(process, JsonDocument.Parse(greeting).RootElement.GetProperty("version").GetString()!);
        process.Dispose();
        return null;
    }

    private static IEnumerable<object> Described(IReadOnlyList<Field> fields) => fields.Select(field => new
    {
        element = field.Element.ToString(),
        row = field.IsRow,
        minimum = field.Minimum,
        maximum = field.Maximum,
        whole = field.IsWhole,
        gradient = field.IsDifferentiated,
    });

    private JsonElement Ask(object request)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(request));
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new TorchException("PyTorch's process ended.");
        var answer = JsonDocument.Parse(line).RootElement;
        return answer.TryGetProperty("error", out var error) ? throw new TorchException(error.GetString()!) : answer.GetProperty("value");
    }
}
