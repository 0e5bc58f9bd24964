"""Cars from the side, from the front and on the road, and their wheels."""

import math

from paint import Art, Linear, Radial, darker, lighter, mix, rgb, smooth

NAME = "automotive"
BRANDS = ["Averro", "Norda Motors", "Kestrel", "Solera", "Brightway Cars", "Tandem", "Rivet"]
COPY = {
    "any": [],
    "side": [("Drive the new Arc", "From $249 a month", "Book a test drive"), ("Go electric", "310 miles on one charge", "See the range"),
             ("Built for weekends", "Room for one more adventure", "Configure yours"), ("Lease for less", "No deposit this month", "Get a quote"),
             ("Nearly new, fully checked", "Over 2,000 cars in stock", "Browse cars"), ("Your first car", "Insurance included", "Check price"),
             ("Quietly quick", "0 to 60 in 5.1 seconds", "Discover"), ("Swap your keys", "Top trade-in prices", "Value my car")],
    "tyre": [("Winter ready", "Four tyres fitted, $299", "Book now"), ("Own the corner", "Grip in rain and snow", "Find your size"), ("Brakes checked free", "At any of 140 garages", "Find a garage")],
}
COPY["front"] = COPY["side"]
OFFERS = [("0%", "FINANCE"), ("$500", "OFF"), ("-20%", "TODAY"), ("NEW", "MODEL"), ("$199", "A MONTH"), ("5 YEARS", "WARRANTY")]
PAINTS = ["#c4202f", "#1d3f72", "#e9eaec", "#23262b", "#8a9299", "#e08a1e", "#2f6f5e", "#6fa8d6", "#f2c230", "#5a2b52"]
SIDES = {  # roof line from the rear bumper to the front one, and the glass, in a 140 x 60 sheet
    "saloon": ([(4, 40), (7, 28), (26, 24), (44, 10), (62, 7), (82, 9), (100, 23), (126, 27), (136, 36), (136, 44)],
               [(33, 24), (47, 12.5), (62, 10.5), (80, 12), (95, 24)], 63),
    "suv": ([(5, 42), (5, 22), (12, 8), (30, 4), (70, 4), (86, 7), (100, 21), (126, 25), (135, 33), (136, 44)],
            [(14, 20), (19, 9), (30, 7.4), (70, 7.4), (83, 10), (95, 21.4)], 52),
    "hatch": ([(8, 42), (8, 26), (18, 11), (34, 6), (66, 6), (84, 11), (102, 25), (124, 29), (132, 36), (133, 44)],
              [(19, 23), (27, 11.4), (38, 9), (65, 9), (81, 13.6), (96, 25)], 56),
    "coupe": ([(4, 42), (6, 31), (22, 27), (48, 13), (68, 10), (86, 14), (104, 26), (128, 31), (137, 38), (137, 44)],
              [(38, 27), (54, 15.6), (68, 13.4), (83, 16.6), (97, 27)], 66),
}


def wheel(a, cx, cy, r, rng, spokes=None, rim="#c9ced6"):
    spokes = spokes or int(rng.choice([5, 6, 7, 10]))
    a.ellipse(cx, cy, r, r, Radial("#2c2e33", "#17181b", "#0c0d0f", radius=0.55))
    a.ellipse(cx, cy, r * 0.7, r * 0.7, "#202227").ring(cx, cy, r * 0.72, r * 0.62, Linear(lighter(rim, 0.4), darker(rim, 0.35)))
    for i in range(spokes):
        t = 2 * math.pi * i / spokes + 0.3
        a.line([(cx, cy), (cx + r * 0.63 * math.cos(t), cy + r * 0.63 * math.sin(t))], r * 0.13, lighter(rim, 0.15 if i % 2 else 0.35))
    a.ellipse(cx, cy, r * 0.16, r * 0.16, darker(rim, 0.3))


