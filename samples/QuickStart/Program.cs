using System.Globalization;
using System.Text;
using QuickStart;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;

const int Epochs = 40;

var (training, test) = Digits.Load();
Console.WriteLine($"Training on {training.Count} handwritten digits, testing on {test.Count}.");

var random = new Random(4);
var regression = new Network("softmax regression", test.Count, random, Digits.Pixels, Digits.Classes);
var network = new Network("network 64-64-10", test.Count, random, Digits.Pixels, 64, Digits.Classes);

var run = new Training(training, test);
var progress = new Progress();
var curves = new[] { regression, network }
    .Select(model => new LearningCurve.Series(model.Name, run.Run(model, Epochs, progress)))
    .ToArray();

var picture = Path.GetFullPath("learning-curve.svg");
File.WriteAllText(picture, LearningCurve.Draw(curves));
Console.WriteLine();
Console.WriteLine($"The network names {curves[^1].Epochs[^1].TestAccuracy:0.0 %} of the test digits. The learning curve: {picture}");

Console.WriteLine();
Console.WriteLine("Why generate it? Cross-entropy from logits, -Log(Softmax(logits)[label]), in float:");
Console.WriteLine();
WhyStable.Print();

Console.WriteLine();
Console.WriteLine("And the time, on one thread for the formula as written, for 4,096 × 1,024 logits:");
Console.WriteLine();
Speed.Print();
