"""Writes catalogue.json: values and gradients of the catalogue from its definitions, in 120 digits, and from PyTorch where it has the loss.

    python3 golden.py [--check]        needs python3-mpmath and python3-torch; --check compares with what is there

Each loss stands here as the literature defines it, not in a stable form: at 120 digits none is needed. Gradients are central differences with a step of 1e-40, so they share nothing with
rules of differentiation. A loss of PyTorch is held against its definition here when the file is written, to 1e-12.
"""

import json
import math
import pathlib
import random
import sys

import torch
from mpmath import mp, mpf, acos, cos, exp, isnan, log, sin, sqrt, tanh

mp.dps = 120
STEP = mpf(10) ** -40
SAMPLES = 5
WIDTH = 6


# Functions that definitions are written with.

def sigmoid(x): return 1 / (1 + exp(-x))
def softplus(x): return log(1 + exp(x))
def softmax(z): return [exp(x) / sum(exp(y) for y in z) for x in z]
def log_softmax(z): return [x - lse(z) for x in z]
def lse(z): return log(sum(exp(x) for x in z))
def dot(a, b): return sum(x * y for x, y in zip(a, b))
def norm(a): return sqrt(dot(a, a))
def cosine(a, b): return dot(a, b) / (norm(a) * norm(b))
def minus(a, b): return [x - y for x, y in zip(a, b)]
def clamp(x, low, high): return min(max(x, low), high)
def mean(a): return sum(a) / len(a)
def frozen(x): return getattr(x, "frozen", x)


# Data: a generator for each kind of input. All are multiples of 1/1024, which every element type but the 16-bit ones holds.

rng = random.Random(20)
def grid(x): return round(x * 1024) / 1024
def normal(scale=2.0): return lambda: grid(rng.gauss(0, scale))
def uniform(low, high): return lambda: grid(rng.uniform(low, high))
def sign(): return rng.choice([-1.0, 1.0])
def flag(): return rng.random() < 0.6
def label(): return rng.randrange(WIDTH)
def whole(): return float(rng.randrange(1, 12))
def row(element): return lambda: [element() for _ in range(WIDTH)]
def distribution():
    cuts = sorted(rng.sample(range(1, 1024), WIDTH - 1))
    return [(b - a) / 1024 for a, b in zip([0] + cuts, cuts + [1024])]
def number_tokens():
    return [math.nan if i in (1, 4) else grid(rng.uniform(-9, 9)) for i in range(WIDTH)]
def flags():
    chosen = [flag() for _ in range(WIDTH)]
    chosen[rng.randrange(WIDTH)] = True
    return chosen

x, logp, prob = normal(), uniform(-6, -0.1), uniform(0.05, 0.95)
rows, embedding, logps = row(normal()), row(normal(1.0)), row(uniform(-6, -0.1))


def huber(r, delta): return r * r / 2 if abs(r) <= delta else delta * (abs(r) - delta / 2)


def cross_entropy(z, y, smoothing=0, normalizerPenalty=0, softCap=0, temperature=1):
    capped = [softCap * tanh(v / softCap) for v in z] if softCap else z
    s = [v / temperature for v in capped]
    nll = [-v for v in log_softmax(s)]
    return (1 - smoothing) * nll[y] + smoothing * mean(nll) + normalizerPenalty * lse(s) ** 2


def arc_face(c, y, scale, margin):
    theta = acos(c[y])
    target = cos(theta + margin) if theta <= mp.pi - margin else c[y] - margin * sin(margin)
    z = [scale * (target if i == y else v) for i, v in enumerate(c)]
    return -log_softmax(z)[y]


def surrogate(d, advantage, lower=mpf("0.2"), upper=mpf("0.2"), dualClip=0, largestRatio=0, largest=20):
    ratio = exp(clamp(d, -largest, largest))
    if largestRatio:
        ratio = min(ratio, largestRatio)
    loss = -min(ratio * advantage, clamp(ratio, 1 - lower, 1 + upper) * advantage)
    return min(loss, -dualClip * advantage) if dualClip and advantage < 0 else loss


def k3(d, largest=20):
    d = clamp(d, -largest, largest)
    return exp(d) - d - 1


def reward_difference(a): return a["chosen"] - a["referenceChosen"], a["rejected"] - a["referenceRejected"]


def dpo(f):
    """A loss of the two log-ratios and of the hyperparameters."""
    return lambda a, h: f(*reward_difference(a), h)


def planning(a):
    paths = [v for v, counts in zip(a["logProbabilities"], a["isPath"]) if counts]
    return -mean(paths) if paths else mpf(0)


