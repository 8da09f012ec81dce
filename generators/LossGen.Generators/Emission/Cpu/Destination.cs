using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>A span that a member writes: its public name, its local name, the field that carries it, and what it is the gradient of.</summary>
internal sealed record Destination(string Name, string Identifier, string Field, Parameter? Of);
