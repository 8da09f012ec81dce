using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace LossGen.Compiler.Syntax;

/// <summary>What is said about a formula that the reader cannot take, and about what is lost in one that it takes. A page of docs/diagnostics each.</summary>
internal static class Diagnostics
{
    private const string Category = "LossGen.Formula";
    private const string Page = "https://github.com/lossgen/lossgen/blob/main/docs/diagnostics/";

    // The method and its type.
    public static readonly DiagnosticDescriptor MethodNotPartial = new(
        "LG0001",
        "A loss is a partial method",
        "'{0}' is marked [Loss] but is not partial: add 'partial', so that the generator can write the other part",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0001.md");

    public static readonly DiagnosticDescriptor TypeNotPartial = new(
        "LG0002",
        "The type that contains a loss is partial",
        "'{0}' contains a loss but is not partial: add 'partial' to its declaration, so that the generator can add members",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0002.md");

    public static readonly DiagnosticDescriptor MethodNotStatic = new(
        "LG0003",
        "A loss is static",
        "'{0}' is marked [Loss] but is not static: add 'static' and pass what it needs as parameters",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0003.md");

    public static readonly DiagnosticDescriptor NoAccessibility = new(
        "LG0004",
        "A loss states its accessibility",
        "'{0}' states no accessibility, which a partial method with a result must: write 'public', 'internal' or 'private' before 'static'",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0004.md");

    public static readonly DiagnosticDescriptor GenericFormula = new(
        "LG0005",
        "A loss is not generic",
        "'{0}' has type parameters: write the loss in float, in a type without type parameters, and choose element types with [Loss(Elements = …)]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0005.md");

    public static readonly DiagnosticDescriptor FileLocalType = new(
        "LG0006",
        "A loss is not in a file-local type",
        "'{0}' is visible in its own file alone, where the generator cannot add members: remove 'file'",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0006.md");

    public static readonly DiagnosticDescriptor NoGradParameter = new(
        "LG0007",
        "A loss has an input that gets a gradient",
        "No parameter of '{0}' is marked [Grad]: mark the inputs that the loss is differentiated by, such as '[Grad] float prediction'",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0007.md");

    public static readonly DiagnosticDescriptor NoBody = new(
        "LG0008",
        "A loss has a body",
        "'{0}' has no body: write the formula for one sample as the body of this partial method; the generator writes the part without one",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0008.md");

    public static readonly DiagnosticDescriptor ResultType = new(
        "LG0009",
        "A loss returns a number or a tuple of numbers",
        "'{0}' returns '{1}': return float, or a tuple of floats with names, such as (float loss, float accuracy)",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0009.md");

    public static readonly DiagnosticDescriptor UnnamedOutput = new(
        "LG0010",
        "The elements of a returned tuple have names",
        "Element {0} of the result has no name: name it, as in (float loss, float accuracy), since generated members are named after it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0010.md");

    public static readonly DiagnosticDescriptor DuplicateFormula = new(
        "LG0011",
        "Losses of one name differ in their kinds of parameters",
        "Another loss of '{0}' has the name '{1}' and the same kinds of parameters: give one of them another name",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0011.md");

    // Parameters.
    public static readonly DiagnosticDescriptor ParameterType = new(
        "LG0012",
        "A parameter has a type that a formula knows",
        "The parameter '{0}' has the type '{1}': use float, bool or int for one value a sample, Row, BoolRow or IntRow for a row a sample, or [Hyper] for one value a call",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0012.md");

    public static readonly DiagnosticDescriptor ParameterByReference = new(
        "LG0013",
        "A parameter is passed by value",
        "The parameter '{0}' is '{1}': pass it by value; a formula returns its results, as a tuple where there are several",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0013.md");

    public static readonly DiagnosticDescriptor HyperType = new(
        "LG0014",
        "A hyperparameter is a number, a flag or an enum",
        "The hyperparameter '{0}' has the type '{1}': use float, double, int, bool or an enum",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0014.md");

    public static readonly DiagnosticDescriptor GradPlacement = new(
        "LG0015",
        "[Grad] marks a number or a row",
        "The parameter '{0}' cannot get a gradient: [Grad] marks a float or Row input that is not a hyperparameter; remove [Grad]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0015.md");

    public static readonly DiagnosticDescriptor AttributePlacement = new(
        "LG0016",
        "[Weight] marks a float, [Mask] a bool, [Label] an int, [Shared] a row",
        "The parameter '{0}' cannot be marked [{1}]: [Weight] marks a float input, [Mask] a bool input, [Label] an int input, one value a sample, and [Shared] a row, without [Grad] or [Hyper]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0016.md");

    public static readonly DiagnosticDescriptor RepeatedAttribute = new(
        "LG0017",
        "A loss has one [Weight] and one [Mask]",
        "A second parameter, '{0}', is marked [{1}]: mark one, and combine several in the formula with Weighted(loss, …)",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0017.md");

    public static readonly DiagnosticDescriptor DomainBounds = new(
        "LG0018",
        "A domain is an interval of numbers",
        "The [Domain] of '{0}' holds no number, or '{0}' is not a number: write [Domain(minimum, maximum)] with minimum ≤ maximum on a number or a row",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0018.md");

    public static readonly DiagnosticDescriptor ReservedName = new(
        "LG0019",
        "A parameter is not named like a generated one",
        "Generated members have a parameter '{0}' of their own: give the parameter another name",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0019.md");

    public static readonly DiagnosticDescriptor TooManyRows = new(
        "LG0020",
        "A formula has at most 63 rows",
        "'{0}' has more than 63 row parameters: combine some of them before the loss",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0020.md");

    public static readonly DiagnosticDescriptor IndependentOfGrad = new(
        "LG0021",
        "A loss depends on each input that gets a gradient",
        "The loss does not depend on '{0}', so that its gradient is always 0: remove [Grad], or use '{0}' outside StopGradient",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0021.md");

    // What a body may not hold.
    public static readonly DiagnosticDescriptor Loop = new(
        "LG0030",
        "A formula has no loops",
        "A formula has no loops: write Sum(row, x => …), Mean, Max, Map(row, x => …) or another function of rows",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0030.md");

    public static readonly DiagnosticDescriptor Assignment = new(
        "LG0031",
        "An assignment is a statement, to a local of its own function",
        "A value may be assigned only in a statement of its own, to a local or parameter of the function that declares it: declare a local with 'var' and return what is needed",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0031.md");

    public static readonly DiagnosticDescriptor Array = new(
        "LG0032",
        "A formula has no arrays or collections",
        "A formula has no arrays, spans or collections: use a Row parameter, and Map or Where to make a row from others",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0032.md");

    public static readonly DiagnosticDescriptor ObjectCreation = new(
        "LG0033",
        "A formula creates no objects",
        "'new {0}' has no meaning in a formula: use numbers, rows and tuples",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0033.md");

    public static readonly DiagnosticDescriptor Text = new(
        "LG0034",
        "A formula has no text",
        "A formula has no text or characters: use a number, or an enum hyperparameter to choose between forms",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0034.md");

    public static readonly DiagnosticDescriptor InstanceMember = new(
        "LG0035",
        "A formula uses no instance members",
        "'{0}' belongs to an object, which a formula does not have: pass the value as a parameter, [Hyper] where it is one value a call",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0035.md");

    public static readonly DiagnosticDescriptor StaticState = new(
        "LG0036",
        "A formula reads no static fields or properties",
        "'{0}' could change between two calls: make it a const, or pass it as a [Hyper] parameter",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0036.md");

    public static readonly DiagnosticDescriptor Asynchronous = new(
        "LG0037",
        "A formula is not asynchronous",
        "A formula is computed at once: remove 'await', 'async' and 'yield', and pass the value as a parameter",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0037.md");

    public static readonly DiagnosticDescriptor CastToInteger = new(
        "LG0038",
        "A formula does not cast to an integer",
        "A cast to '{0}' is not differentiable mathematics: write Floor, Ceiling, Round or Truncate, which stay real numbers",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0038.md");

    public static readonly DiagnosticDescriptor IntegerDivision = new(
        "LG0039",
        "A formula does not divide integers",
        "'{0}' divides integers and drops the remainder: make one operand a number, as in 1f / n",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0039.md");

    public static readonly DiagnosticDescriptor Exception = new(
        "LG0040",
        "A formula throws no exceptions",
        "A formula throws and catches nothing: return float.NaN where there is no value, and declare [Domain(minimum, maximum)] on the parameter to have it checked",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0040.md");

    public static readonly DiagnosticDescriptor ReferenceArgument = new(
        "LG0041",
        "Arguments are passed by value",
        "'{0}' passes an argument by reference: return the value instead, as a tuple where there are several",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0041.md");

    public static readonly DiagnosticDescriptor UnknownFunction = new(
        "LG0042",
        "A formula calls functions that it knows",
        "'{0}' is not a function of formulas: call Formula, Math or MathF, a static method whose source is in this project{1}, or a loss of a referenced assembly",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0042.md");

    public static readonly DiagnosticDescriptor Recursion = new(
        "LG0043",
        "A formula does not call itself",
        "'{0}' calls itself: a formula has a fixed number of steps; write the steps out",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0043.md");

    public static readonly DiagnosticDescriptor TooLarge = new(
        "LG0044",
        "A formula has a reasonable size",
        "The formula is too large or nested too deeply here: give parts of it a name with 'var', or split the loss",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0044.md");

    public static readonly DiagnosticDescriptor NumberType = new(
        "LG0045",
        "A formula holds float, double, int and bool",
        "A formula has no values of the type '{0}': use float, double, int, bool, an enum, a row, or a tuple of these",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0045.md");

    public static readonly DiagnosticDescriptor RowExpected = new(
        "LG0046",
        "A function of a row gets a row that varies",
        "{0} expects a row whose elements differ, but this value is the same for every element: pass a row parameter or an expression that contains one",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0046.md");

    public static readonly DiagnosticDescriptor RowIndex = new(
        "LG0047",
        "The index of a row is a label",
        "A row is indexed by an int parameter, or by ArgMax of a row of the same length: pass the index as an 'int' parameter",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0047.md");

    public static readonly DiagnosticDescriptor WeightedPlacement = new(
        "LG0048",
        "Weighted stands around a whole result",
        "Weighted says how a sample counts and stands around a whole result, as in 'return Weighted(loss, weight)': multiply here, or move it to the result",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0048.md");

    public static readonly DiagnosticDescriptor Pairs = new(
        "LG0049",
        "An element meets elements of its own row alone",
        "An element of one row meets a whole row, or an element of another lambda, which makes pairs: give both rows to one lambda, as in Map(a, b, (x, y) => …), or reduce the inner row before",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0049.md");

    public static readonly DiagnosticDescriptor SwitchWithoutRest = new(
        "LG0050",
        "A switch has an arm for the rest",
        "The switch does not say what holds otherwise: make the last arm '_ => …', or add 'default:'",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0050.md");

    public static readonly DiagnosticDescriptor Pattern = new(
        "LG0051",
        "A pattern compares with constants",
        "This pattern is not known to formulas: compare with constants, as in '> 0', 'Mode.A', 'not 1' or '1 or 2', or write a condition",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0051.md");

    public static readonly DiagnosticDescriptor FunctionValue = new(
        "LG0052",
        "A lambda is called where it is written",
        "A function is used here as a value: pass a lambda, or the name of a function, to Map, Sum or another function of rows, or call it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0052.md");

    public static readonly DiagnosticDescriptor Expression = new(
        "LG0053",
        "An expression is known to formulas",
        "'{0}' is not known to formulas: use locals, '?:', 'if', switch, tuples, arithmetic, comparisons and the functions of Formula",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0053.md");

    public static readonly DiagnosticDescriptor Statement = new(
        "LG0054",
        "A statement is known to formulas",
        "This statement is not known to formulas: use 'var', assignments to locals, 'if', 'switch' and 'return'",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0054.md");

    public static readonly DiagnosticDescriptor IntegerOperator = new(
        "LG0055",
        "A formula has no bit or remainder operators",
        "The operator in '{0}' is not known to formulas: use +, -, * and /, comparisons and &&, ||, !; IEEERemainder or Floor for remainders",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0055.md");

    // Losses of referenced assemblies.
    public static readonly DiagnosticDescriptor NewerFormula = new(
        "LG0056",
        "The formula of a referenced loss is not newer than the generator",
        "'{0}' of the assembly '{1}' carries a formula of version {2}, and this generator reads versions up to {3}: update the package LossGen in this project",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0056.md");

    public static readonly DiagnosticDescriptor BrokenFormula = new(
        "LG0057",
        "The formula of a referenced loss can be read",
        "'{0}' of the assembly '{1}' carries a formula that cannot be read ({2}): build '{1}' again, or update the package that it comes from",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0057.md");

    // Names that do not bind.
    public static readonly DiagnosticDescriptor AmbiguousFunction = new(
        "LG0060",
        "Formula and Math are not both imported",
        "'{0}' is a function of Formula and of {1}, and both are imported: write Formula.{0}(…), or remove 'using static System.{1}', since Formula has all of it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0060.md");

    public static readonly DiagnosticDescriptor HiddenFunction = new(
        "LG0061",
        "A member does not hide a function of Formula",
        "The member '{0}' of '{1}' hides Formula.{0}: write Formula.{0}(…), or rename the member",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Page + "LG0061.md");

    // What a formula that is accepted may lack.
    public static readonly DiagnosticDescriptor UnprovenRange = new(
        "LG0062",
        "A range that a stable form needs is declared",
        "In '{0}' rule {1} ({2}) would apply if '{3}' were known to be {4}: declare [Domain({5})] on '{6}'",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Page + "LG0062.md");

    public static readonly DiagnosticDescriptor Cancellation = new(
        "LG0063",
        "A difference can cancel and no rule applies",
        "In {0} '{1}' can cancel and no rule applies: its error is bounded by the rounding of its operands, not by that of its result",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Page + "LG0063.md");

    /// <summary>All of them, in the order of their ids.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        .. typeof(Diagnostics).GetFields().Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];
}