def detailed_balance(a, h):
    successors = [i for i in range(WIDTH) if a["isSuccessor"][i]]
    normalizer = lse([a["scores"][i] for i in successors])
    return sum((a["logFlow"] - (frozen(a["nextLogFlow"][i]) if a["isTerminal"][i] else a["nextLogFlow"][i]) + a["scores"][i] - normalizer) ** 2 for i in successors)


def ppo_from_logits(a, h):
    logs = log_softmax(a["logits"])
    entropy = -dot(softmax(a["logits"]), logs)
    return surrogate(logs[a["action"]] - a["oldLogProbability"], a["advantage"]) + h.get("valueFactor", mpf("0.5")) * (a["value"] - a["target"]) ** 2 - h.get("entropyFactor", mpf("0.01")) * entropy


def q_learning(a, h):
    target = a["reward"] if a["isDone"] else a["reward"] + h.get("discount", mpf("0.99")) * max(a["nextValues"])
    r = target - a["values"][a["action"]]
    return huber(r, h["delta"]) if h.get("delta") else r * r / 2


def weighted_cross_entropy(a, h):
    nll, e = [-v for v in log_softmax(a["logits"])], h.get("smoothing", 0)
    return (1 - e) * a["classWeights"][a["label"]] * nll[a["label"]] + e / WIDTH * dot(a["classWeights"], nll)


def number_tokens_loss(a, of):
    """A loss of the numbers, their shares in the softmax over number tokens, and the label's number."""
    numbers = [i for i, v in enumerate(a["values"]) if not isnan(v)]
    if a["label"] not in numbers:
        return mpf(0)
    return of([a["values"][i] for i in numbers], softmax([a["logits"][i] for i in numbers]), a["values"][a["label"]])


F = torch.nn.functional
# Inputs that all samples share.
SHARED = {"classWeights", "values"}
PAIR = {"chosen": logp, "rejected": logp, "referenceChosen": logp, "referenceRejected": logp}
STEP_INPUTS = {"logProbability": logp, "oldLogProbability": logp, "advantage": x}
BETA = mpf("0.1")

