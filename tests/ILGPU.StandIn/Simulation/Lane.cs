namespace ILGPU.StandIn;

/// <summary>What a thread of a group waits for.</summary>
internal enum Meeting
{
    None,
    Barrier,
    Shuffle,
    ShuffleDown,
    ShuffleXor,
    End,
}

/// <summary>A thread of a group: where it stands, and what it brings to a shuffle.</summary>
internal sealed class Lane(Frame frame)
{
    public Frame Frame { get; } = frame;

    public Meeting Meeting { get; set; }

    public int Site { get; set; }

    public int Operand { get; set; }

    public UInt128 Sent { get; set; }

    public UInt128 Received { get; set; }

    public bool IsAtShuffle => Meeting is Meeting.Shuffle or Meeting.ShuffleDown or Meeting.ShuffleXor;
}
