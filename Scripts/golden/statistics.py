"""Writes Tests/Golden/statistics.json: what scipy, statsmodels and mpmath make of the cases of Tests/StatisticsTests.

Needs: Python 3.11, numpy, scipy, statsmodels and mpmath.
Usage: python Scripts/golden/statistics.py

Each function has a list of rows: the arguments, then the expected figures. Where the libraries have no such function or lose
digits, the textbook formula is evaluated by mpmath with 50 digits; infinite figures are written as null.
"""

import json
import math
import warnings
from pathlib import Path

import mpmath
import numpy
from scipy import integrate, optimize, special, stats
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest, test_proportions_2indep

warnings.simplefilter("error")
# Near the least error that doubles allow; the tests ask for 1e-6.
warnings.simplefilter("ignore", integrate.IntegrationWarning)
mpmath.mp.dps = 50
OUT = Path(__file__).resolve().parents[2] / "Tests" / "Golden" / "statistics.json"

# Successes and trials, from a single impression to tens of millions with a rate of one in a million.
SINGLE = [(0, 1), (1, 1), (0, 10), (10, 10), (1, 10), (3, 7), (42, 3000), (0, 5000), (5000, 5000), (1, 1_000_000), (30, 30_000_000),
          (0, 40_000_000), (40_000_000, 40_000_000), (39_999_999, 40_000_000), (612_345, 20_000_000), (5_000_001, 10_000_000)]
PAIRS = [((1, 10), (3, 12)), ((120, 9000), (150, 9100)), ((42, 3000), (42, 3000)), ((0, 500), (4, 700)), ((4, 700), (0, 500)),
         ((1, 1), (0, 1)), ((500, 500), (480, 500)), ((30, 30_000_000), (45, 31_000_000)), ((400_000, 20_000_000), (401_500, 20_000_000)),
         ((7, 9), (2, 11)), ((1, 1_000_000), (9, 2_000_000)), ((3_000_000, 10_000_000), (2_998_000, 10_000_000))]
LEVELS = [0.95, 0.8, 0.999]


def plain(value):
    value = float(value)
    return value if math.isfinite(value) else None


def rows(cases, function):
    return [[plain(x) for x in (*arguments, *function(*arguments))] for arguments in cases]


def wilson(s, n, level):
    # statsmodels' lower end cancels for rates of one in a million; the same formula with 50 digits.
    z = mpmath.sqrt(2) * mpmath.erfinv(mpmath.mpf(level))
    p, centre = mpmath.mpf(s) / n, mpmath.mpf(s) / n + z * z / (2 * n)
    reach = z * mpmath.sqrt(p * (1 - p) / n + z * z / (4 * mpmath.mpf(n) ** 2))
    low, high = (centre - reach) / (1 + z * z / n), (centre + reach) / (1 + z * z / n)
    check = proportion_confint(s, n, 1 - level, "wilson")
    assert numpy.allclose(check, [float(low), float(high)], rtol=1e-7, atol=1e-15), (s, n, check)
    return max(low, 0) if s else 0, high if s < n else 1


def jeffreys(s, n, level):
    low, high = proportion_confint(s, n, 1 - level, "jeffreys")
    return (low if s else 0), (high if s < n else 1)


def newcombe(s1, n1, s2, n2, level):
    (l1, u1), (l2, u2) = wilson(s1, n1, level), wilson(s2, n2, level)
    p1, p2 = mpmath.mpf(s1) / n1, mpmath.mpf(s2) / n2
    low, high = p1 - p2 - mpmath.hypot(p1 - l1, u2 - p2), p1 - p2 + mpmath.hypot(u1 - p1, p2 - l2)
    check = confint_proportions_2indep(s1, n1, s2, n2, method="newcomb", compare="diff", alpha=1 - level)
    assert numpy.allclose(check, [float(low), float(high)], rtol=1e-9), check
    return low, high


