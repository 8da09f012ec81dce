using System.Reflection;
using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace ILGPU.StandIn;

/// <summary>One launch of a kernel: which thread runs, and what all of them touch.</summary>
internal sealed unsafe class Launch
{
    private static int runs;

    [ThreadStatic]
    private static Launch? current;

    private readonly LoadedKernel kernel;
    private readonly KernelConfig config;
    private readonly object[] arguments;
    private readonly int run = Interlocked.Increment(ref runs);
    private readonly List<SharedBuffer> shared = [];
    private SharedBuffer? dynamicShared;
    private DeviceMemory? lastTouched;
    private int groupRun;
    private int interval;
    private Lane[] lanes = [];

    public Launch(LoadedKernel kernel, KernelConfig config, object[] arguments)
    {
        this.kernel = kernel;
        this.config = config;
        this.arguments = arguments;
        WarpSize = Accelerator.WarpSize;
    }

    public static Launch? Current => current;

    public static Launch OfThread => current ?? throw NotInKernel("What a thread knows of its place");

    public Accelerator Accelerator => kernel.Accelerator;

    public int Groups => config.Groups;

    public int ThreadsPerGroup => config.ThreadsPerGroup;

    public int WarpSize { get; }

    public int GroupIndex { get; private set; } = -1;

    public int ThreadIndex { get; private set; } = -1;

    public Lane Lane => lanes[ThreadIndex];

    public static KernelFaultException Fault(FaultKind kind, string what) => current?.FaultHere(kind, what) ?? new KernelFaultException(kind, what);

    public static KernelFaultException NotInKernel(string what) => new(FaultKind.HostAccess, $"{what} is used on the host; it means something in a kernel alone.");

    public static string Describe<T>(ArrayView<T> view)
        where T : unmanaged
    {
        IContiguousArrayView range = view;
        var type = Invariant($"({typeof(T).Name}, length {view.Length})");
        if (current is not { } launch || range.Buffer is null)
            return "a view " + type;
        foreach (var (name, whole) in launch.Views())
        {
            if (whole.Buffer == range.Buffer && whole.IndexInBytes <= range.IndexInBytes && range.IndexInBytes + range.LengthInBytes <= whole.IndexInBytes + whole.LengthInBytes)
                return (whole.LengthInBytes == range.LengthInBytes ? $"'{name}' " : $"a part of '{name}' ") + type;
        }

        return (range.Buffer is SharedBuffer buffer ? buffer.Name : "a view") + " " + type;
    }

    public static KernelFaultException RefuseAccess<T>(ArrayView<T> view, long index)
        where T : unmanaged
    {
        if (current is not { } launch)
            return Fault(FaultKind.HostAccess, Invariant($"Element {index} of {Describe(view)} is used on the host. Memory of a device must be copied first (CopyToCPU)."));
        if ((ulong)index >= (ulong)view.Length)
            return Fault(FaultKind.IndexOutOfRange, Invariant($"index {index} is outside of {Describe(view)}"));
        return ((IArrayView)view).Buffer.Accelerator == launch.Accelerator
            ? Fault(FaultKind.DisposedBuffer, $"{Describe(view)} is in a buffer that was disposed")
            : Fault(FaultKind.ForeignBuffer, $"{Describe(view)} belongs to another accelerator");
    }

    public void Run(AcceleratorStream stream)
    {
        Check(stream);
        foreach (var site in kernel.Code.SharedArrays)
            shared.Add(NewShared(site.Bytes, site.ElementSize, site.Name));
        if (config.UsesDynamicSharedMemory)
            shared.Add(dynamicShared = NewShared(config.SharedMemoryConfig.ArraySize, config.SharedMemoryConfig.ElementSize, "the dynamic shared memory"));
        lanes = kernel.RentLanes(ThreadsPerGroup);
        var start = kernel.Code.NewFrame();
        kernel.Code.Fill(start, arguments);
        var order = Accelerator.Device is SimulatedDevice device ? device.Order : default;
        var random = order.Source;
        var groupOrder = new int[Groups];
        order.Fill(groupOrder, random);
        var threadOrder = new int[ThreadsPerGroup];
        current = this;
        try
        {
            foreach (var group in groupOrder)
            {
                Begin(group, start);
                do
                {
                    order.Fill(threadOrder, random);
                    foreach (var thread in threadOrder)
                        Advance(thread);
                }
                while (Meet());
            }
        }
        finally
        {
            current = null;
            shared.ForEach(buffer => Accelerator.Memory.Remove(buffer.Memory));
            shared.ForEach(buffer => buffer.Dispose());
        }

        kernel.ReturnLanes(lanes);
    }

    public ArrayView<T> Shared<T>(int site)
        where T : unmanaged
        => new(shared[site], 0, shared[site].LengthInBytes / Unsafe.SizeOf<T>());

