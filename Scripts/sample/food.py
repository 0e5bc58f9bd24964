"""Pizza, burgers, coffee, bowls, doughnuts, ice cream and drinks."""

import math

from paint import Art, Linear, Radial, darker, lighter, mix, rgb

NAME = "food"
BRANDS = ["Table 27", "Fork & Field", "Morrow Foods", "Plenty", "Sweet Pine", "Verde Kitchen", "Daily Crumb"]
COPY = {
    "any": [("Free delivery", "On your first three orders", "Start order"), ("Made fresh daily", "Find one near you", "Find a store")],
    "pizza": [("Hot in 30 minutes", "Two medium pizzas, $18", "Order now"), ("Slice of the action", "Wood fired since 1998", "See menu")],
    "burger": [("Stacked. Smashed. Served.", "The double is back", "Find a table"), ("Bigger on Mondays", "Burger and fries, $9", "Order now")],
    "coffee": [("Wake up slow", "Single origin, roasted weekly", "Try a bag"), ("Your usual, faster", "Order ahead, skip the line", "Get the app")],
    "bowl": [("Bowls for busy days", "Fresh, from $9.50", "Order lunch"), ("Friday means ramen", "Broth simmered 12 hours", "Book now")],
    "doughnuts": [("A dozen for ten", "Baked every morning", "Get yours"), ("Glazed and ready", "Warm until noon", "Find a shop")],
    "ice_cream": [("Scoop season", "Seven new flavours", "See flavours"), ("Cold comfort", "Two scoops, $4", "Find a shop")],
    "drink": [("Squeezed today", "No sugar, nothing else", "Find a store"), ("Cool down", "Iced drinks, half price", "Order ahead")],
}


def around(rng, n, radius, spread=1.0):
    """`n` points scattered over a disc."""
    return [(radius * math.sqrt(rng.random()) * spread * math.cos(t), radius * math.sqrt(rng.random()) * math.sin(t))
            for t in (2 * math.pi * rng.random() for _ in range(n))]


def plate(a, rng, r=48):
    tone = rgb(["#ffffff", "#f3efe6", "#33363b", "#cfe0e2", "#e9d8c4"][int(rng.integers(5))])
    a.ellipse(50, 50, r, r, Linear(lighter(tone, 0.2), darker(tone, 0.16), angle=60))
    a.ellipse(50, 50, r * 0.8, r * 0.8, Linear(darker(tone, 0.12), lighter(tone, 0.1), angle=60))


def pizza(rng, width, accent):
    a = Art(100, 100, width)
    if rng.random() < 0.5:
        a.ellipse(50, 50, 49, 49, Linear("#b07a47", "#7d5230", angle=30)).ring(50, 50, 47, 46.2, "#6b4427")
    crust = [(50 + (43 + rng.uniform(-1.2, 1.2)) * math.cos(2 * math.pi * i / 28), 50 + (43 + rng.uniform(-1.2, 1.2)) * math.sin(2 * math.pi * i / 28)) for i in range(28)]
    a.blob(crust, Radial("#f4cf8a", "#e0a452", "#a9642a", radius=0.52))
    a.ellipse(50, 50, 36.5, 36.5, "#b53a1e").ellipse(50, 50, 35.4, 35.4, Radial("#fbe29a", "#f3c65c", "#e39a3c", radius=0.6))
    cheese = a.last
    for x, y in around(rng, 26, 33):
        a.ellipse(50 + x, 50 + y, rng.uniform(2, 5), rng.uniform(2, 4), "#fff3c6", blur=0.8, opacity=0.8, within=cheese)
    kind = int(rng.integers(3))
    for k in range(11 if kind else 9):
        t, r = 2.4 * k + rng.random() * 0.4, 8 + 2.2 * k
        x, y = 50 + r * math.cos(t), 50 + r * math.sin(t)
        if kind == 0:
            a.ellipse(x + 0.5, y + 0.8, 5.6, 5.6, "#7a1d10", opacity=0.5).ellipse(x, y, 5.4, 5.4, Radial("#d94a32", "#b52a1b", "#8c1d12"))
        elif kind == 1:
            a.ellipse(x, y, 4.6, 4.6, Radial("#f26b4b", "#cf2f22")).ellipse(x - 1, y - 1, 1.6, 1.2, "#ffd2c2", opacity=0.7)
        else:
            a.blob([(x - 4, y + 2), (x - 4, y - 2), (x, y - 5), (x + 4, y - 2), (x + 4, y + 2), (x + 1, y + 1), (x + 1, y + 5), (x - 1, y + 5), (x - 1, y + 1)], "#efe3d0")
            a.line([(x - 3, y), (x + 3, y)], 0.8, "#a58b70")
    for x, y in around(rng, 9, 30):
        a.ellipse(50 + x, 50 + y, 4.2, 2, Linear("#5fae3f", "#2c6b28"), turn=float(rng.uniform(0, 180)))
    for i in range(4):
        t = math.pi * i / 4 + 0.2
        a.line([(50 - 43 * math.cos(t), 50 - 43 * math.sin(t)), (50 + 43 * math.cos(t), 50 + 43 * math.sin(t))], 0.7, "#9b5a26", opacity=0.6)
    return a.image


