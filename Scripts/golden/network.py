#!/usr/bin/env python3
"""Writes Tests/Golden/network.safetensors: one small network, run by PyTorch.

Needs: pip install torch safetensors numpy   (versions used are stored in the file)
Run:   python Scripts/golden/network.py [--check]

Everything is computed in float64 and stored as float32, so the file holds the truth rather than one
library's rounding; the float32 run of PyTorch is compared with it and its largest difference is
stored beside it ("float32_error"), which is what the tolerances of the Swift tests are judged by.

Layouts are AdLens's: pictures [batch, height, width, channels], convolution weights
[ky, kx, channels / groups, filters], dense weights [inputs, units].

Tensors
  input, labels, targets, class_weights
  initial/<parameter or state>        before the first step
  logits, loss, gradient/<parameter>  training mode, plain softmax cross-entropy
  weighted_loss, weighted_gradient/<parameter>   label smoothing 0.1 and class weights
  multilabel_loss, multilabel_gradient           binary cross-entropy; gradient at the logits
  squared_loss, squared_gradient                 mean squared error; gradient at the logits
  inference_logits                               inference mode, initial weights and state
  <optimizer>/<parameter or state>    after ten steps on the same batch
  <optimizer>/losses                  the loss before each of the ten steps
Metadata: architecture (AdLens's JSON), optimizers (their hyper-parameters), versions.
"""
import copy
import json
import pathlib
import sys

import numpy
import safetensors
import safetensors.numpy
import torch
from torch import nn

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "Tests" / "Golden" / "network.safetensors"
HEIGHT, WIDTH, CHANNELS, CLASSES, BATCH, STEPS = 12, 10, 3, 5, 6, 10


class Golden(nn.Module):
    """The network; attribute names become AdLens's parameter names."""

    def __init__(self):
        super().__init__()
        self.stem = nn.ModuleDict({
            "conv": nn.Conv2d(CHANNELS, 8, 3, padding=1, bias=False),
            "norm": nn.BatchNorm2d(8),
        })
        self.block1 = nn.ModuleDict({
            "conv1": nn.Conv2d(8, 8, 3, padding=2, dilation=2, groups=2, bias=True),
            "conv2": nn.Conv2d(8, 8, 3, padding=1, groups=8, bias=False),
            "norm2": nn.BatchNorm2d(8),
        })
        self.block2 = nn.ModuleDict({
            "conv1": nn.Conv2d(8, 12, 3, stride=2, padding=1, bias=False),
            "norm1": nn.BatchNorm2d(12),
            "conv2": nn.Conv2d(12, 12, 3, padding=1, bias=False),
            "norm2": nn.BatchNorm2d(12),
            "shortcut": nn.ModuleDict({
                "conv": nn.Conv2d(8, 12, 1, stride=2, bias=False),
                "norm": nn.BatchNorm2d(12),
            }),
        })
        self.hidden = nn.Linear(2 * 2 * 12, 16)
        self.classifier = nn.Linear(16, CLASSES)

    def forward(self, x):
        x = torch.relu(self.stem["norm"](self.stem["conv"](x)))
        x = nn.functional.max_pool2d(x, 2)
        body = nn.functional.leaky_relu(self.block1["conv1"](x), 0.1)
        body = self.block1["norm2"](self.block1["conv2"](body))
        x = torch.relu(x + body)
        b = self.block2
        body = torch.relu(b["norm1"](b["conv1"](x)))
        body = b["norm2"](b["conv2"](body))
        x = torch.relu(body + b["shortcut"]["norm"](b["shortcut"]["conv"](x)))
        x = nn.functional.avg_pool2d(x, 2, stride=1)
        x = nn.functional.silu(self.hidden(torch.flatten(x, 1)))
        return self.classifier(x)


def conv(name, filters, kernel=3, stride=1, padding=1, dilation=1, groups=1, bias=False):
    return {"name": name, "kind": "conv2d", "filters": filters, "kernel": [kernel, kernel],
            "stride": [stride, stride], "padding": [padding] * 4, "dilation": dilation,
            "groups": groups, "bias": bias}