def koopman(s1, n1, s2, n2, level):
    """The score interval of the ratio, minus 1, with 50 digits; statsmodels agrees where it converges."""
    z = mpmath.sqrt(2) * mpmath.erfinv(mpmath.mpf(level))

    def score(log_ratio):
        t = mpmath.exp(log_ratio)
        a, b, c = (n1 + n2) * t, n1 * t + s1 + n2 + s2 * t, s1 + s2
        r = (b - mpmath.sqrt(b * b - 4 * a * c)) / (2 * a)
        variance = t * r * (1 - t * r) / n1 + t * t * r * (1 - r) / n2
        return (mpmath.mpf(s1) / n1 - t * s2 / n2) / mpmath.sqrt(variance)

    def root(target):
        # Slightly off the estimate, where the variance may vanish.
        start = mpmath.log(mpmath.mpf(max(s1, 0.5)) / n1 * n2 / max(s2, 0.5)) + mpmath.mpf("1e-12")
        step = mpmath.mpf("0.1") if target < 0 else -mpmath.mpf("0.1")
        inner, outer = start - 40 * abs(step), start + 40 * abs(step)
        while score(outer) > target:
            outer += 10
        while score(inner) < target:
            inner -= 10
        return mpmath.findroot(lambda x: score(x) - target, (inner, outer), solver="anderson", tol=1e-60, maxsteps=500)

    low = mpmath.expm1(root(z)) if s1 else mpmath.mpf(-1)
    high = mpmath.expm1(root(-z)) if s2 else mpmath.inf
    for ratio, target in ((low + 1, z), (high + 1, -z)):
        if 0 < ratio < mpmath.inf:
            assert abs(score(mpmath.log(ratio)) - target) < 1e-20
            if 0 < s1 < n1 and 0 < s2 < n2 and max(n1, n2) < 100_000:
                p = test_proportions_2indep(s1, n1, s2, n2, float(ratio), "score", "ratio", correction=False).pvalue
                assert abs(p - (1 - level)) < 1e-8, (p, level)
    return low, high


def beta_interval(a, b, level):
    # Boost keeps about twelve digits here; the ends are polished with mpmath where it converges fast.
    return stats.beta.ppf((1 - level) / 2, a, b), stats.beta.isf((1 - level) / 2, a, b)


def incomplete_beta(a, b, x):
    return stats.beta.cdf(x, a, b), stats.beta.sf(x, a, b)


def logit_integral(function, points):
    """The integral over the rate, with the logit as variable and panels that end at `points`."""
    points = sorted(points)
    total = mpmath.mpf(0)
    for low, high in zip(points, points[1:]):
        total += integrate.quad(lambda u: function(special.expit(u)) * special.expit(u) * special.expit(-u), low, high,
                                epsabs=0, epsrel=1e-10, limit=400)[0]
    return float(total)


def breaks(shapes, shift=()):
    points = set()
    for a, b in shapes:
        for tail in (1e-13, 1e-8, 1e-4, 0.02, 0.2, 0.5):
            for q in (stats.beta.ppf(tail, a, b), stats.beta.isf(tail, a, b)):
                points.update(float(special.logit(min(max(x, 1e-250), 1 - 1e-16))) for x in (q, *(f(q) for f in shift)))
    return points


def best(shapes):
    points = breaks(shapes)
    result = []
    for i, (a, b) in enumerate(shapes):
        others = [s for j, s in enumerate(shapes) if j != i]
        result.append(logit_integral(
            lambda x: stats.beta.pdf(x, a, b) * numpy.prod([stats.beta.cdf(x, *s) for s in others]), points))
    for i, (a, b) in enumerate(shapes):
        others = [s for j, s in enumerate(shapes) if j != i]
        result.append(logit_integral(
            lambda x: stats.beta.cdf(x, a, b) * -numpy.expm1(numpy.sum([stats.beta.logcdf(x, *s) for s in others])), points))
    return result


