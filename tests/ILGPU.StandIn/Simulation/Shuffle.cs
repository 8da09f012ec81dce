namespace ILGPU.StandIn;

/// <summary>The exchange of values between the lanes of a warp.</summary>
internal static class Shuffle
{
    /// <summary>What a lane gets that no lane sends to: a NaN, or -1.</summary>
    private static readonly UInt128 Undefined = UInt128.MaxValue;

    public static int? FirstWaiting(ReadOnlySpan<Lane> warp)
    {
        for (var i = 0; i < warp.Length; i++)
        {
            if (warp[i].IsAtShuffle)
                return i;
        }

        return null;
    }

    public static void Receive(ReadOnlySpan<Lane> warp, int index, int warpSize, string site)
    {
        var lane = warp[index];
        var source = lane.Meeting switch
        {
            Meeting.ShuffleDown => index + lane.Operand,
            Meeting.ShuffleXor => index ^ lane.Operand,
            _ => lane.Operand,
        };
        if (source >= 0 && source < warp.Length)
            lane.Received = warp[source].Sent;
        else if (lane.Meeting == Meeting.ShuffleDown && source >= warpSize)
            lane.Received = Undefined;
        else
            throw Launch.Fault(FaultKind.InactiveLane, $"{site} reads from lane {source}; the warp has {warp.Length} lanes");
    }
}
