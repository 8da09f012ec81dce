using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>Processor time of the current thread, so that other programs do not count; where the system does not tell it, the time of the clock.</summary>
internal static class ThreadTime
{
    private const int ThreadClock = 3;

    public static double Seconds =>
        OperatingSystem.IsLinux() && GetTime(ThreadClock, out var time) == 0
            ? time.Seconds + (1e-9 * time.Nanoseconds)
            : (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
