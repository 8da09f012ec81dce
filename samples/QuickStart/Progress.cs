namespace QuickStart;

/// <summary>Shows how training goes: one line that changes in place, or a line every few epochs where the output is not a terminal.</summary>
internal sealed class Progress
{
    private const int EpochsPerLine = 10;

    private readonly bool _inPlace = !Console.IsOutputRedirected;

    public void Report(string name, Epoch epoch, int epochs)
    {
        var line = $"{name,-20} epoch {epoch.Number,3}/{epochs}   training loss {epoch.TrainingLoss:0.0000}   test loss {epoch.TestLoss:0.0000}   test accuracy {epoch.TestAccuracy:0.0 %}";
        var last = epoch.Number == epochs;
        if (_inPlace)
            Console.Write(last ? $"\r{line}\n" : $"\r{line}");
        else if (last || epoch.Number == 1 || epoch.Number % EpochsPerLine == 0)
            Console.WriteLine(line);
    }
}
