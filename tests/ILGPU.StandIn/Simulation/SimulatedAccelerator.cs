using ILGPU.Runtime;

namespace ILGPU.StandIn;

internal sealed class SimulatedAccelerator(Context context, SimulatedDevice device) : Accelerator(context, device);