def side(rng, width, accent, kind=None):
    a = Art(140, 62, width)
    line, glass, door = SIDES[kind or ["saloon", "suv", "hatch", "coupe"][int(rng.integers(4))]]
    paint = rgb(PAINTS[int(rng.integers(len(PAINTS)))])
    a.ellipse(70, 56.5, 66, 4, "#000000", blur=2.4, opacity=0.55)
    body = smooth(line, closed=False) + [(136, 48), (130, 51), (8, 51), (4, 48)]
    a.poly(body, Linear(lighter(paint, 0.45), paint, darker(paint, 0.12), darker(paint, 0.5)))
    shell = a.last
    a.poly([(0, 31), (140, 34), (140, 37), (0, 33.6)], lighter(paint, 0.7), opacity=0.35, blur=1, within=shell)
    a.poly([(0, 44), (140, 44), (140, 52), (0, 52)], darker(paint, 0.7), opacity=0.75, within=shell)
    a.poly(smooth(glass, closed=False) + [glass[0]], Linear("#b9d0dd", "#34485a", "#18222d", angle=70))
    panes = a.last
    a.poly([(0, 0), (60, 0), (42, 40), (0, 40)], "#ffffff", opacity=0.16, within=panes)
    a.line([(door, 4), (door, 30)], 1.7, darker(paint, 0.25), within=panes)
    a.line([(door, 25), (door - 1, 46)], 0.5, darker(paint, 0.6), within=shell).line([(97, 25), (99, 44)], 0.5, darker(paint, 0.6), within=shell)
    a.rect(door - 10, 30, 6, 1.3, darker(paint, 0.5), r=0.6).rect(door + 26, 31, 6, 1.3, darker(paint, 0.5), r=0.6)
    a.blob([(122, 30), (133, 33), (135, 37), (126, 35)], Linear("#ffffff", "#c9d8e4"), within=shell)
    a.blob([(3, 30), (12, 29), (11, 34), (4, 35)], "#d3202a", within=shell)
    a.blob([(94, 22), (100, 21), (101, 25), (95, 25.4)], darker(paint, 0.2))
    for cx in (31, 110):
        a.ellipse(cx, 48, 12.6, 12.6, "#0b0c0e", within=shell)
        wheel(a, cx, 48.5, 10.8, rng)
    return a.image


def front(rng, width, accent):
    """A car head on."""
    a = Art(110, 84, width)
    paint = rgb(PAINTS[int(rng.integers(len(PAINTS)))])
    a.ellipse(55, 78, 52, 5, "#000000", blur=2.4, opacity=0.55)
    for x in (8, 84):
        a.rect(x, 54, 18, 26, "#141518", r=5)
    a.blob([(25, 34), (32, 10), (55, 5), (78, 10), (85, 34), (55, 40)], darker(paint, 0.1))
    a.blob([(29, 34), (35, 13), (55, 9), (75, 13), (81, 34), (55, 38)], Linear("#c4d7e2", "#3d5163", "#1b2530"))
    a.poly([(34, 8), (52, 8), (40, 40), (24, 40)], "#ffffff", opacity=0.2, within="last")
    a.blob([(6, 70), (5, 44), (18, 33), (55, 30), (92, 33), (105, 44), (104, 70), (80, 75), (30, 75)], Linear(lighter(paint, 0.4), paint, darker(paint, 0.4)))
    shell = a.last
    a.blob([(30, 34), (55, 31), (80, 34), (70, 44), (40, 44)], lighter(paint, 0.35), opacity=0.5, within=shell)
    a.rect(33, 50, 44, 13, "#101114", r=4)
    for i in range(5):
        a.rect(35, 52 + i * 2.2, 40, 0.7, "#6d737c")
    a.ellipse(55, 47, 3.2, 3.2, "#dfe4ea")
    for s in (-1, 1):
        x = 55 + s * 36
        a.blob([(x - 12, 46), (x + s * 8, 41), (x + 12, 48), (x, 53)], Radial("#ffffff", "#dcecff", "#7d93a8", radius=0.6), within=shell)
        a.rect(x - 6, 64, 12, 3, "#f6f1d9", r=1.4)
        a.blob([(55 + s * 47, 30), (55 + s * 54, 29), (55 + s * 54, 35), (55 + s * 47, 35)], darker(paint, 0.25))
    a.rect(12, 68, 86, 7, "#17181b", r=3).rect(44, 66, 22, 6, "#f2f3f0", r=1)
    return a.image


def tyre(rng, width, accent):
    """One wheel, large."""
    a = Art(100, 100, width)
    a.ellipse(50, 50, 48, 48, Radial("#3a3c42", "#1d1e21", "#0d0e10", radius=0.55))
    for i in range(60):
        t = 2 * math.pi * i / 60
        a.line([(50 + 43 * math.cos(t), 50 + 43 * math.sin(t)), (50 + 48 * math.cos(t + 0.05), 50 + 48 * math.sin(t + 0.05))], 1, "#000000")
    a.ring(50, 50, 40, 39, "#4b4e55")
    rim = mix("#d5dae1", accent, 0.15)
    a.ellipse(50, 50, 34, 34, Linear(lighter(rim, 0.5), darker(rim, 0.4), angle=50)).ellipse(50, 50, 31, 31, "#16171a")
    a.ring(50, 50, 20, 17, "#8b5a3c", opacity=0.8)
    n = int(rng.choice([5, 7, 9]))
    for i in range(n):
        t = 2 * math.pi * i / n
        points = [(50 + r * math.cos(t + d), 50 + r * math.sin(t + d)) for r, d in ((6, -0.5), (31, -0.16), (31, 0.16), (6, 0.5))]
        a.poly(points, Linear(lighter(rim, 0.35), darker(rim, 0.25), angle=60))
    a.ellipse(50, 50, 8, 8, Radial(lighter(rim, 0.4), darker(rim, 0.3))).ellipse(50, 50, 3, 3, accent)
    return a.image


HEROES = [side, side, side, front, front, tyre]
