using System.Runtime.CompilerServices;

namespace ILGPU.StandIn;

/// <summary>What compiled kernels call.</summary>
internal static unsafe class Hooks
{
    public static void Read(ref byte address, int size) => Launch.OfThread.Touch((byte*)Unsafe.AsPointer(ref address), size, writes: false);

    public static void Write(ref byte address, int size) => Launch.OfThread.Touch((byte*)Unsafe.AsPointer(ref address), size, writes: true);

    public static void Wait(int site)
    {
        var lane = Launch.OfThread.Lane;
        lane.Meeting = Meeting.Barrier;
        lane.Site = site;
    }

    public static void Send<T>(T value, int operand, Meeting meeting, int site)
        where T : unmanaged
    {
        var lane = Launch.OfThread.Lane;
        lane.Meeting = meeting;
        lane.Site = site;
        lane.Operand = operand;
        UInt128 sent = default;
        Unsafe.WriteUnaligned((byte*)&sent, value);
        lane.Sent = sent;
    }

    public static T Receive<T>()
        where T : unmanaged
    {
        var received = Launch.OfThread.Lane.Received;
        return Unsafe.ReadUnaligned<T>((byte*)&received);
    }

    public static ArrayView<T> Shared<T>(int site)
        where T : unmanaged
        => Launch.OfThread.Shared<T>(site);

    /// <summary>A reference as it may wait: to memory of the device, which does not move. Others are lost.</summary>
    public static nint Keep(ref byte reference)
    {
        var address = (byte*)Unsafe.AsPointer(ref reference);
        return Launch.OfThread.Accelerator.Memory.Find(address) is null ? 0 : (nint)address;
    }

    public static ref byte Restore(nint reference) => ref Unsafe.AsRef<byte>((void*)reference);
}
