"""Times forward and backward of a loss in PyTorch. One request a line in JSON, one answer a line."""
import json
import sys
import time

import torch
import torch.nn.functional as F


def signs(flags):
    return flags.to(torch.float32) * 2 - 1


def focal(logit, target):
    p = torch.sigmoid(logit)
    ce = F.binary_cross_entropy_with_logits(logit, target, reduction="none")
    pt = p * target + (1 - p) * (1 - target)
    return (ce * (1 - pt) ** 2).mean()


def composed(logits, label):
    log_p = F.log_softmax(logits, 1)
    lse = torch.logsumexp(logits, 1)
    entropy = -(log_p.exp() * log_p).sum(1)
    accuracy = (logits.argmax(1) == label).to(torch.float32).mean()
    return (F.nll_loss(log_p, label, reduction="none") + 1e-4 * lse ** 2 - 0.01 * entropy).mean() + 0 * accuracy


def dpo(chosen, rejected, reference_chosen, reference_rejected):
    return -F.logsigmoid(0.1 * ((chosen - reference_chosen) - (rejected - reference_rejected))).mean()


def grpo(log_probability, old, advantage):
    ratio = torch.exp(log_probability - old)
    return -torch.min(ratio * advantage, torch.clamp(ratio, 0.8, 1.2) * advantage).mean()


LOSSES = {
    "mse": F.mse_loss,
    "mae": F.l1_loss,
    "huber": F.huber_loss,
    "bce": F.binary_cross_entropy_with_logits,
    "focal": focal,
    "cross_entropy": F.cross_entropy,
    "infonce": lambda similarity, positive: F.cross_entropy(similarity / 0.07, positive),
    "kl": lambda student, teacher: F.kl_div(
        F.log_softmax(student, 1), F.log_softmax(teacher, 1), reduction="batchmean", log_target=True),
    "composed": composed,
    "cosine": lambda a, b, same: F.cosine_embedding_loss(a, b, signs(same)),
    "triplet": F.triplet_margin_loss,
    "dpo": dpo,
    "grpo": grpo,
}


def tensor(field, samples, width):
    shape = (samples, width) if field["row"] else (samples,)
    if field["element"] == "Int32":
        return torch.randint(0, width, shape)
    if field["element"] == "Boolean":
        return torch.randint(0, 2, shape).bool()
    values = torch.rand(shape) * (field["maximum"] - field["minimum"]) + field["minimum"]
    return (values.round() if field["whole"] else values).requires_grad_(field["gradient"])


class Peer:
    def prepare(self, request):
        self.inputs = None
        self.loss = LOSSES[request["loss"]]
        self.inputs = [tensor(field, request["samples"], request["width"]) for field in request["fields"]]
        return self.once()

    def time(self, request):
        torch.set_num_threads(request["threads"])
        start = time.perf_counter()
        for _ in range(request["repetitions"]):
            self.once()
        return (time.perf_counter() - start) / request["repetitions"]

    def values(self, request):
        """The loss and the gradients of inputs that are given."""
        self.inputs = [
            torch.tensor(values, dtype={"Int32": torch.int64, "Boolean": torch.bool}.get(field["element"], torch.float32))
            .reshape((request["samples"], -1) if field["row"] else (-1,))
            .requires_grad_(field["gradient"])
            for field, values in zip(request["fields"], request["inputs"])]
        self.loss = LOSSES[request["loss"]]
        loss = self.once()
        return [loss] + [x for of in self.inputs if of.requires_grad for x in of.grad.flatten().tolist()]

    def release(self, request):
        self.inputs = None

    def once(self):
        for values in self.inputs:
            values.grad = None
        loss = self.loss(*self.inputs)
        loss.backward()
        return loss.item()


def main():
    peer = Peer()
    print(json.dumps({"version": torch.__version__}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"value": getattr(peer, request["request"])(request)}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