    public ArrayView<T> DynamicShared<T>()
        where T : unmanaged
        => dynamicShared is { } buffer ? new(buffer, 0, buffer.LengthInBytes / Unsafe.SizeOf<T>()) : default;

    public void Touch(byte* address, int size, bool writes)
    {
        var memory = lastTouched;
        if (memory is null || address < memory.Start || address >= memory.Start + memory.Bytes)
        {
            memory = Accelerator.Memory.Find(address);
            if (memory is null)
                return;
            lastTouched = memory;
        }

        var offset = address - memory.Start;
        var last = memory.FirstCell(offset + size - 1);
        for (var index = memory.FirstCell(offset); index <= last; index++)
        {
            ref var cell = ref memory[index];
            cell.Enter(memory.IsShared ? groupRun : run, interval);
            if (writes)
            {
                if ((cell.WriterThread != Cell.Nobody && cell.WriterThread != ThreadIndex) || cell.ReaderThreadBut(ThreadIndex) != Cell.Nobody
                    || (cell.WriterGroup != Cell.Nobody && cell.WriterGroup != GroupIndex) || cell.ReaderGroupBut(GroupIndex) != Cell.Nobody)
                    throw Race(memory, offset, cell, writes);
                cell.Write(GroupIndex, ThreadIndex);
                if (!memory.IsShared)
                    memory.Written(index) = true;
            }
            else
            {
                if ((cell.WriterThread != Cell.Nobody && cell.WriterThread != ThreadIndex) || (cell.WriterGroup != Cell.Nobody && cell.WriterGroup != GroupIndex))
                    throw Race(memory, offset, cell, writes);
                if (!(memory.IsShared ? cell.WriterGroup != Cell.Nobody : memory.Written(index)))
                    throw FaultHere(FaultKind.UnwrittenRead, $"reads {Locate(memory, offset)}, which nothing wrote");
                cell.Read(GroupIndex, ThreadIndex);
            }
        }
    }

    private void Check(AcceleratorStream stream)
    {
        ObjectDisposedException.ThrowIf(stream.IsDisposed, stream);
        ObjectDisposedException.ThrowIf(Accelerator.IsDisposed, Accelerator);
        if (current is not null)
            throw FaultHere(FaultKind.UnsupportedCode, "a kernel launches no other");
        if (stream.Accelerator != Accelerator)
            throw FaultHere(FaultKind.ForeignBuffer, "the stream belongs to another accelerator");
        if (Groups <= 0 || ThreadsPerGroup <= 0)
            throw FaultHere(FaultKind.EmptyLaunch, $"a launch of {Groups} groups of {ThreadsPerGroup} threads");
        if (ThreadsPerGroup > Accelerator.MaxNumThreadsPerGroup)
            throw FaultHere(FaultKind.GroupTooLarge, $"groups of {ThreadsPerGroup} threads are launched; '{Accelerator.Name}' has at most {Accelerator.MaxNumThreadsPerGroup}");
        var fixedBytes = kernel.Code.SharedArrays.Sum(site => site.Bytes);
        if (fixedBytes + config.SharedMemoryConfig.ArraySize > Accelerator.MaxSharedMemoryPerGroup)
        {
            throw FaultHere(
                FaultKind.TooMuchSharedMemory,
                $"{fixedBytes} bytes of static and {config.SharedMemoryConfig.ArraySize} of dynamic shared memory are asked for; '{Accelerator.Name}' has {Accelerator.MaxSharedMemoryPerGroup}");
        }

        foreach (var (name, view) in Views())
        {
            if (view.Buffer is not { } buffer)
                continue;
            if (buffer.Memory.IsReleased)
                throw FaultHere(FaultKind.DisposedBuffer, $"the argument '{name}' is in a buffer that was disposed");
            if (buffer.Accelerator != Accelerator)
                throw FaultHere(FaultKind.ForeignBuffer, $"the argument '{name}' belongs to another accelerator");
        }
    }

    private SharedBuffer NewShared(int bytes, int elementSize, string name)
    {
        var memory = new DeviceMemory(bytes, Math.Min(4, elementSize & -elementSize), shared: true);
        Accelerator.Memory.Add(memory);
        return new(Accelerator, memory, name, elementSize);
    }

    private void Begin(int group, Frame start)
    {
        GroupIndex = group;
        groupRun = Interlocked.Increment(ref runs);
        interval++;
        shared.ForEach(buffer => buffer.Memory.Poison());
        foreach (var lane in lanes)
        {
            lane.Frame.CopyFrom(start);
            lane.Meeting = Meeting.None;
        }
    }

    private void Advance(int thread)
    {
        ThreadIndex = thread;
        var lane = lanes[thread];
        if (lane.Meeting != Meeting.None)
            return;
        try
        {
            if (kernel.Code.Step(lane.Frame))
                lane.Meeting = Meeting.End;
        }
        catch (Exception exception) when (exception is not KernelFaultException)
        {
            throw FaultHere(FaultKind.Failed, exception.Message, exception);
        }
    }