def norm(name):
    return {"name": name, "kind": "batch-norm-2d", "epsilon": 1e-5, "momentum": 0.1}


ARCHITECTURE = {
    "name": "golden", "input": [HEIGHT, WIDTH, CHANNELS],
    "modules": [
        {"name": "stem", "kind": "sequential", "modules": [
            conv("conv", 8), norm("norm"), {"name": "relu", "kind": "relu"},
            {"name": "pool", "kind": "max-pool-2d", "window": [2, 2], "stride": [2, 2],
             "padding": [0, 0, 0, 0]}]},
        {"name": "block1", "kind": "residual", "shortcut": [], "body": [
            conv("conv1", 8, padding=2, dilation=2, groups=2, bias=True),
            {"name": "relu1", "kind": "leaky-relu", "slope": 0.1},
            conv("conv2", 8, groups=8), norm("norm2")]},
        {"name": "relu1", "kind": "relu"},
        {"name": "block2", "kind": "residual", "body": [
            conv("conv1", 12, stride=2), norm("norm1"), {"name": "relu1", "kind": "relu"},
            conv("conv2", 12), norm("norm2")],
         "shortcut": [conv("conv", 12, kernel=1, stride=2, padding=0), norm("norm")]},
        {"name": "relu2", "kind": "relu"},
        {"name": "pool", "kind": "average-pool-2d", "window": [2, 2], "stride": [1, 1],
         "padding": [0, 0, 0, 0]},
        {"name": "flatten", "kind": "flatten"},
        {"name": "hidden", "kind": "dense", "units": 16, "bias": True},
        {"name": "silu", "kind": "silu"},
        {"name": "classifier", "kind": "dense", "units": CLASSES, "bias": True},
    ],
}

# Weight decay reaches weights of convolutions and dense layers only (AdLens's `decays`).
OPTIMIZERS = {
    "sgd": {"learning_rate": 0.05, "momentum": 0.9, "weight_decay": 1e-3},
    "nesterov": {"learning_rate": 0.05, "momentum": 0.9, "weight_decay": 1e-3},
    "rmsprop": {"learning_rate": 2e-3, "alpha": 0.99, "epsilon": 1e-8, "momentum": 0.9,
                "weight_decay": 1e-3},
    "adam": {"learning_rate": 5e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8,
             "weight_decay": 1e-3},
    "adamw": {"learning_rate": 5e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8,
              "weight_decay": 0.05},
}


def optimizer(name, network):
    o = OPTIMIZERS[name]
    groups = [
        {"params": [p for n, p in network.named_parameters() if p.dim() > 1],
         "weight_decay": o["weight_decay"]},
        {"params": [p for n, p in network.named_parameters() if p.dim() == 1], "weight_decay": 0},
    ]
    if name in ("sgd", "nesterov"):
        return torch.optim.SGD(groups, lr=o["learning_rate"], momentum=o["momentum"],
                               nesterov=name == "nesterov")
    if name == "rmsprop":
        return torch.optim.RMSprop(groups, lr=o["learning_rate"], alpha=o["alpha"],
                                   eps=o["epsilon"], momentum=o["momentum"])
    kind = torch.optim.Adam if name == "adam" else torch.optim.AdamW
    return kind(groups, lr=o["learning_rate"], betas=(o["beta1"], o["beta2"]), eps=o["epsilon"])


def native(name, tensor):
    """A parameter of PyTorch in AdLens's layout."""
    if tensor.dim() == 4:
        return tensor.permute(2, 3, 1, 0)
    if name == "hidden.weight":  # reads the flattened [12, 2, 2]; ours is [2, 2, 12]
        return tensor.reshape(16, 12, 2, 2).permute(2, 3, 1, 0).reshape(48, 16)
    return tensor.permute(1, 0) if tensor.dim() == 2 else tensor


def named(network, what):
    if what == "gradient":
        return {n: native(n, p.grad) for n, p in network.named_parameters()}
    rows = {n: native(n, t) for n, t in network.state_dict().items()
            if not n.endswith("num_batches_tracked")}
    return rows


