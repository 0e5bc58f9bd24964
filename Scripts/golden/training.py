#!/usr/bin/env python3
"""Writes the golden numbers of TrainingTests as Swift.

Needs numpy, torch and scikit-learn. Run from the root of the package:
  Scripts/golden/training.py
"""
import numpy as np
import torch
from sklearn import metrics

FOLDER = "Tests/TrainingTests/Golden/"
rng = np.random.default_rng(2026)


def swift(values):
    return "[" + ", ".join(repr(float(v)) for v in np.asarray(values).ravel()) + "]"


def write(name, comment, lines):
    text = f"/// {comment}\n///\n/// Written by Scripts/golden/training.py.\nenum {name} {{\n"
    text += "\n".join("  " + line for line in lines) + "\n}\n"
    with open(FOLDER + name + ".swift", "w") as file:
        file.write(text)


def golden_metrics():
    count, classes = 40, 7
    labels = rng.integers(0, classes - 1, count)  # the last class has no sample
    logits = rng.normal(0, 1.5, (count, classes)).astype(np.float32)
    logits[np.arange(count), labels] += 2
    wide = logits.astype(np.float64)

    def softmax(z):
        z = np.exp(z - z.max(1, keepdims=True))
        return z / z.sum(1, keepdims=True)

    def ece(probabilities):
        confidence, right = probabilities.max(1), probabilities.argmax(1) == labels
        bins = np.clip(np.ceil(confidence * 15).astype(int) - 1, 0, 14)
        return sum(abs(right[bins == b].mean() - confidence[bins == b].mean()) * (bins == b).mean()
                   for b in range(15) if (bins == b).any())

    p = softmax(wide)
    prediction = p.argmax(1)
    every = list(range(classes))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        labels, prediction, labels=every, zero_division=0)
    # The temperature by a fine search in double precision.
    grid = np.linspace(0.2, 5, 480001)
    nll = np.array([metrics.log_loss(labels, softmax(wide / t), labels=every) for t in grid[::1000]])
    near = grid[::1000][nll.argmin()]
    fine = np.linspace(near - 0.01, near + 0.01, 20001)
    nll = np.array([metrics.log_loss(labels, softmax(wide / t), labels=every) for t in fine])
    temperature = fine[nll.argmin()]
    write("MetricsGolden", "A scored set and what scikit-learn says about it.", [
        f"static let classes = {classes}",
        f"static let labels: [Int] = {[int(v) for v in labels]}",
        f"static let logits: [Float] = {swift(logits)}",
        f"static let top1 = {metrics.accuracy_score(labels, prediction)!r}",
        f"static let top5 = {float(metrics.top_k_accuracy_score(labels, wide, k=5, labels=every))!r}",
        f"static let nll = {float(metrics.log_loss(labels, p, labels=every))!r}",
        f"static let ece = {float(ece(p))!r}",
        f"static let precision: [Double] = {swift(precision)}",
        f"static let recall: [Double] = {swift(recall)}",
        f"static let f1: [Double] = {swift(f1)}",
        f"static let support: [Int] = {[int(v) for v in support]}",
        f"static let confusion: [Int] = {[int(v) for v in metrics.confusion_matrix(labels, prediction, labels=every).ravel()]}",
        f"static let temperature = {float(temperature)!r}",
        f"static let calibratedNLL = {float(nll.min())!r}",
    ])


def golden_schedules():
    def rates(make, total):
        parameter = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))
        optimizer = torch.optim.SGD([parameter], lr=0.1)
        schedule = make(optimizer)
        out = []
        for step in range(total):
            out.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if step + 1 < total:
                schedule.step()
        return out

    s = torch.optim.lr_scheduler

    def one_cycle(optimizer):
        return s.OneCycleLR(optimizer, 0.1, total_steps=30, cycle_momentum=False)

    write("ScheduleGolden", "Rates of 30 steps with a peak of 0.1 from PyTorch's schedulers.", [
        f"static let step: [Double] = {swift(rates(lambda o: s.StepLR(o, 10, 0.1), 30))}",
        f"static let cosine: [Double] = {swift(rates(lambda o: s.CosineAnnealingLR(o, 30), 30))}",
        f"static let oneCycle: [Double] = {swift(rates(one_cycle, 30))}",
    ])


def golden_optimizers():
    count, steps = 5, 10
    start = rng.normal(0, 1, count).astype(np.float32)
    gradients = rng.normal(0, 1, (steps, count)).astype(np.float32)
    rates = (0.05 * (1 + rng.random(steps))).astype(np.float32)

    def run(make):
        weights = torch.nn.Parameter(torch.tensor(start))
        optimizer = make([weights])
        for step in range(steps):
            optimizer.param_groups[0]["lr"] = float(rates[step])
            weights.grad = torch.tensor(gradients[step])
            optimizer.step()
        return weights.detach().numpy()

    o = torch.optim
    rules = {
        "sgd": lambda w: o.SGD(w, lr=1, weight_decay=0.1),
        "momentum": lambda w: o.SGD(w, lr=1, momentum=0.9, weight_decay=0.1),
        "nesterov": lambda w: o.SGD(w, lr=1, momentum=0.9, nesterov=True, weight_decay=0.1),
        "rmsprop": lambda w: o.RMSprop(w, lr=1, weight_decay=0.1),
        "rmspropMomentum": lambda w: o.RMSprop(w, lr=1, momentum=0.9, weight_decay=0.1),
        "adam": lambda w: o.Adam(w, lr=1, weight_decay=0.1),
        "adamW": lambda w: o.AdamW(w, lr=1, weight_decay=0.1),
    }
    write("OptimizerGolden", "Ten steps of each of PyTorch's optimizers, weight decay 0.1.", [
        f"static let start: [Float] = {swift(start)}",
        f"static let gradients: [Float] = {swift(gradients)}",
        f"static let rates: [Double] = {swift(rates)}",
    ] + [f"static let {name}: [Float] = {swift(run(make))}" for name, make in rules.items()])


golden_metrics()
golden_schedules()
golden_optimizers()