def burger(rng, width, accent):
    a = Art(100, 92, width)
    a.blob([(9, 76), (50, 73), (91, 76), (89, 86), (78, 90), (22, 90), (11, 86)], Linear("#e9b061", "#b8702b"))
    y = 74
    for layer in range(int(rng.integers(1, 3))):
        a.rect(7, y - 12, 86, 13, Linear("#7a4526", "#432313"), r=6)
        for _ in range(26):
            a.ellipse(rng.uniform(10, 90), y - rng.uniform(2, 10), 1.4, 0.9, "#9a6038", within="last")
        a.poly([(8, y - 13), (92, y - 13), (86, y - 8), (74, y - 2), (64, y - 9), (40, y - 9), (30, y - 3), (18, y - 9)], Linear("#ffd65a", "#f2a92c"))
        y -= 15
    for i in range(3):
        a.rect(12 + i * 26, y - 5, 25, 6, Linear("#ef5a3c", "#b8271b"), r=3)
    y -= 4
    wave = [(6 + i * 8, y - (5 if i % 2 else 0)) for i in range(12)]
    a.blob(wave + [(92, y + 6), (70, y + 3), (50, y + 7), (28, y + 3), (8, y + 6)], Linear("#9ad14b", "#4d9a2f"))
    top = y - 2
    a.blob([(7, top), (8, top - 16), (24, top - 31), (50, top - 35), (76, top - 31), (92, top - 16), (93, top), (50, top + 3)],
           Radial("#f7cd84", "#dc9440", "#a9601f", x=0.35, y=0.2, radius=0.8))
    bun = a.last
    a.ellipse(36, top - 24, 18, 6, "#fff1cf", turn=-14, blur=3, opacity=0.65, within=bun)
    for _ in range(26):
        x = rng.uniform(16, 84)
        a.ellipse(x, top - 12 - rng.random() * (20 - abs(x - 50) * 0.35), 1.7, 1.0, "#fff2d4", turn=float(rng.uniform(0, 180)), within=bun)
    return a.image


def coffee(rng, width, accent):
    """A cup from above with a poured rosette."""
    a = Art(110, 100, width)
    cup = rgb(["#ffffff", "#2f3437", accent, "#e9d8c4"][int(rng.integers(4))])
    a.ellipse(48, 50, 47, 47, Linear(lighter(cup, 0.15), darker(cup, 0.22), angle=50)).ellipse(48, 50, 36, 36, darker(cup, 0.12))
    a.ring(84, 50, 16, 9, Linear(lighter(cup, 0.1), darker(cup, 0.3)))
    a.ellipse(48, 50, 34, 34, Linear(lighter(cup, 0.4), darker(cup, 0.2), angle=50))
    a.ellipse(48, 50, 30, 30, Radial("#a8662f", "#7a431d", "#4a2510", radius=0.55))
    brew = a.last
    cream = "#f7e6cf"
    for i, spread in enumerate((21, 16.5, 12)):
        y = 64 - 9.5 * i
        a.blob([(48, y + 5), (48 - spread, y - 7), (48 - spread * 0.8, y - 13), (48, y - 2), (48 + spread * 0.8, y - 13), (48 + spread, y - 7)], cream, within=brew)
    a.blob([(48, 40), (41, 33), (43, 26), (48, 29), (53, 26), (55, 33)], cream, within=brew)
    a.line([(48, 30), (48, 74)], 0.9, "#8f5426", within=brew)
    for k in range(int(rng.integers(0, 7))):
        x, y = rng.uniform(88, 106), rng.uniform(66, 96)
        a.ellipse(x, y, 4, 2.6, "#4a2713", turn=float(rng.uniform(0, 180))).line([(x - 2, y - 1), (x + 2, y + 1)], 0.6, "#24110a")
    return a.image