# Class.Member: (inputs, [gradients], definition(arguments, hypers), [hypers that are tried], PyTorch's own form or None).
TABLE = {
    "Regression.SquaredError": ({"prediction": x, "target": x}, ["prediction"], lambda a, h: (a["prediction"] - a["target"]) ** 2, [{}],
                                lambda a, h: F.mse_loss(a["prediction"], a["target"], reduction="none")),
    "Regression.HalfSquaredError": ({"prediction": x, "target": x}, ["prediction"], lambda a, h: (a["prediction"] - a["target"]) ** 2 / 2, [{}], None),
    "Regression.AbsoluteError": ({"prediction": x, "target": x}, ["prediction"], lambda a, h: abs(a["prediction"] - a["target"]), [{}],
                                 lambda a, h: F.l1_loss(a["prediction"], a["target"], reduction="none")),
    "Regression.Huber": ({"prediction": x, "target": x}, ["prediction"], lambda a, h: huber(a["prediction"] - a["target"], h.get("delta", 1)), [{}, {"delta": "2.5"}],
                         lambda a, h: F.huber_loss(a["prediction"], a["target"], reduction="none", delta=h.get("delta", 1))),
    "Regression.SmoothL1": ({"prediction": x, "target": x}, ["prediction"], lambda a, h: huber(a["prediction"] - a["target"], h.get("beta", 1)) / h.get("beta", 1), [{}, {"beta": "2.5"}],
                            lambda a, h: F.smooth_l1_loss(a["prediction"], a["target"], reduction="none", beta=h.get("beta", 1))),
    "Classification.BinaryCrossEntropy": (
        {"logit": x, "target": prob, "weight": uniform(0.1, 2)}, ["logit"],
        lambda a, h: -a["weight"] * (h.get("positiveWeight", 1) * smooth(a["target"], h) * log(sigmoid(a["logit"])) + (1 - smooth(a["target"], h)) * log(1 - sigmoid(a["logit"]))),
        [{}, {"positiveWeight": "3"}, {"smoothing": "0.1"}],
        lambda a, h: F.binary_cross_entropy_with_logits(a["logit"], smooth(a["target"], h), a["weight"], reduction="none", pos_weight=torch.tensor(h.get("positiveWeight", 1.0), dtype=torch.float64))),
    "Classification.BinaryCrossEntropyOfProbability": (
        {"probability": prob, "target": prob}, ["probability"], lambda a, h: -(a["target"] * log(a["probability"]) + (1 - a["target"]) * log(1 - a["probability"])), [{}],
        lambda a, h: F.binary_cross_entropy(a["probability"], a["target"], reduction="none")),
    "Classification.CrossEntropy": (
        {"logits": rows, "label": label}, ["logits"], lambda a, h: cross_entropy(a["logits"], a["label"], **h),
        [{}, {"smoothing": "0.1"}, {"normalizerPenalty": "0.01"}, {"softCap": "5"}, {"temperature": "2"}, {"smoothing": "0.1", "normalizerPenalty": "0.01", "softCap": "5", "temperature": "0.5"}],
        lambda a, h: None if set(h) - {"smoothing"} else F.cross_entropy(a["logits"], a["label"], reduction="none", label_smoothing=h.get("smoothing", 0.0))),
    "Classification.SoftCrossEntropy": (
        {"logits": rows, "targets": distribution}, ["logits"],
        lambda a, h: -dot([t * (1 - h.get("smoothing", 0)) + h.get("smoothing", 0) / WIDTH for t in a["targets"]], log_softmax([v / h.get("temperature", 1) for v in a["logits"]])),
        [{}, {"smoothing": "0.1"}, {"temperature": "2"}],
        lambda a, h: None if "temperature" in h else F.cross_entropy(a["logits"], a["targets"], reduction="none", label_smoothing=h.get("smoothing", 0.0))),
    "Classification.WeightedCrossEntropy": (
        {"logits": rows, "label": label, "classWeights": row(uniform(0.1, 2))}, ["logits"], weighted_cross_entropy, [{}, {"smoothing": "0.1"}],
        lambda a, h: F.cross_entropy(a["logits"], a["label"], a["classWeights"], reduction="none", label_smoothing=h.get("smoothing", 0.0))),
    "Classification.CrossEntropyOfProbabilities": (
        {"probabilities": distribution, "targets": distribution}, ["probabilities"], lambda a, h: -dot(a["targets"], [log(p) for p in a["probabilities"]]), [{}], None),
    "Classification.Hinge": ({"score": x, "target": sign}, ["score"], lambda a, h: max(0, h.get("margin", 1) - a["target"] * a["score"]), [{}, {"margin": "3"}], None),
    "Classification.KlDivergence": (
        {"logits": rows, "probabilities": distribution}, ["logits"], lambda a, h: sum(p * (log(p) - q) for p, q in zip(a["probabilities"], log_softmax(a["logits"]))), [{}],
        lambda a, h: F.kl_div(F.log_softmax(a["logits"], -1), a["probabilities"], reduction="none").sum(-1)),
    "Classification.KlDivergenceOfLogTargets": (
        {"logits": rows, "logProbabilities": logps}, ["logits"], lambda a, h: sum(exp(p) * (p - q) for p, q in zip(a["logProbabilities"], log_softmax(a["logits"]))), [{}],
        lambda a, h: F.kl_div(F.log_softmax(a["logits"], -1), a["logProbabilities"], reduction="none", log_target=True).sum(-1)),
    "Classification.Distillation": (
        {"student": rows, "teacher": rows}, ["student"], lambda a, h: distillation(a, h.get("temperature", mpf(1))), [{}, {"temperature": "4"}],
        lambda a, h: h.get("temperature", 1) ** 2 * F.kl_div(F.log_softmax(a["student"] / h.get("temperature", 1), -1), F.log_softmax(a["teacher"] / h.get("temperature", 1), -1), reduction="none", log_target=True).sum(-1)),
    "Classification.Focal": (
        {"logit": x, "target": prob}, ["logit"], lambda a, h: focal(sigmoid(a["logit"]), a["target"], h.get("alpha", mpf("0.25")), h.get("gamma", 2)), [{}, {"alpha": "0.5", "gamma": "0"}, {"gamma": "1.5"}], None),
    "Classification.FocalCrossEntropy": (
        {"logits": rows, "label": label}, ["logits"], lambda a, h: -(1 - softmax(a["logits"])[a["label"]]) ** h.get("gamma", 2) * log(softmax(a["logits"])[a["label"]]), [{}, {"gamma": "0.5"}], None),
    "MetricLearning.Contrastive": (
        {"a": embedding, "b": embedding, "isSame": flag}, ["a", "b"],
        lambda a, h: (norm(minus(a["a"], a["b"])) ** 2 if a["isSame"] else max(0, h.get("margin", 1) - norm(minus(a["a"], a["b"]))) ** 2) / 2, [{}, {"margin": "6"}], None),
    "MetricLearning.Triplet": (
        {"anchor": embedding, "positive": embedding, "negative": embedding}, ["anchor", "positive", "negative"],
        lambda a, h: max(0, norm(minus(a["anchor"], a["positive"])) - norm(minus(a["anchor"], a["negative"])) + h.get("margin", 1)), [{}, {"margin": "4"}],
        lambda a, h: F.triplet_margin_loss(a["anchor"], a["positive"], a["negative"], margin=h.get("margin", 1.0), eps=0, reduction="none")),
    "MetricLearning.SquaredTriplet": (
        {"anchor": embedding, "positive": embedding, "negative": embedding}, ["anchor", "positive", "negative"],
        lambda a, h: max(0, norm(minus(a["anchor"], a["positive"])) ** 2 - norm(minus(a["anchor"], a["negative"])) ** 2 + h.get("margin", mpf("0.2"))), [{}, {"margin": "9"}], None),
    "MetricLearning.InfoNce": (
        {"similarities": row(uniform(-1, 1)), "positive": label}, ["similarities"], lambda a, h: -log_softmax([s / h.get("temperature", mpf("0.07")) for s in a["similarities"]])[a["positive"]],
        [{}, {"temperature": "0.05"}], lambda a, h: F.cross_entropy(a["similarities"] / h.get("temperature", 0.07), a["positive"], reduction="none")),
    "MetricLearning.ArcFace": (
        {"cosines": row(uniform(-0.95, 0.95)), "label": label}, ["cosines"], lambda a, h: arc_face(a["cosines"], a["label"], h.get("scale", 64), h.get("margin", mpf("0.5"))), [{}, {"scale": "8", "margin": "1.5"}], None),
    "MetricLearning.CosineRanking": (
        {"query": embedding, "positive": embedding, "negative": embedding}, ["query", "positive", "negative"],
        lambda a, h: max(0, cosine(a["query"], a["negative"]) - cosine(a["query"], a["positive"]) + h.get("margin", mpf("0.5"))), [{}, {"margin": "2.5"}], None),
    "Retrieval.DetailedBalance": ({"logFlow": x, "nextLogFlow": rows, "scores": rows, "isSuccessor": flags, "isTerminal": flags}, ["logFlow", "nextLogFlow", "scores"], detailed_balance, [{}], None),
    "Retrieval.PathPlanning": ({"logProbabilities": logps, "isPath": flags}, ["logProbabilities"], lambda a, h: planning(a), [{}], None),
    "Retrieval.PathReasoning": (
        {"answerLogProbability": logp, "logProbabilities": logps, "isPath": flags}, ["answerLogProbability", "logProbabilities"],
        lambda a, h: h.get("planning", 1) * planning(a) - h.get("reasoning", 1) * a["answerLogProbability"], [{}, {"reasoning": "0.5", "planning": "2"}], None),
    "Retrieval.MarginalLikelihood": (
        {"answerLogProbabilities": logps, "pathLogProbabilities": logps}, ["answerLogProbabilities", "pathLogProbabilities"],
        lambda a, h: -log(sum(exp(p) * exp(q) for p, q in zip(a["answerLogProbabilities"], a["pathLogProbabilities"]))), [{}], None),
    "Retrieval.NegativeLogLikelihood": ({"logProbability": logp}, ["logProbability"], lambda a, h: -a["logProbability"], [{}], None),
    "Retrieval.LogOfSummedProbabilities": (
        {"queryLogProbability": logp, "answerLogProbability": logp}, ["queryLogProbability", "answerLogProbability"],
        lambda a, h: -log(exp(a["queryLogProbability"]) + exp(a["answerLogProbability"])), [{}], None),
    "Retrieval.RagSequence": (
        {"scores": rows, "answerLogProbabilities": logps}, ["scores", "answerLogProbabilities"],
        lambda a, h: -log(sum(p * exp(q) for p, q in zip(softmax(a["scores"]), a["answerLogProbabilities"]))), [{}], None),
    "RewardModels.BradleyTerry": (
        {"chosen": x, "rejected": x, "margin": uniform(0, 1)}, ["chosen", "rejected"], lambda a, h: bradley_terry(a, h), [{}, {"smoothing": "0.1"}, {"centering": "0.01"}], None),
    "RewardModels.WeightedBradleyTerry": (
        {"chosen": x, "rejected": x, "strength": uniform(0, 2)}, ["chosen", "rejected"], lambda a, h: -a["strength"] * log(sigmoid(a["chosen"] - a["rejected"])), [{}], None),
    "Preference.Dpo": (
        {**PAIR, "margin": uniform(0, 1)}, ["chosen", "rejected"],
        lambda a, h: smoothed(h.get("beta", BETA) * (reward_difference(a)[0] - reward_difference(a)[1]) - a["margin"], h.get("smoothing", 0)), [{}, {"beta": "1"}, {"smoothing": "0.1"}], None),
    "Preference.RobustDpo": (PAIR, ["chosen", "rejected"], dpo(lambda a, b, h: robust(h.get("beta", BETA) * (a - b), h.get("flipped", mpf("0.1")))), [{}, {"beta": "1", "flipped": "0.3"}], None),
    "Preference.Ipo": (PAIR, ["chosen", "rejected"], dpo(lambda a, b, h: (a - b - 1 / (2 * h.get("beta", BETA))) ** 2), [{}, {"beta": "1"}], None),
    "Preference.HingeDpo": (PAIR, ["chosen", "rejected"], dpo(lambda a, b, h: max(0, 1 - h.get("beta", BETA) * (a - b))), [{}, {"beta": "1"}], None),
    "Preference.LengthNormalizedDpo": (
        {"chosen": logp, "rejected": logp, "chosenLength": whole, "rejectedLength": whole, "referenceChosen": logp, "referenceRejected": logp}, ["chosen", "rejected"],
        lambda a, h: -log(sigmoid(h.get("beta", BETA) * (reward_difference(a)[0] / a["chosenLength"] - reward_difference(a)[1] / a["rejectedLength"]))), [{}, {"beta": "2"}], None),
    "Preference.ExoPair": (PAIR, ["chosen", "rejected"], dpo(lambda a, b, h: exo(h.get("beta", BETA) * (a - b), h.get("smoothing", mpf("0.001")))), [{}, {"beta": "1", "smoothing": "0.2"}], None),
    "Preference.NcaPair": (
        PAIR, ["chosen", "rejected"], dpo(lambda a, b, h: -log(sigmoid(h.get("beta", BETA) * a)) - log(sigmoid(-h.get("beta", BETA) * a)) / 2 - log(sigmoid(-h.get("beta", BETA) * b)) / 2), [{}, {"beta": "1"}], None),
    "Preference.BcoPair": (
        PAIR, ["chosen", "rejected"], dpo(lambda a, b, h: -log(sigmoid(h.get("beta", BETA) * a - h.get("shift", 0))) - log(sigmoid(-(h.get("beta", BETA) * b - h.get("shift", 0))))), [{}, {"beta": "1", "shift": "0.5"}], None),
    "Preference.SppoHard": (PAIR, ["chosen", "rejected"], dpo(lambda a, b, h: (a - 1 / (2 * h.get("beta", BETA))) ** 2 + (b + 1 / (2 * h.get("beta", BETA))) ** 2), [{}, {"beta": "1"}], None),
    "Preference.ApoZero": (PAIR, ["chosen", "rejected"], dpo(lambda a, b, h: 1 - sigmoid(h.get("beta", BETA) * a) + sigmoid(h.get("beta", BETA) * b)), [{}, {"beta": "1"}], None),
    "Preference.ApoDown": (PAIR, ["chosen", "rejected"], dpo(lambda a, b, h: sigmoid(h.get("beta", BETA) * a) + 1 - sigmoid(h.get("beta", BETA) * (a - b))), [{}, {"beta": "1"}], None),
    "Preference.DiscoPop": (PAIR, ["chosen", "rejected"], dpo(lambda a, b, h: disco_pop(h.get("beta", BETA) * (a - b), h.get("temperature", mpf("0.05")))), [{}, {"beta": "1", "temperature": "0.5"}], None),
    "Preference.OddsRatio": (
        {"chosen": logp, "rejected": logp}, ["chosen", "rejected"], lambda a, h: -h.get("beta", BETA) * log(sigmoid(log(odds(a["chosen"]) / odds(a["rejected"])))), [{}, {"beta": "1"}], None),
    "Preference.SimPo": (
        {"chosen": logp, "rejected": logp}, ["chosen", "rejected"], lambda a, h: -log(sigmoid(h.get("beta", 2) * (a["chosen"] - a["rejected"]) - h.get("margin", 1))), [{}, {"beta": "1", "margin": "0"}], None),
    "Preference.Kto": (
        {"logProbability": logp, "reference": logp, "isDesirable": flag}, ["logProbability"],
        lambda a, h: kto(a["logProbability"] - a["reference"], a["isDesirable"], **h), [{}, {"referencePoint": "0.5", "beta": "1", "desirable": "2", "undesirable": "1.5"}], None),
    "Policy.Reinforce": ({"logProbability": logp, "advantage": x}, ["logProbability"], lambda a, h: -a["advantage"] * a["logProbability"], [{}], None),
    "Policy.ReinforceFromLogits": ({"logits": rows, "action": label, "advantage": x}, ["logits"], lambda a, h: -a["advantage"] * log_softmax(a["logits"])[a["action"]], [{}], None),
    "Policy.Ppo": (
        STEP_INPUTS, ["logProbability"], lambda a, h: surrogate(a["logProbability"] - a["oldLogProbability"], a["advantage"], **h),
        [{}, {"lower": "0.1", "upper": "0.28"}, {"dualClip": "3"}, {"largestRatio": "4"}, {"largest": "1"}], None),
    "Policy.Grpo": (
        {"logProbability": logp, "oldLogProbability": logp, "referenceLogProbability": logp, "advantage": x}, ["logProbability"],
        lambda a, h: surrogate(a["logProbability"] - a["oldLogProbability"], a["advantage"], **{k: v for k, v in h.items() if k != "beta"})
        + h.get("beta", mpf("0.04")) * k3(a["referenceLogProbability"] - a["logProbability"]), [{}, {"beta": "0"}, {"beta": "0.5", "dualClip": "3"}], None),
    "Policy.Cispo": (
        STEP_INPUTS, ["logProbability"],
        lambda a, h: -clamp(exp(frozen(a["logProbability"]) - a["oldLogProbability"]), 1 - h.get("lower", 1), 1 + h.get("upper", mpf("0.2"))) * a["advantage"] * a["logProbability"], [{}, {"lower": "0.5", "upper": "3"}], None),
    "Policy.Trpo": (STEP_INPUTS, ["logProbability"], lambda a, h: -a["advantage"] * exp(a["logProbability"] - a["oldLogProbability"]), [{}], None),
    "Policy.PolicyDivergence": (
        {"logits": rows, "oldLogits": rows}, ["logits"], lambda a, h: distillation({"student": a["logits"], "teacher": a["oldLogits"]}, mpf(1)), [{}],
        lambda a, h: F.kl_div(F.log_softmax(a["logits"], -1), F.log_softmax(a["oldLogits"], -1), reduction="none", log_target=True).sum(-1)),
    "Policy.ValueError": ({"value": x, "target": x}, ["value"], lambda a, h: (a["value"] - a["target"]) ** 2, [{}], None),
    "Policy.ClippedValueError": (
        {"value": x, "target": x, "oldValue": x}, ["value"],
        lambda a, h: max((a["value"] - a["target"]) ** 2, (clamp(a["value"], a["oldValue"] - h.get("range", mpf("0.2")), a["oldValue"] + h.get("range", mpf("0.2"))) - a["target"]) ** 2) / 2, [{}, {"range": "2"}], None),
    "Policy.NegativeEntropy": ({"logits": rows}, ["logits"], lambda a, h: dot(softmax(a["logits"]), log_softmax(a["logits"])), [{}], lambda a, h: -torch.distributions.Categorical(logits=a["logits"]).entropy()),
    "Policy.PpoFromLogits": (
        {"logits": rows, "value": x, "action": label, "oldLogProbability": logp, "advantage": x, "target": x}, ["logits", "value"], ppo_from_logits, [{}, {"valueFactor": "1", "entropyFactor": "0.1"}], None),
    "Policy.QLearning": (
        {"values": rows, "nextValues": rows, "action": label, "reward": x, "isDone": flag}, ["values"], q_learning, [{}, {"discount": "0.5", "delta": "1"}], None),
    "Policy.K1Divergence": ({"logProbability": logp, "reference": logp}, ["logProbability"], lambda a, h: a["logProbability"] - a["reference"], [{}], None),
    "Policy.K2Divergence": ({"logProbability": logp, "reference": logp}, ["logProbability"], lambda a, h: (a["logProbability"] - a["reference"]) ** 2 / 2, [{}], None),
    "Policy.K3Divergence": ({"logProbability": logp, "reference": logp}, ["logProbability"], lambda a, h: k3(a["reference"] - a["logProbability"], **h), [{}, {"largest": "2"}], None),
    "Policy.StraightThroughK3": (
        {"logProbability": logp, "reference": logp}, ["logProbability"],
        lambda a, h: k3(a["reference"] - frozen(a["logProbability"])) + ((a["logProbability"] - a["reference"]) ** 2 - (frozen(a["logProbability"]) - a["reference"]) ** 2) / 2, [{}], None),
    "Policy.CorrectedK3": (
        {"logProbability": logp, "oldLogProbability": logp, "reference": logp}, ["logProbability"],
        lambda a, h: exp(a["logProbability"] - a["oldLogProbability"]) * k3(a["reference"] - a["logProbability"]), [{}], None),
    "Policy.Novelty": ({"next": embedding, "state": embedding, "visits": whole}, ["next"], lambda a, h: norm(minus(a["next"], a["state"])) / sqrt(a["visits"]), [{}], None),
    "Unlikelihood.Cringe": (
        {"logits": rows, "label": label, "sampled": label, "isGood": flag}, ["logits"],
        lambda a, h: -log_softmax(a["logits"])[a["label"]] if a["isGood"] else h.get("factor", 1) * softplus(a["logits"][a["label"]] - a["logits"][a["sampled"]]), [{}, {"factor": "0.5"}], None),
    "Unlikelihood.CringeContrast": ({"logits": rows, "negative": label, "sampled": label}, ["logits"], lambda a, h: softplus(a["logits"][a["negative"]] - a["logits"][a["sampled"]]), [{}], None),
    "Unlikelihood.MarginRanking": (
        {"positive": logp, "negative": logp}, ["positive", "negative"], lambda a, h: max(0, a["negative"] - a["positive"] + h.get("margin", 1)), [{}, {"margin": "5"}],
        lambda a, h: F.margin_ranking_loss(a["positive"], a["negative"], torch.ones(SAMPLES, dtype=torch.float64), margin=h.get("margin", 1.0), reduction="none")),
    "NumberTokens.GaussianCrossEntropy": (
        {"logits": rows, "values": number_tokens, "label": label}, ["logits"],
        lambda a, h: number_tokens_loss(a, lambda v, p, y: -dot(softmax([-((x - y) / h.get("deviation", 1)) ** 2 / 2 for x in v]), [log(q) for q in p])), [{}, {"deviation": "2"}], None),
    "NumberTokens.ExpectedSquaredError": ({"logits": rows, "values": number_tokens, "label": label}, ["logits"], lambda a, h: number_tokens_loss(a, lambda v, p, y: (y - dot(p, v)) ** 2), [{}], None),
    "NumberTokens.Wasserstein": ({"logits": rows, "values": number_tokens, "label": label}, ["logits"], lambda a, h: number_tokens_loss(a, lambda v, p, y: dot(p, [abs(x - y) for x in v])), [{}], None),
    "Regularization.L1": ({"weights": x}, ["weights"], lambda a, h: h.get("factor", mpf("0.0001")) * abs(a["weights"]), [{}, {"factor": "2"}], None),
    "Regularization.L2": ({"weights": x}, ["weights"], lambda a, h: h.get("factor", mpf("0.0001")) * a["weights"] ** 2, [{}, {"factor": "2"}], None),
    "Regularization.RouterZLoss": ({"logits": rows}, ["logits"], lambda a, h: h.get("coefficient", mpf("0.001")) * lse(a["logits"]) ** 2, [{}, {"coefficient": "1"}], None),
}


