"""Writes Tests/Golden/ranking.json: what scikit-learn and scipy make of the cases of Tests/StatisticsTests/Ranking.

Needs: Python 3.11, numpy, scipy and scikit-learn.
Usage: python Scripts/golden/ranking.py

`areaUnderCurve` has rows of scores, positives, negatives and the area under the curve (`roc_auc_score` with the counts as weights);
`groupedAreaUnderCurve` of scores, positives, negatives, groups and the mean area weighted by examples; `discountedGain` of scores,
gains, k and NDCG@k (`ndcg_score`, which shares gains among ties); `logitNormalMean` of location, deviation and the mean rate by
adaptive quadrature.
"""

import json
from pathlib import Path

import numpy
from scipy import integrate, special, stats
from sklearn.metrics import ndcg_score, roc_auc_score

OUT = Path(__file__).resolve().parents[2] / "Tests" / "Golden" / "ranking.json"
random = numpy.random.default_rng(11)


def area(scores, positives, negatives):
    scores, labels = numpy.tile(scores, 2), numpy.repeat([1, 0], len(scores))
    return roc_auc_score(labels, scores, sample_weight=numpy.concatenate([positives, negatives]))


def counts(size, rate):
    shown = random.integers(0, 40, size)
    positives = random.binomial(shown, rate)
    positives[0] += 1
    return positives, shown - positives + (numpy.arange(size) == 1)


def scores(size, distinct):
    """Scores of which some are equal, unless there may be as many as things."""
    return random.normal(size=size) if distinct >= size else random.integers(0, distinct, size) / 8


areas, grouped, gains, means = [], [], [], []
for size, distinct in [(2, 2), (3, 1), (5, 3), (12, 12), (40, 6), (40, 40), (200, 25)]:
    values, (positives, negatives) = scores(size, distinct), counts(size, 0.3)
    areas.append([values.tolist(), positives.tolist(), negatives.tolist(), float(area(values, positives, negatives))])
for size, distinct, count in [(30, 9, 3), (60, 60, 5), (80, 12, 12)]:
    values, (positives, negatives), groups = scores(size, distinct), counts(size, 0.15), random.integers(0, count, size)
    total, weight = 0.0, 0
    for group in range(count):
        inside = groups == group
        if positives[inside].sum() and negatives[inside].sum():
            examples = int((positives + negatives)[inside].sum())
            total += area(values[inside], positives[inside], negatives[inside]) * examples
            weight += examples
    grouped.append([values.tolist(), positives.tolist(), negatives.tolist(), groups.tolist(), total / weight])
for size, distinct, k in [(2, 2, 1), (3, 1, 3), (8, 8, 3), (8, 3, 3), (8, 2, 3), (20, 20, 10), (20, 5, 10), (6, 6, 9)]:
    values, worth = scores(size, distinct), random.gamma(1.5, 0.02, size)
    worth[0] = 0
    gains.append([values.tolist(), worth.tolist(), k, float(ndcg_score([worth], [values], k=k))])
for location, deviation in [(0, 0), (0, 0.3), (-3.6, 0.3), (-7, 0.3), (2.5, 0.3), (-3.6, 0.5), (-1, 0.5)]:
    integral, _ = integrate.quad(
        lambda z: special.expit(location + deviation * z) * stats.norm.pdf(z), -12, 12, epsabs=0, epsrel=1e-13, limit=400)
    means.append([location, deviation, integral])

OUT.write_text(json.dumps({"areaUnderCurve": areas, "groupedAreaUnderCurve": grouped, "discountedGain": gains,
                           "logitNormalMean": means}) + "\n")
print(f"{OUT}: {OUT.stat().st_size} bytes")
