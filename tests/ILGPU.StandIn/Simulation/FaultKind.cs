namespace ILGPU.StandIn;

/// <summary>What a kernel, or its launch, did wrong.</summary>
public enum FaultKind
{
    IndexOutOfRange,
    Misaligned,
    BarrierNotReachedByAll,
    DivergentShuffle,
    InactiveLane,
    UnwrittenRead,
    RaceInGroup,
    RaceBetweenGroups,
    DisposedBuffer,
    ForeignBuffer,
    GroupTooLarge,
    EmptyLaunch,
    TooMuchSharedMemory,
    HostAccess,
    NotAKernel,
    UnsupportedCode,
    Failed,
}
