namespace ILGPU.StandIn;

/// <summary>A view of a view.</summary>
internal interface IWrappedView
{
    IContiguousArrayView Wrapped { get; }
}