def smooth(t, h): return t * (1 - h.get("smoothing", 0)) + h.get("smoothing", 0) / 2
def focal(p, t, alpha, gamma): return -(t * alpha * (1 - p) ** gamma * log(p) + (1 - t) * (1 - alpha) * p ** gamma * log(1 - p))
def smoothed(d, e): return -(1 - e) * log(sigmoid(d)) - e * log(sigmoid(-d))
def robust(d, e): return (-(1 - e) * log(sigmoid(d)) + e * log(sigmoid(-d))) / (1 - 2 * e)
def exo(d, e): return sigmoid(d) * (log(sigmoid(d)) - log(1 - e)) + sigmoid(-d) * (log(sigmoid(-d)) - log(e))
def disco_pop(l, t): return -log(sigmoid(l)) * (1 - sigmoid(l / t)) + exp(-l) * sigmoid(l / t)
def odds(l): return exp(l) / (1 - exp(l))


def bradley_terry(a, h):
    return smoothed(a["chosen"] - a["rejected"] - a["margin"], h.get("smoothing", 0)) + h.get("centering", 0) * (a["chosen"] + a["rejected"]) ** 2


def kto(d, good, referencePoint=0, beta=BETA, desirable=1, undesirable=1):
    return desirable * (1 - sigmoid(beta * (d - referencePoint))) if good else undesirable * (1 - sigmoid(beta * (referencePoint - d)))


