"""Bank cards, charts, coins, savings jars and shields."""

import math

from paint import Art, Linear, darker, lighter, rgb, smooth

NAME = "finance"
BRANDS = ["Ledgerly", "Northbank", "Coinwell", "Harbor Trust", "Penny", "Vault One", "Sumview"]
COPY = {
    "any": [("Your loan, your pace", "Rates from 5.9%", "Check my rate"), ("Home, sooner", "Mortgages explained", "Talk to us")],
    "card": [("One card. No fees.", "Spend abroad for free", "Get the card"), ("2% cash back", "On groceries and fuel", "Apply now")],
    "coins": [("Grow your savings", "Switch in ten minutes", "Switch now"), ("Every coin counts", "Round up and save", "Start today")],
    "chart": [("Invest from $5", "Funds picked for you", "Start today"), ("Taxes, done", "File in one afternoon", "Try it free")],
    "donut": [("See where it goes", "Budgets that set themselves", "Get started")],
    "shield": [("Cover that fits", "Life insurance from $9", "Get a quote"), ("Safe by default", "Deposits protected", "Learn more")],
    "jar": [("Save without thinking", "4.2% interest, no notice", "Open an account"), ("Plant a little", "Set aside $1 a day", "Start a pot")],
}
COPY["cards"] = COPY["card"]
OFFERS = [("4.2%", "INTEREST"), ("0%", "FEES"), ("$50", "BONUS"), ("5.9%", "FIXED"), ("FREE", "TRANSFERS"), ("+30%", "THIS YEAR")]
METALS = [("#fff0b8", "#e9b838", "#a5741a"), ("#ffffff", "#c3c9d1", "#7d858f"), ("#ffd9b8", "#d08a52", "#8a4f26")]


def card(rng, width, accent, tone=None):
    a = Art(120, 76, width)
    tone = rgb(tone or ["#14213d", "#0d5c63", "#5b2a86", "#22252b", "#c23b3b", "#e9b872", accent][int(rng.integers(7))])
    a.rect(1, 1, 118, 74, Linear(lighter(tone, 0.3), tone, darker(tone, 0.4), angle=35), r=7)
    face = a.last
    for k in range(3):
        a.ring(100 - 12 * k, 80 - 8 * k, 60 + 10 * k, 59 + 10 * k - 8, lighter(tone, 0.5), opacity=0.13, within=face)
    a.rect(12, 27, 17, 13, Linear("#f6e3a1", "#c09a3c", angle=45), r=2.4)
    for x in (17, 23):
        a.line([(x, 27), (x, 40)], 0.6, "#8a6a22")
    a.line([(12, 33.5), (29, 33.5)], 0.6, "#8a6a22")
    ink = lighter(tone, 0.85)
    for group in range(4):
        for i in range(4):
            a.rect(12 + group * 22 + i * 4.4, 48, 2.8, 4.6, ink, r=0.8, opacity=0.85)
    a.rect(12, 60, 34, 3.6, ink, r=1, opacity=0.7).rect(52, 60, 12, 3.6, ink, r=1, opacity=0.5)
    a.poly([(92, 67), (98, 54), (104, 67)], ink, opacity=0.9).poly([(101, 67), (107, 54), (113, 67)], lighter(accent, 0.3), opacity=0.9)
    a.rect(12, 10, 24, 6, ink, r=3, opacity=0.9)
    for r in (4, 7, 10):
        a.line([(38 + r * math.cos(t), 33.5 + r * math.sin(t)) for t in (-0.7, -0.35, 0, 0.35, 0.7)], 1, ink, opacity=0.7)
    a.poly([(0, 0), (62, 0), (22, 76), (0, 76)], "#ffffff", opacity=0.08, within=face)
    return a.image


def cards(rng, width, accent):
    a = Art(100, 86, width)
    for turn, x, y in ((16, 0.0, 0.0), (-4, 0.07, 0.24)):
        one = card(rng, width * 0.82, accent).rotate(turn, expand=True, resample=3)
        a.image.alpha_composite(one, (round(x * width), round(y * width)))
    return a.image


def coin(a, cx, cy, r, rng, metal=None):
    light, body, dark = metal or METALS[int(rng.integers(2))]
    a.ellipse(cx, cy, r, r, Linear(light, body, dark, angle=50)).ring(cx, cy, r * 0.86, r * 0.78, dark, opacity=0.6)
    a.ellipse(cx, cy, r * 0.76, r * 0.76, Linear(body, light, angle=50))
    w = r * 0.13
    a.line([(cx, cy - r * 0.52), (cx, cy + r * 0.52)], w, dark)
    a.line([(cx + r * 0.3, cy - r * 0.28), (cx, cy - r * 0.38), (cx - r * 0.28, cy - r * 0.2), (cx, cy), (cx + r * 0.28, cy + r * 0.2), (cx, cy + r * 0.38), (cx - r * 0.3, cy + r * 0.28)], w, dark, curved=True)