def equivalence(first, control, kind, margin):
    low, high = (lambda x: x * (1 - margin), lambda x: x * (1 + margin)) if kind == "relative" else (lambda x: x - margin, lambda x: x + margin)
    inverse = [lambda x: x / (1 - margin), lambda x: x / (1 + margin)] if kind == "relative" else [lambda x: x + margin, lambda x: x - margin]
    points = breaks([control]) | breaks([first], inverse)
    density = lambda x: stats.beta.pdf(x, *control)
    below = logit_integral(lambda x: density(x) * stats.beta.cdf(low(x), *first), points)
    above = logit_integral(lambda x: density(x) * stats.beta.sf(high(x), *first), points)
    return below, above


def plan(p1, p2, power, alpha):
    z = stats.norm.isf(alpha / 2)
    spread = p1 * (1 - p1) + p2 * (1 - p2)
    n = math.ceil(((z + stats.norm.ppf(power)) / (p1 - p2)) ** 2 * spread)
    return n, stats.norm.cdf(abs(p1 - p2) / math.sqrt(spread / n) - z)


def detectable(p, n, power, alpha):
    def miss(d):
        return stats.norm.cdf(abs(d) / math.sqrt((p * (1 - p) + (p + d) * (1 - p - d)) / n) - stats.norm.isf(alpha / 2)) - power

    def solve(end):
        return abs(optimize.brentq(miss, end * 1e-12, end * (1 - 1e-12), xtol=1e-18, rtol=1e-14)) / p if miss(end * (1 - 1e-12)) > 0 else math.inf

    return solve(1 - p), solve(-p)


def sequential_rate(s, n, a, b, level):
    """Where the mixture's likelihood is 1 / alpha times that of the rate, with 50 digits."""
    f = n - s
    log_beta = lambda x, y: mpmath.loggamma(x) + mpmath.loggamma(y) - mpmath.loggamma(x + y)
    mixture = log_beta(mpmath.mpf(a) + s, mpmath.mpf(b) + f) - log_beta(mpmath.mpf(a), mpmath.mpf(b)) + mpmath.log(1 - mpmath.mpf(level))

    def excess(p):
        return mixture - s * mpmath.log(p) - f * mpmath.log1p(-p)

    def root(inner, outer):
        for _ in range(400):
            middle = mpmath.sqrt(inner * outer) if min(inner, outer) < 0.5 else (inner + outer) / 2
            if excess(middle) < 0:
                inner = middle
            else:
                outer = middle
        return inner

    start = (mpmath.mpf(s) or mpmath.mpf("1e-30")) / n
    low = root(start, mpmath.mpf("1e-40")) if s else 0
    high = root(min(start, 1 - mpmath.mpf("1e-40")), 1 - mpmath.mpf("1e-45")) if f else 1
    return low, high


def sequential_difference(s1, n1, s2, n2, level, expected):
    alpha = 1 - mpmath.mpf(level)
    w = -mpmath.lambertw(-alpha**2 / mpmath.e, -1).real
    rho, n = expected / (w - 1), n1 + n2
    r1, r2 = (mpmath.mpf(s1) + 0.5) / (n1 + 1), (mpmath.mpf(s2) + 0.5) / (n2 + 1)
    sigma = mpmath.sqrt(n * (r1 * (1 - r1) / n1 + r2 * (1 - r2) / n2))
    half = sigma / n * mpmath.sqrt((n + rho) * mpmath.log((n + rho) / (rho * alpha**2)))
    d = mpmath.mpf(s1) / n1 - mpmath.mpf(s2) / n2
    return max(-1, d - half), min(1, d + half)