def bowl(rng, width, accent):
    """A filled bowl from above."""
    a = Art(100, 100, width)
    rim = rgb(["#263238", "#f5f0e6", "#b5533a", "#2c5d6b", accent][int(rng.integers(5))])
    a.ellipse(50, 50, 48, 48, Linear(lighter(rim, 0.3), darker(rim, 0.35), angle=50))
    base = rgb(["#e8d3a1", "#f4efe2", "#c97a3d", "#7fae4f"][int(rng.integers(4))])
    a.ellipse(50, 50, 42, 42, Radial(lighter(base, 0.15), base, darker(base, 0.35), radius=0.6))
    soup = a.last
    for k in range(10):
        a.line([(rng.uniform(14, 40), rng.uniform(20, 80)), (50, rng.uniform(20, 80)), (rng.uniform(60, 86), rng.uniform(20, 80))], 1.6, "#f8e7b4", curved=True, within=soup, opacity=0.85)
    sectors = rng.permutation(6)
    for i, what in enumerate(sectors[:5]):
        t = 2 * math.pi * i / 5 + 0.3
        cx, cy = 50 + 24 * math.cos(t), 50 + 24 * math.sin(t)
        if what == 0:
            for dx, dy in ((-5, 0), (5, 2)):
                a.ellipse(cx + dx, cy + dy, 7, 8.5, "#fffaf0").ellipse(cx + dx, cy + dy + 1, 4, 4.4, Radial("#ffc94a", "#ef8a17"))
        elif what == 1:
            for dx, dy in around(rng, 9, 9):
                a.ellipse(cx + dx, cy + dy, 3.6, 3.6, Radial("#ff6f55", "#c9281c")).ellipse(cx + dx - 1, cy + dy - 1, 1, 0.8, "#ffd9cf")
        elif what == 2:
            for dx, dy in around(rng, 12, 10):
                a.ellipse(cx + dx, cy + dy, 6, 2.6, Linear("#8ccf55", "#3d7f2f"), turn=float(rng.uniform(0, 180)))
        elif what == 3:
            for k in range(6):
                a.ellipse(cx - 9 + k * 3.4, cy + k * 1.2 - 3, 6.4, 3.2, Linear("#e9a277", "#c56b43"), turn=64)
        elif what == 4:
            for dx, dy in around(rng, 22, 9):
                a.ellipse(cx + dx, cy + dy, 1.7, 1.7, "#ffd34d")
        else:
            for k in range(4):
                a.ring(cx + rng.uniform(-7, 7), cy + rng.uniform(-7, 7), 4.4, 2.8, "#b86bb8")
    for _ in range(24):
        a.ellipse(50 + rng.uniform(-30, 30), 50 + rng.uniform(-30, 30), 0.9, 0.6, "#fff8e4", within=soup)
    if rng.random() < 0.5:
        for dx in (0, 6):
            a.line([(96, 4 + dx), (34, 58 + dx)], 2, "#6b3a22")
    return a.image


def doughnuts(rng, width, accent):
    a = Art(100, 100, width)
    icing = [rgb(c) for c in ("#f58fb4", "#5b2f1d", "#fff1dc", "#9bd3e8", "#c9a5e8", accent)]
    for cx, cy, r in ((30, 32, 28), (70, 40, 28), (46, 70, 28))[: int(rng.integers(1, 4))] if rng.random() < 0.7 else ((50, 50, 46),):
        top = icing[int(rng.integers(len(icing)))]
        a.ellipse(cx + r * 0.05, cy + r * 0.08, r, r, "#2a1508", blur=r * 0.06, opacity=0.4)
        a.ring(cx, cy, r, r * 0.3, Radial("#f0c078", "#d3913f", "#a9682a", radius=0.52))
        edge = [(cx + (r * 0.88 + rng.uniform(-0.05, 0.05) * r) * math.cos(2 * math.pi * i / 18), cy + (r * 0.88 + rng.uniform(-0.05, 0.05) * r) * math.sin(2 * math.pi * i / 18)) for i in range(18)]
        a.blob(edge, Linear(lighter(top, 0.3), darker(top, 0.14), angle=60))
        glaze = a.last
        a.line([(cx + r * 0.62 * math.cos(t), cy + r * 0.62 * math.sin(t)) for t in [3.4 + 0.08 * k for k in range(16)]], r * 0.1, "#ffffff", blur=r * 0.03, opacity=0.6, within=glaze)
        for _ in range(46):
            t, d = 2 * math.pi * rng.random(), r * rng.uniform(0.42, 0.8)
            x, y, b = cx + d * math.cos(t), cy + d * math.sin(t), 2 * math.pi * rng.random()
            a.line([(x, y), (x + r * 0.08 * math.cos(b), y + r * 0.08 * math.sin(b))], r * 0.045, ["#ff5a5f", "#ffd34d", "#5fd0c5", "#ffffff", "#7b4ddb"][int(rng.integers(5))])
        a.ellipse(cx, cy, r * 0.31, r * 0.31, "#a9682a").ellipse(cx, cy + r * 0.03, r * 0.26, r * 0.26, "#4a2a14")
    return a.image


