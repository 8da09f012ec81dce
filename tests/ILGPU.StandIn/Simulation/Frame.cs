namespace ILGPU.StandIn;

/// <summary>What a thread keeps while another runs: its variables and where it stopped.</summary>
internal abstract class Frame
{
    public int State;

    public abstract void CopyFrom(Frame other);
}

internal sealed class Frame<TVariables> : Frame
    where TVariables : struct
{
    public TVariables Variables;

    public override void CopyFrom(Frame other)
    {
        State = other.State;
        Variables = ((Frame<TVariables>)other).Variables;
    }
}