def distillation(a, t):
    q, p = log_softmax([v / t for v in a["student"]]), log_softmax([v / t for v in a["teacher"]])
    return t ** 2 * sum(exp(x) * (x - y) for x, y in zip(p, q))


class Moved(mpf):
    """A number that is varied, and what it is where the derivative stops."""


def moved(value, step):
    result = Moved(value + step)
    result.frozen = value
    return result


def exact(value): return value if isinstance(value, (bool, int)) else [exact(v) for v in value] if isinstance(value, list) else mpf(value)


def derivative(definition, arguments, hypers, name, place=None):
    def at(step):
        changed = dict(arguments)
        if place is None:
            changed[name] = moved(arguments[name], step)
        else:
            changed[name] = [moved(v, step) if i == place else v for i, v in enumerate(arguments[name])]
        return definition(changed, hypers)
    return (at(STEP) - at(-STEP)) / (2 * STEP)


def case(name, inputs, gradients, definition, hypers, torch_form):
    shared = {key: make() for key, make in inputs.items() if is_shared(name, key)}
    samples = [{key: shared[key] if key in shared else make() for key, make in inputs.items()} for _ in range(SAMPLES)]
    numbers = {key: mpf(value) for key, value in hypers.items()}
    losses, derivatives = [], {key: [] for key in gradients}
    for sample in samples:
        arguments = {key: exact(value) for key, value in sample.items()}
        losses.append(definition(arguments, numbers))
        for key in gradients:
            value = arguments[key]
            derivatives[key] += [derivative(definition, arguments, numbers, key, i) for i in range(len(value))] if isinstance(value, list) else [derivative(definition, arguments, numbers, key)]
    result = {
        "loss": name,
        "hypers": {key: float(value) for key, value in hypers.items()},
        "width": WIDTH,
        "inputs": {key: [encoded(v) for sample in (samples[:1] if key in shared else samples) for v in (sample[key] if isinstance(sample[key], list) else [sample[key]])] for key in inputs},
        "losses": [float(v) for v in losses],
        "gradients": {key: [float(v) for v in values] for key, values in derivatives.items()},
        "torch": False,
    }
    if torch_form:
        result["torch"] = agrees(result, samples, inputs, gradients, hypers, torch_form)
    return result


