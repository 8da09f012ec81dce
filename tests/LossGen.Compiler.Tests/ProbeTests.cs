using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
namespace LossGen.Compiler.Tests;
public class ProbeTests(Xunit.Abstractions.ITestOutputHelper o)
{
    [Fact] public void Probe()
    {
        foreach (var line in File.ReadAllLines("/tmp/rw/probe.txt"))
            if (line.Trim().Length > 0) { string r; try { r = TextFormula.Stable(line) + "   {" + string.Join(" ", Rewriter.Stabilise(TextFormula.Of(line)).AppliedRules) + "}"; } catch (Exception e) { r = e.ToString(); }
            o.WriteLine(line + "\n      => " + r); }
        foreach (var line in File.ReadAllLines("/tmp/rw/grads.txt"))
        {
            var f = Rewriter.Stabilise(TextFormula.Of(line)).Formula;
            var ps = TextFormula.Parameters.Select(p => p with { IsGrad = p.Element == ElementKind.Real && !p.IsHyper && p.Name != "k" }).ToImmutableArray();
            var g = new Formula("G", f.Graph, ps, f.Outputs);
            var gs = LossGen.Compiler.Differentiation.Differentiator.Differentiate(g);
            var roots = new List<Node> { f.Loss.Value }; roots.AddRange(gs.Select(x => x.Gradient));
            var sw = System.Diagnostics.Stopwatch.StartNew();
            var res = Rewriter.Stabilise(f.Graph, roots, ps, true);
            o.WriteLine(line + "   " + sw.ElapsedMilliseconds + "ms {" + string.Join(" ", res.Rules) + "}\n      => " + FormulaPrinter.Print(res.Roots[0], ps));
            for (var i = 0; i < gs.Length; i++) if (!res.Roots[i+1].IsValue(0)) o.WriteLine("      d" + ps[gs[i].Parameter].Name + " = " + FormulaPrinter.Print(res.Roots[i + 1], ps));
            o.WriteLine("      residuals: " + string.Join(" ; ", Residuals.Find(res.Roots, ps).Select(n => FormulaPrinter.Print(n, ps))));
        }
    }
}