def coins(rng, width, accent):
    """Stacks that grow, a coin leaning on them."""
    a = Art(110, 100, width)
    for k, n in enumerate(sorted(int(v) for v in rng.integers(2, 13, 4))):
        light, body, dark = METALS[int(rng.integers(2))]
        x = 6 + 25 * k
        for i in range(n):
            y = 92 - i * 6
            a.rect(x, y - 5, 22, 6, Linear(dark, light, body, dark, angle=0), r=2.6)
            a.line([(x + 1, y + 0.6), (x + 21, y + 0.6)], 0.5, darker(dark, 0.4))
        a.ellipse(x + 11, 92 - n * 6 + 0.6, 11, 3.2, Linear(light, body))
    coin(a, 22, 78, 17, rng)
    return a.image


def chart(rng, width, accent):
    """A panel with bars or a rising line."""
    a = Art(110, 88, width)
    dark = rng.random() < 0.35
    paper, grid, ink = ("#141c2e", "#2b3650", "#e8edf6") if dark else ("#ffffff", "#e3e7ee", "#273248")
    a.rect(1, 1, 108, 86, paper, r=7)
    panel = a.last
    a.rect(9, 9, 30, 4, ink, r=2, opacity=0.8).rect(9, 16, 46, 6.5, ink, r=2).rect(80, 9, 20, 8, accent, r=4)
    for i in range(4):
        a.line([(9, 34 + i * 14), (101, 34 + i * 14)], 0.5, grid)
    climb = [0.15 + 0.75 * i / 7 + rng.uniform(-0.09, 0.09) for i in range(8)]
    if rng.random() < 0.5:
        for i, v in enumerate(climb):
            a.rect(12 + i * 11.4, 78 - 46 * v, 7.4, 46 * v, Linear(lighter(accent, 0.25), accent) if i % 2 or dark else lighter(accent, 0.55), r=1.6)
    else:
        points = smooth([(10 + i * 13, 76 - 44 * v) for i, v in enumerate(climb)], closed=False)
        a.poly(points + [(101, 78), (10, 78)], accent, opacity=0.22, within=panel)
        a.line(points, 2, accent)
        x, y = points[-1]
        a.ellipse(x, y, 3.6, 3.6, paper).ellipse(x, y, 2.4, 2.4, accent)
    return a.image


def donut(rng, width, accent):
    """A spending ring with its legend."""
    a = Art(100, 100, width)
    a.rect(1, 1, 98, 98, "#ffffff", r=10)
    tones = [rgb(accent), rgb("#2b2156"), rgb("#5fd0c5"), rgb("#ffc24b"), rgb("#e2466b")]
    parts = sorted(rng.random(4)) + [1.0]
    start = 0.0
    for tone, end in zip(tones, parts):
        ring = [(50 + 30 * math.cos(t), 42 + 30 * math.sin(t)) for t in [2 * math.pi * (start + (end - start) * i / 30) for i in range(31)]]
        a.poly([(50, 42), *ring], tone)
        start = end
    a.ellipse(50, 42, 18, 18, "#ffffff").rect(40, 37, 20, 4, "#273248", r=2).rect(43, 44, 14, 3, "#9aa4b5", r=1.5)
    for i in range(4):
        x, y = 10 + 44 * (i % 2), 80 + 8 * (i // 2)
        a.ellipse(x + 2, y + 2, 2.4, 2.4, tones[i]).rect(x + 7, y + 0.4, 26 - 5 * (i % 3), 3.2, "#9aa4b5", r=1.5)
    return a.image


def shield(rng, width, accent):
    a = Art(90, 104, width)
    tone = rgb(accent)
    a.blob([(45, 3), (60, 10), (84, 14), (84, 50), (74, 76), (45, 101), (16, 76), (6, 50), (6, 14), (30, 10)], Linear(lighter(tone, 0.45), tone, darker(tone, 0.4), angle=40))
    own = a.last
    a.poly([(45, 0), (90, 0), (90, 104), (45, 104)], "#000000", opacity=0.14, within=own)
    a.line([(26, 52), (40, 67), (66, 36)], 8, "#ffffff")
    coin(a, 74, 84, 15, rng)
    return a.image


def jar(rng, width, accent):
    """A glass jar of coins with a sprout."""
    a = Art(80, 116, width)
    a.line([(40, 40), (40, 16)], 2.4, "#4d8a3a")
    a.blob([(40, 24), (54, 8), (66, 10), (58, 24)], Linear("#a5d65b", "#4d9a3a")).blob([(40, 20), (26, 4), (14, 8), (24, 22)], Linear("#b9e26b", "#4d9a3a"))
    a.rect(8, 36, 64, 78, "#dfeef4", r=12, opacity=0.55)
    glass = a.last
    for row in range(5):
        for k in range(4):
            coin(a, 17 + k * 15 + rng.uniform(-2, 2), 104 - row * 11 + rng.uniform(-1.5, 1.5), 8.6, rng)
    a.rect(13, 40, 7, 66, "#ffffff", r=3, opacity=0.5, within=glass).rect(6, 32, 68, 7, Linear("#ffffff", "#b9ccd6"), r=3)
    return a.image


HEROES = [card, cards, coins, chart, donut, shield, jar]