def standardized(strata):
    """Each stratum: successes and trials of both sides, weight (0: the trials)."""
    kept = [(s1, n1, s2, n2, w or n1 + n2) for s1, n1, s2, n2, w in strata]
    total = sum(k[4] for k in kept)
    covered = [k for k in kept if k[1] and k[3]]
    weight = numpy.array([k[4] for k in covered]) / sum(k[4] for k in covered)
    figures = []
    for s, n in ((0, 1), (2, 3)):
        rate = sum(w * k[s] / k[n] for w, k in zip(weight, covered))
        smooth = [(k[s] + 0.5) / (k[n] + 1) for k in covered]
        figures.append((rate, math.sqrt(sum(w * w * r * (1 - r) / k[n] for w, r, k in zip(weight, smooth, covered)))))
    (r1, e1), (r2, e2) = figures
    z = stats.norm.isf(0.025)
    table = StratifiedTable([numpy.array([[k[0], k[1] - k[0]], [k[2], k[3] - k[2]]], float) for k in covered])
    error = math.hypot(e1 / r1, e2 / r2)
    return [r1, e1, r2, e2, sum(k[4] for k in covered) / total, r1 - r2 - z * math.hypot(e1, e2), r1 - r2 + z * math.hypot(e1, e2),
            math.expm1(math.log(r1 / r2) - z * error), math.expm1(math.log(r1 / r2) + z * error),
            float(table.oddsratio_pooled), float(table.test_null_odds(correction=False).pvalue)]


def fatigue(days):
    """Each day: clicks and impressions of the creative, then of the others."""
    s, n, c, m = numpy.array(days, float).T
    rate = c.sum() / m.sum() if c.sum() else 1
    expected = n * ((c + 10) / (m + 10 / rate) if c.sum() else 1)
    found = (0.0, 0)
    for day in range(3, len(days) - 2):
        before, after = slice(0, day), slice(day, None)
        level = s.sum() / expected.sum()
        first, second = s[before].sum() / expected[before].sum(), s[after].sum() / expected[after].sum()
        if second < first:
            value = float(special.xlogy(s[before].sum(), first / level) + special.xlogy(s[after].sum(), second / level))
            found = max(found, (value, day))
    value, day = found
    first, second = s[:day].sum() / expected[:day].sum(), s[day:].sum() / expected[day:].sum()
    fitted = expected * numpy.where(numpy.arange(len(days)) < day, first, second)
    scatter = max(1, float(((s - fitted) ** 2 / fitted).sum()) / (len(days) - 2))
    error = math.sqrt(scatter * (1 / (s[:day].sum() + 0.5) + 1 / (s[day:].sum() + 0.5)))
    z = stats.norm.isf(0.025)
    return [day, second / first - 1, math.expm1(math.log(second / first) - z * error), math.expm1(math.log(second / first) + z * error), value]


