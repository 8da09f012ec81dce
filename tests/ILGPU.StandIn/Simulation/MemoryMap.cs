namespace ILGPU.StandIn;

/// <summary>Finds the memory in which an address lies.</summary>
internal sealed unsafe class MemoryMap
{
    private DeviceMemory[] blocks = [];
    private nuint[] starts = [];

    public void Add(DeviceMemory memory)
    {
        lock (this)
            Set([.. blocks, memory]);
    }

    public void Remove(DeviceMemory memory)
    {
        lock (this)
            Set([.. blocks.Where(block => block != memory)]);
    }

    public DeviceMemory? Find(byte* address)
    {
        var (low, high) = (0, starts.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if ((nuint)address < starts[middle])
                high = middle - 1;
            else if (address < blocks[middle].Start + blocks[middle].Bytes)
                return blocks[middle];
            else
                low = middle + 1;
        }

        return null;
    }

    private void Set(DeviceMemory[] memories)
    {
        Array.Sort(memories, (a, b) => ((nuint)a.Start).CompareTo((nuint)b.Start));
        starts = [.. memories.Select(memory => (nuint)memory.Start)];
        blocks = memories;
    }
}