def encoded(value): return "NaN" if isinstance(value, float) and math.isnan(value) else value
def is_shared(name, key): return key in SHARED and not name.startswith("Policy.")


def agrees(result, samples, inputs, gradients, hypers, torch_form):
    def tensor(key):
        values = samples[0][key] if is_shared(result["loss"], key) else [sample[key] for sample in samples]
        kind = values[0][0] if isinstance(values[0], list) else values[0]
        made = torch.tensor(values) if isinstance(kind, (bool, int)) else torch.tensor(values, dtype=torch.float64)
        return made.requires_grad_() if key in gradients else made
    arguments = {key: tensor(key) for key in inputs}
    values = torch_form(arguments, {key: float(value) for key, value in hypers.items()})
    if values is None:
        return False
    values.sum().backward()
    for what, ours, theirs in [("loss", result["losses"], values)] + [(key, result["gradients"][key], arguments[key].grad) for key in gradients]:
        difference = (torch.tensor(ours, dtype=torch.float64) - theirs.detach().flatten()).abs().max().item()
        assert difference <= 1e-12 * max(1, max(abs(v) for v in ours)), f"{result['loss']} {hypers}: PyTorch's {what} differs by {difference}"
    return True


def main():
    cases = []
    for name, (inputs, gradients, definition, variants, torch_form) in TABLE.items():
        rng.seed(name)
        cases += [case(name, inputs, gradients, definition, hypers, torch_form) for hypers in variants]
        print(name, "with PyTorch" if cases[-1]["torch"] or any(c["torch"] for c in cases if c["loss"] == name) else "", flush=True)
    text = "[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n"
    path = pathlib.Path(__file__).with_name("catalogue.json")
    if "--check" in sys.argv:
        assert path.read_text() == text, "catalogue.json is not what its definitions say: write it anew"
    else:
        path.write_text(text)
    print(f"{len(cases)} cases of {len(TABLE)} losses, {sum(c['torch'] for c in cases)} of them held against PyTorch {torch.__version__.split('+')[0]}")


main()
