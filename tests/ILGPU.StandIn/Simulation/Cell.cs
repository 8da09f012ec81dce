namespace ILGPU.StandIn;

/// <summary>Who touched a piece of memory in the current run (a launch for global memory, a group for shared) and since its last barrier.</summary>
internal struct Cell
{
    public const int Nobody = -1;

    public int Run;
    public int Interval;
    public int WriterGroup;
    public int ReaderGroup;
    public int OtherReaderGroup;
    public int WriterThread;
    public int ReaderThread;
    public int OtherReaderThread;

    public void Enter(int run, int interval)
    {
        if (Run != run)
        {
            Run = run;
            Interval = 0;
            WriterGroup = ReaderGroup = OtherReaderGroup = Nobody;
        }

        if (Interval != interval)
        {
            Interval = interval;
            WriterThread = ReaderThread = OtherReaderThread = Nobody;
        }
    }

    public void Read(int group, int thread)
    {
        Note(ref ReaderGroup, ref OtherReaderGroup, group);
        Note(ref ReaderThread, ref OtherReaderThread, thread);
    }

    public void Write(int group, int thread)
    {
        WriterGroup = group;
        WriterThread = thread;
    }

    public readonly int ReaderThreadBut(int thread) => But(ReaderThread, OtherReaderThread, thread);

    public readonly int ReaderGroupBut(int group) => But(ReaderGroup, OtherReaderGroup, group);

    private static void Note(ref int first, ref int other, int who)
    {
        if (first == Nobody)
            first = who;
        else if (first != who)
            other = who;
    }

    private static int But(int first, int other, int who) => first != Nobody && first != who ? first : other != Nobody && other != who ? other : Nobody;
}
