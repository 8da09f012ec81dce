namespace ILGPU.StandIn;

/// <summary>An array in shared memory that the code of a kernel allocates.</summary>
internal sealed record SharedArray(string Name, int Bytes, int ElementSize);