    /// <summary>Lets those go on for whom all have come. False where all have ended.</summary>
    private bool Meet()
    {
        ThreadIndex = -1;
        var shuffled = false;
        for (var first = 0; first < lanes.Length; first += WarpSize)
        {
            var warp = lanes.AsSpan(first, Math.Min(WarpSize, lanes.Length - first));
            if (Shuffle.FirstWaiting(warp) is not { } waiting)
                continue;
            ThreadIndex = first + waiting;
            for (var i = 0; i < warp.Length; i++)
            {
                if (warp[i].Meeting != warp[waiting].Meeting || warp[i].Site != warp[waiting].Site)
                {
                    throw FaultHere(
                        FaultKind.DivergentShuffle,
                        $"{Site(warp[waiting])} is not reached by all lanes of the warp: thread {first + i} {Place(warp[i])}");
                }
            }

            for (var i = 0; i < warp.Length; i++)
            {
                ThreadIndex = first + i;
                Shuffle.Receive(warp, i, WarpSize, Site(warp[i]));
            }

            foreach (var lane in warp)
                lane.Meeting = Meeting.None;
            shuffled = true;
        }

        return shuffled || (Array.Exists(lanes, lane => lane.Meeting != Meeting.End) && PassBarrier());
    }

    private bool PassBarrier()
    {
        var waiting = Array.FindIndex(lanes, lane => lane.Meeting == Meeting.Barrier);
        ThreadIndex = waiting;
        var absent = Array.FindIndex(lanes, lane => lane.Meeting != Meeting.Barrier || lane.Site != lanes[waiting].Site);
        if (absent >= 0)
            throw FaultHere(FaultKind.BarrierNotReachedByAll, $"{Site(lanes[waiting])} is not reached by all threads of the group: thread {absent} {Place(lanes[absent])}");
        foreach (var lane in lanes)
            lane.Meeting = Meeting.None;
        interval++;
        return true;
    }

    private string Site(Lane lane) => kernel.Code.Sites[lane.Site];

    private string Place(Lane lane) => lane.Meeting == Meeting.End ? "has ended" : $"waits at another place, {Site(lane)}";

    private KernelFaultException Race(DeviceMemory memory, long offset, Cell cell, bool writes)
    {
        var verb = writes ? "writes" : "reads";
        var place = Locate(memory, offset);
        if (cell.WriterThread != Cell.Nobody && cell.WriterThread != ThreadIndex)
            return FaultHere(FaultKind.RaceInGroup, $"{verb} {place}, which thread {cell.WriterThread} writes, and no barrier is between");
        if (writes && cell.ReaderThreadBut(ThreadIndex) is var reader and not Cell.Nobody)
            return FaultHere(FaultKind.RaceInGroup, $"{verb} {place}, which thread {reader} reads, and no barrier is between");
        return cell.WriterGroup != Cell.Nobody && cell.WriterGroup != GroupIndex
            ? FaultHere(FaultKind.RaceBetweenGroups, $"{verb} {place}, which group {cell.WriterGroup} writes in the same launch")
            : FaultHere(FaultKind.RaceBetweenGroups, $"{verb} {place}, which group {cell.ReaderGroupBut(GroupIndex)} reads in the same launch");
    }

    private KernelFaultException FaultHere(FaultKind kind, string what, Exception? inner = null)
    {
        var place = GroupIndex < 0 ? "" : ThreadIndex < 0 ? Invariant($", group {GroupIndex}") : Invariant($", group {GroupIndex}, thread {ThreadIndex}");
        return new(kind, $"Kernel {kernel.Name}{place}: {what}.", inner);
    }

    private string Locate(DeviceMemory memory, long offset)
    {
        foreach (var (name, view) in Views())
        {
            if (view.Buffer?.Memory == memory && offset >= view.IndexInBytes && offset < view.IndexInBytes + view.LengthInBytes)
                return Invariant($"{name}[{(offset - view.IndexInBytes) / view.ElementSize}]");
        }

        return shared.Find(buffer => buffer.Memory == memory) is { } found
            ? Invariant($"{found.Name}[{offset / found.ElementSize}]")
            : Invariant($"byte {offset} of a buffer that is no argument");
    }

    private IEnumerable<(string Name, IContiguousArrayView View)> Views()
        => kernel.Parameters.Zip(arguments, (parameter, argument) => Views(parameter.Name!, argument)).SelectMany(views => views);

    private static IEnumerable<(string Name, IContiguousArrayView View)> Views(string name, object value)
        => value switch
        {
            IContiguousArrayView view => [(name, view)],
            IWrappedView view => [(name, view.Wrapped)],
            _ when value.GetType() is { IsPrimitive: false, IsEnum: false } type => type
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(field => Views($"{name}.{field.Name}", field.GetValue(value)!)),
            _ => [],
        };
}