def fatigued_days(generator, length, fall, drop, shown, others):
    """A creative whose rate falls from one day on, in a campaign that drifts."""
    drift = numpy.exp(numpy.cumsum(generator.normal(0, 0.08, length)))
    rate = 0.012 * drift * numpy.where(numpy.arange(length) < fall, 1, 1 - drop)
    n = generator.integers(shown // 2, shown, length)
    m = generator.integers(others // 2, others, length)
    return [[int(v) for v in row] for row in zip(generator.binomial(n, rate), n, generator.binomial(m, 0.012 * drift), m)]


def main():
    generator = numpy.random.default_rng(5)
    flat = [(*a, *b) for a, b in PAIRS]
    golden = {}
    golden["log_gamma"] = rows([(x,) for x in (1e-8, 0.1, 0.5, 1.5, 3.7, 10, 171.3, 1e7 + 0.5, 4e12)], lambda x: [mpmath.loggamma(x)])
    golden["stirling_error"] = rows([(x,) for x in (0.5, 1, 4.2, 9.99, 10, 25.5, 1e7 + 0.5)],
                                    lambda x: [mpmath.loggamma(x) - ((mpmath.mpf(x) - 0.5) * mpmath.log(x) - x + mpmath.log(2 * mpmath.pi) / 2)])
    golden["incomplete_beta"] = rows(
        [(0.5, 0.5, 0.3), (0.5, 12, 1e-9), (1, 1, 0.25), (3, 8, 0.999), (42.5, 2958.5, 0.0105), (42.5, 2958.5, 0.03), (1e4, 3e4, 0.2605),
         (0.5, 4e7, 1e-9), (30.5, 3e7, 1.4e-6), (612345.5, 19387655.5, 0.0307), (5e6, 5e6, 0.50021), (2e7, 2e7, 0.4995)], incomplete_beta)
    golden["beta_interval"] = rows(
        [(a, b, level) for a, b in ((1, 1), (0.5, 0.5), (0.5, 40), (3, 8), (43, 2959), (0.5, 4e7), (4e7, 0.5), (31, 3e7), (612346, 19387656))
         for level in LEVELS], beta_interval)
    golden["normal"] = rows([(z,) for z in (-37.5, -8, -1.96, -0.3, 0, 0.7, 2.5, 6)], lambda z: (mpmath.ncdf(z), mpmath.ncdf(-z)))
    golden["normal_quantile"] = rows([(p,) for p in (1e-300, 1e-20, 1e-6, 0.01, 0.025, 0.2, 0.49, 0.5, 0.6, 0.975, 0.9999999)],
                                     lambda p: [mpmath.sqrt(2) * mpmath.erfinv(2 * mpmath.mpf(p) - 1) if p > 1e-17 else stats.norm.ppf(p)])
    golden["student_tails"] = rows([(t, k) for t in (1e-9, 0.5, 2, 30, 1e5) for k in (0.3, 1, 3.5, 10, 200, 1e6)], lambda t, k: [2 * stats.t.sf(t, k)])
    golden["student_critical"] = rows([(c, k) for c in (0.5, 0.8, 0.95, 0.999) for k in (0.3, 1, 3.5, 10, 200, 1e6)],
                                      lambda c, k: [stats.t.isf((1 - c) / 2, k)])
    golden["chi_square"] = rows([(x, k) for x, k in ((0.001, 1), (3.84, 1), (40, 1), (700, 3), (5, 7), (199, 199), (320, 199), (1e4, 9990), (0.5, 30))],
                                lambda x, k: [mpmath.gammainc(mpmath.mpf(k) / 2, mpmath.mpf(x) / 2, regularized=True)])
    golden["wilson"] = rows([(s, n, level) for s, n in SINGLE for level in LEVELS], wilson)
    golden["jeffreys"] = rows([(s, n, level) for s, n in SINGLE for level in LEVELS], jeffreys)
    golden["newcombe"] = rows([(*pair, level) for pair in flat for level in LEVELS], newcombe)
    golden["lift"] = rows([(*pair, level) for pair in flat for level in LEVELS], koopman)
    golden["two_proportions"] = rows(flat, lambda s1, n1, s2, n2: proportions_ztest([s1, s2], [n1, n2]))
    golden["homogeneity"] = []
    for table in ([(1, 10), (3, 12), (5, 9)], [(120, 9000), (150, 9100), (101, 8800), (0, 300)], [(30, 30_000_000), (45, 31_000_000)],
                  [(int(generator.binomial(20_000, 0.01)), 20_000) for _ in range(60)]):
        result = stats.chi2_contingency([[s, n - s] for s, n in table], correction=False)
        golden["homogeneity"].append([table, result.statistic, result.dof, result.pvalue, float(result.expected_freq.min())])
    golden["split"] = []
    for counts, shares in (([5020, 4980], [1, 1]), ([50_500, 49_500], [1, 1]), ([700, 210, 90], [0.7, 0.2, 0.1]), ([10_003_000, 9_997_000], [1, 1])):
        result = stats.chisquare(counts, numpy.array(shares) / sum(shares) * sum(counts))
        golden["split"].append([counts, shares, result.statistic, result.pvalue])
    values = [0.001, 0.04, 0.04, 0.2, 0.03, 1.0, 0.7, 1e-12, 0.05]
    golden["adjusted"] = [[method, values, list(multipletests(values, method=name)[1])]
                          for method, name in (("holm", "holm"), ("benjamini-hochberg", "fdr_bh"))]
    shapes = [[(121, 8881), (151, 8951)], [(1, 1), (1, 1)], [(1, 2), (900, 90_000)], [(31, 3e7), (46, 3.1e7)], [(1.5, 400.5), (0.5, 700.5)],
              [(43, 2959), (51, 2951), (39, 2963), (60, 2942)], [(400_001, 19_600_000), (401_501, 19_598_500), (3, 90)], [(501, 1), (481, 21)]]
    golden["best"] = [[s, best(s)] for s in shapes]
    golden["equivalence"] = [
        [first, control, kind, margin, *equivalence(first, control, kind, margin)]
        for first, control, kind, margin in (
            ((121, 8881), (151, 8951), "relative", 0.05), ((121, 8881), (151, 8951), "absolute", 0.001), ((900, 90_000), (3, 250), "relative", 0.1),
            ((3, 250), (900, 90_000), "absolute", 0.002), ((400_001, 19_600_000), (401_501, 19_598_500), "relative", 0.01), ((7, 4), (3, 9), "relative", 0.2),
            ((31, 3e7), (46, 3.1e7), "absolute", 2e-7), ((5, 2), (400, 300), "absolute", 0.0), ((1, 1), (1, 1), "absolute", 0.25))]
    golden["plan"] = rows([(0.01, 0.011, 0.8, 0.05), (0.01, 0.012, 0.8, 0.05), (0.01, 0.015, 0.8, 0.05), (0.001, 0.0012, 0.8, 0.05), (0.03, 0.033, 0.8, 0.05),
                           (0.5, 0.1, 0.9, 0.01), (1e-6, 1.1e-6, 0.8, 0.05), (0.2, 0.25, 0.3, 0.2)], plan)
    golden["detectable"] = rows([(0.01, 20_000, 0.8, 0.05), (0.5, 100, 0.9, 0.01), (1e-6, 40_000_000, 0.8, 0.05), (0.9, 40, 0.8, 0.05), (0.02, 12, 0.8, 0.05)],
                                detectable)
    golden["sequential_rate"] = rows([(s, n, a, b, level) for s, n in SINGLE for a, b, level in ((0.5, 0.5, 0.95), (2, 150, 0.9))], sequential_rate)
    golden["sequential_difference"] = rows([(*pair, level, expected) for pair in flat for level, expected in ((0.95, 5000), (0.99, 200_000))],
                                           sequential_difference)
    samples = [[3.5], [1, 2], [0.42, 0.38, 0.51, 0.44], [1e9 + 0.25, 1e9 + 0.5, 1e9 + 1], [float(v) for v in generator.lognormal(0, 2, 41)]]
    golden["samples"] = [[s, float(numpy.mean(s)), float(numpy.median(s)), plain(numpy.var([v - s[0] for v in s], ddof=1)) if len(s) > 1 else None,
                          *(float(v) for v in numpy.quantile(s, [0, 0.1, 0.25, 0.9, 1]))] for s in samples]
    strata = [[(30, 2000, 9, 900, 0), (4, 1000, 21, 7000, 0)], [(5, 300, 8, 310, 12.5), (0, 80, 3, 90, 100), (7, 7, 2, 6, 3)],
              [(30, 20_000_000, 45, 31_000_000, 0), (1, 50_000, 0, 40_000, 0), (3, 900, 0, 0, 0)]]
    golden["standardized"] = [[s, standardized(s)] for s in strata]
    days = [fatigued_days(generator, 30, 18, 0.35, 9000, 80_000), fatigued_days(generator, 12, 6, 0.6, 900, 4000),
            [row[:2] + [0, 0] for row in fatigued_days(generator, 21, 9, 0.5, 5000, 10)], fatigued_days(generator, 60, 60, 0, 40_000, 900_000)]
    golden["fatigue"] = [[d, fatigue(d)] for d in days]
    text = ",\n".join(f'  "{name}": [\n    ' + ",\n    ".join(json.dumps(row) for row in table) + "\n  ]" for name, table in golden.items())
    OUT.write_text("{\n" + text + "\n}\n")
    print(OUT, OUT.stat().st_size, "bytes")


main()