def run(dtype):
    """All tensors of the file, computed in `dtype`."""
    torch.manual_seed(20)
    network = Golden()
    with torch.no_grad():
        for n, p in network.named_parameters():
            if ".norm" in n or "norm" in n.split("."):
                p.copy_(torch.rand_like(p) + (0.5 if n.endswith("weight") else -0.5))
        for n, b in network.named_buffers():
            if n.endswith("running_mean"):
                b.copy_(torch.randn_like(b) * 0.3)
            if n.endswith("running_var"):
                b.copy_(torch.rand_like(b) + 0.5)
    images = torch.randn(BATCH, CHANNELS, HEIGHT, WIDTH)
    labels = torch.tensor([0, 3, 1, 4, 2, 3])
    targets = (torch.rand(BATCH, CLASSES) < 0.4).to(dtype)
    weights = torch.tensor([1.0, 0.5, 2.0, 1.5, 0.75]).to(dtype)
    network, images = network.to(dtype), images.to(dtype)
    out = {"input": images.permute(0, 2, 3, 1), "labels": labels.to(torch.int32),
           "targets": targets, "class_weights": weights}
    for n, t in named(network, "weights").items():
        out["initial/" + n] = t.clone()
    network.eval()
    out["inference_logits"] = network(images)
    for prefix, loss in [("", nn.CrossEntropyLoss()),
                         ("weighted_", nn.CrossEntropyLoss(weight=weights, label_smoothing=0.1))]:
        copied = copy.deepcopy(network).train()
        logits = copied(images)
        value = loss(logits, labels)
        value.backward()
        out["logits"], out[prefix + "loss"] = logits, value
        for n, t in named(copied, "gradient").items():
            out[prefix + "gradient/" + n] = t.clone()
    for prefix, loss in [("multilabel_", nn.BCEWithLogitsLoss()), ("squared_", nn.MSELoss())]:
        logits = out["logits"].detach().clone().requires_grad_()
        value = loss(logits, targets)
        value.backward()
        out[prefix + "loss"], out[prefix + "gradient"] = value, logits.grad
    for name in OPTIMIZERS:
        trained = copy.deepcopy(network).train()
        step = optimizer(name, trained)
        losses = []
        for _ in range(STEPS):
            step.zero_grad()
            value = nn.CrossEntropyLoss()(trained(images), labels)
            value.backward()
            step.step()
            losses.append(value.item())
        out[name + "/losses"] = torch.tensor(losses, dtype=dtype)
        for n, t in named(trained, "weights").items():
            out[name + "/" + n] = t.clone()
    return {n: t.detach().contiguous().numpy() for n, t in out.items()}


def main():
    torch.use_deterministic_algorithms(True)
    exact, single = run(torch.float64), run(torch.float32)
    errors = {}
    for n, t in exact.items():
        group = n.split("/")[0]
        errors[group] = max(errors.get(group, 0.0), float(numpy.abs(t - single[n]).max()))
    tensors = {n: t if t.dtype == numpy.int32 else t.astype(numpy.float32)
               for n, t in exact.items()}
    metadata = {
        "architecture": json.dumps(ARCHITECTURE), "optimizers": json.dumps(OPTIMIZERS),
        "steps": str(STEPS), "float32_error": json.dumps(errors),
        "versions": f"torch {torch.__version__}, safetensors {safetensors.__version__}",
    }
    for group, error in errors.items():
        print(f"{group:24} float32 differs by at most {error:.2e}", file=sys.stderr)
    if "--check" in sys.argv:
        stored = safetensors.numpy.load_file(OUTPUT)
        for n, t in tensors.items():
            assert numpy.allclose(stored[n], t, atol=1e-5), n
        return
    OUTPUT.parent.mkdir(exist_ok=True)
    safetensors.numpy.save_file(tensors, OUTPUT, metadata=metadata)
    print(f"{OUTPUT.relative_to(ROOT)}: {len(tensors)} tensors, {OUTPUT.stat().st_size} bytes",
          file=sys.stderr)


if __name__ == "__main__":
    main()
