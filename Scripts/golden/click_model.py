"""Writes Tests/Golden/click-model.json: the true click-through rates of some ads by the formula of `adlens synth --clicks`.

Needs: Python 3.11, numpy and scipy; scikit-learn for --check.
Usage: python Scripts/golden/click_model.py
       python Scripts/golden/click_model.py --check DIR     # compares a folder that `adlens synth --clicks` made, and its oracle.json

The formula is written out once more here, over whole arrays, and the noise is integrated by adaptive quadrature.
"""

import csv
import json
import sys
from pathlib import Path

import numpy
from scipy import integrate, special, stats

OUT = Path(__file__).resolve().parents[2] / "Tests" / "Golden" / "click-model.json"
COLUMNS = ["cta", "cta_contrast", "cta_area", "badge", "discount_depth", "text_cover", "logo", "product_area", "extra_objects",
           "headline_legibility", "warm_palette"]
TASTES = ["badge", "warm_palette", "product_area", "cta"]
PLACEMENTS, SHARES = {"feed": 0.5, "story": 0.0, "sidebar": -0.6}, [0.45, 0.35, 0.2]


def appeal(a):
    return (0.55 * a["cta"] + 0.9 * a["cta_contrast"] - 0.18 * a["cta"] * ((a["cta_area"] - 0.05) / 0.05) ** 2 + 0.5 * a["badge"]
            + 0.8 * a["discount_depth"] - 1.6 * numpy.maximum(a["text_cover"] - 0.3, 0) + 0.15 * a["logo"]
            - 5 * (a["product_area"] - 0.28) ** 2 - 0.12 * a["extra_objects"] + 0.8 * a["headline_legibility"]
            + 0.25 * a["warm_palette"])


def logits(a, brand, weights):
    """[ad, segment, placement]"""
    v = appeal(a)
    z = numpy.stack([(a[name] - a[name].mean()) / a[name].std() for name in TASTES])
    return (-3.6 + 1.2 * (v - v.mean()) + brand)[:, None, None] + 0.6 * 1.2 * (weights @ z).T[:, :, None] + numpy.array(list(PLACEMENTS.values()))


def rate(logit):
    value, _ = integrate.quad(lambda z: special.expit(logit + 0.3 * z) * stats.norm.pdf(z), -12, 12, epsabs=0, epsrel=1e-12)
    return value


def write():
    random = numpy.random.default_rng(20)
    count = 7
    a = {name: numpy.round(random.uniform(0, 0.8, count), 4) for name in COLUMNS}
    for name in ["cta", "badge", "logo"]:
        a[name] = (numpy.arange(count) + len(name)) % 3 != 0
    a["extra_objects"] = random.integers(0, 6, count)
    a = {name: values.astype(float) for name, values in a.items()}
    brand, weights = random.normal(0, 0.2, count), random.normal(0, 0.35, (4, 4))
    rates = [[[rate(x) for x in row] for row in ad] for ad in logits(a, brand, weights)]
    ads = [[float(a[name][i]) for name in COLUMNS] for i in range(count)]
    OUT.write_text(json.dumps({"columns": COLUMNS, "ads": ads, "brandEffects": brand.tolist(), "weights": weights.tolist(),
                               "appeals": appeal(a).tolist(), "rates": rates}) + "\n")
    print(f"{OUT}: {OUT.stat().st_size} bytes")


def check(directory):
    from sklearn.metrics import ndcg_score, roc_auc_score
    read = lambda name: list(csv.DictReader(open(directory / name, newline="")))
    labels, oracle, told = read("labels.csv"), read("oracle.csv"), json.loads((directory / "oracle.json").read_text())
    a = {name: numpy.array([float(row[name]) for row in labels]) for name in COLUMNS}
    weights = numpy.array([[w[name] for name in TASTES] for w in told["model"]["segments"].values()])
    segments = list(told["model"]["segments"])
    cells = len(segments) * len(PLACEMENTS)
    brand = numpy.array([float(row["brand_effect"]) for row in oracle[::cells]])
    nodes, mass = numpy.polynomial.hermite_e.hermegauss(40)
    mean = lambda x: (special.expit(x[..., None] + 0.3 * nodes) * mass).sum(-1) / mass.sum()
    rates, visible = mean(logits(a, brand, weights)), mean(logits(a, brand * 0, weights))
    written = numpy.array([float(row["ctr"]) for row in oracle]).reshape(rates.shape)
    print("largest relative difference of a rate:", numpy.abs(written / rates - 1).max())
    print("largest difference of V:", numpy.abs(numpy.array([float(row["v"]) for row in oracle[::cells]]) - appeal(a)).max())
    ad = {row["path"].split("/")[-1]: i for i, row in enumerate(labels)}
    rows = read("impressions.csv")
    times = [row["time"] for row in rows]
    assert times == sorted(times)
    place = (numpy.array([ad[row["creative"]] for row in rows]), numpy.array([segments.index(row["segment"]) for row in rows]),
             numpy.array([list(PLACEMENTS).index(row["placement"]) for row in rows]))
    clicks = numpy.array([int(row["click"]) for row in rows])
    marginal = lambda x: (x.mean(1) * SHARES).sum(1)
    for name, scores in {"full": rates[place], "image_context": visible[place], "image": marginal(visible)[place[0]],
                         "context": rates.mean(0)[place[1:]]}.items():
        print(f"AUC {name}: {roc_auc_score(clicks, scores):.9f}, told {told['auc'][name]:.9f}")
    groups = numpy.stack([numpy.random.default_rng(i).choice(len(labels), 8, replace=False) for i in range(4000)])
    gains = marginal(rates)[groups]
    print(f"NDCG@3 of 8 of other groups: {ndcg_score(gains, marginal(visible)[groups], k=3):.4f}, told {told['ndcg3_of_8']['image']:.4f};",
          f"by chance {ndcg_score(gains, gains * 0, k=3):.4f}, told {told['ndcg3_of_8']['random']:.4f}")
    expected = rates[place].sum()
    print(f"clicks: {clicks.sum()}, expected {expected:.0f}, {(clicks.sum() - expected) / (rates * (1 - rates))[place].sum() ** 0.5:+.2f} deviations")
    export = read("performance.csv")
    assert sum(int(row["impressions"]) for row in export) == len(rows) and sum(int(row["clicks"]) for row in export) == clicks.sum()
    print(f"performance.csv: {len(export)} rows with the same sums")


if __name__ == "__main__":
    check(Path(sys.argv[2])) if sys.argv[1:2] == ["--check"] else write()
