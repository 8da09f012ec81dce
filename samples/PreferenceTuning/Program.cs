using System.Globalization;
using System.Text;
using PreferenceTuning;
using QuickStart;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;

const int Epochs = 20;
const int Reported = 5;

var (training, test) = Digits.Load();
Console.WriteLine($"A policy answers with the digit that it sees. It was trained on few of {training.Count} digits; now it is tuned, and measured on {test.Count} others.");
Console.WriteLine("reward: the probability of the right answer. margin: log-ratio of the right answer less that of a wrong one. KL: from the policy before tuning.");

var dpo = new TunedPolicy("DPO", training, test);
var grpo = new TunedPolicy("GRPO", training, test);
Tune(dpo, new DpoTuning(dpo, training).RunEpoch, "pairs of a right answer and a wrong one");
Tune(grpo, new GrpoTuning(grpo, training).RunEpoch, "rewards of eight answers to each digit");

var picture = Path.GetFullPath("tuning-curve.svg");
File.WriteAllText(picture, TuningCurve.Draw([dpo, grpo]));
Console.WriteLine();
Console.WriteLine($"Tuning raised the reward from {dpo.History[0].Reward:0.0 %} to {dpo.History[^1].Reward:0.0 %} by DPO and {grpo.History[^1].Reward:0.0 %} by GRPO. The curves: {picture}");

static void Tune(TunedPolicy policy, Action runEpoch, string from)
{
    Console.WriteLine();
    Console.WriteLine($"{policy.Name}, from {from}:");
    Console.WriteLine("epoch  reward  margin     KL");
    Print(policy.History[0]);
    for (var epoch = 1; epoch <= Epochs; epoch++)
    {
        runEpoch();
        if (epoch == 1 || epoch % Reported == 0)
            Print(policy.History[^1]);
    }
}

static void Print(Progress progress) => Console.WriteLine($"{progress.Epoch,5} {progress.Reward,7:0.0 %} {progress.Margin,7:0.00} {progress.Divergence,6:0.000}");
