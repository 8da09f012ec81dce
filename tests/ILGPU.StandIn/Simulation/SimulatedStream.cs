using ILGPU.Runtime;

namespace ILGPU.StandIn;

internal sealed class SimulatedStream(Accelerator accelerator) : AcceleratorStream(accelerator);