def ice_cream(rng, width, accent):
    a = Art(70, 124, width)
    a.poly([(16, 56), (54, 56), (35, 122)], Linear("#f0bd72", "#b9742e", angle=0))
    cone = a.last
    for i in range(-4, 9):
        a.line([(i * 9, 54), (i * 9 + 30, 124)], 1, "#8f5523", within=cone).line([(i * 9 + 10, 54), (i * 9 - 20, 124)], 1, "#8f5523", within=cone)
    scoops = [rgb(c) for c in ("#f7a8c0", "#fdf0d2", "#7a4a2c", "#b7e0a5", "#ffb45e", "#c9a5e8")]
    order = rng.permutation(6)
    spots = ((24, 46, 17), (47, 46, 17), (35, 26, 18))
    for k, (cx, cy, r) in enumerate(spots if rng.random() < 0.6 else ((35, 44, 21),)):
        tone = scoops[order[k]]
        a.blob([(cx + (r + rng.uniform(-1, 1)) * math.cos(2 * math.pi * i / 14), cy + (r + rng.uniform(-1, 1)) * math.sin(2 * math.pi * i / 14)) for i in range(14)],
               Radial(lighter(tone, 0.45), tone, darker(tone, 0.25), x=0.35, y=0.3, radius=0.75))
        for _ in range(16):
            a.ellipse(cx + rng.uniform(-r, r), cy + rng.uniform(-r, r), 1.2, 0.7, darker(tone, 0.25), opacity=0.5, within="last")
    a.rect(14, 53, 42, 6, Linear("#f4cb88", "#c98b41"), r=3)
    return a.image


def drink(rng, width, accent):
    a = Art(64, 118, width)
    juice = rgb(["#f59a23", "#e2466b", "#7fbf3f", "#6b3a1d", "#f5d33d"][int(rng.integers(5))])
    a.line([(36, 70), (48, 2)], 3.4, accent)
    a.poly([(8, 26), (56, 26), (50, 114), (14, 114)], "#ffffff", opacity=0.35)
    a.poly([(10, 38), (54, 38), (49, 111), (15, 111)], Linear(lighter(juice, 0.35), juice, darker(juice, 0.2)))
    liquid = a.last
    for _ in range(6):
        x, y = rng.uniform(14, 42), rng.uniform(38, 70)
        a.rect(x, y, 11, 11, "#ffffff", r=2.4, opacity=0.35, within=liquid)
    for _ in range(20):
        a.ellipse(rng.uniform(12, 52), rng.uniform(40, 110), 0.9, 0.9, "#ffffff", opacity=0.6, within=liquid)
    a.poly([(13, 30), (20, 30), (22, 110), (18, 110)], "#ffffff", opacity=0.4)
    a.ellipse(54, 28, 13, 13, Radial("#fff3b8", "#ffd23f", "#f0a51c", radius=0.55))
    for k in range(6):
        t = math.pi * k / 6
        a.line([(54 - 10 * math.cos(t), 28 - 10 * math.sin(t)), (54 + 10 * math.cos(t), 28 + 10 * math.sin(t))], 0.8, "#fff8d8")
    a.blob([(14, 26), (6, 14), (16, 8), (24, 18)], Linear("#8ccf55", "#3d7f2f"))
    return a.image


HEROES = [pizza, burger, coffee, bowl, doughnuts, ice_cream, drink]
