"""One ad page: its canvas, its words, its brand, and the parts every layout is made of."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

import brands
import scenes
from paint import SCALE, Art, Linear, darker, lighter, luminance, mix, rgb, tint


class Page:
    """An ad being drawn `SCALE` times its final size; positions are fractions or canvas pixels."""

    def __init__(self, rng, size, vertical, fonts):
        self.rng, self.vertical, self.fonts = rng, vertical, fonts
        self.w, self.h = size[0] * SCALE, size[1] * SCALE
        self.s = min(self.w, self.h)
        palette = brands.PALETTES[int(rng.integers(len(brands.PALETTES)))]
        self.ground, self.deep, self.accent, self.light = (rgb(c) for c in palette)
        weights = np.array(brands.PAIR_WEIGHTS) / sum(brands.PAIR_WEIGHTS)
        self.display, self.text = brands.PAIRS[int(rng.choice(len(brands.PAIRS), p=weights))]
        self.subject = vertical.HEROES[int(rng.integers(len(vertical.HEROES)))]
        self.landscape = scenes.LANDSCAPES[int(rng.integers(len(scenes.LANDSCAPES)))]
        copy = vertical.COPY["any"] + vertical.COPY.get(self.subject.__name__, vertical.COPY.get(self.landscape.__name__, []))
        self.headline, self.subline, self.call = copy[int(rng.integers(len(copy)))]
        if self.display == "BebasNeue-Bold.otf" or (rng.random() < 0.15 and "lobster" not in self.display):
            self.headline = self.headline.upper()
        self.brand = vertical.BRANDS[int(rng.integers(len(vertical.BRANDS)))]
        self.mark = brands.MARKS[(sum(map(ord, self.brand))) % len(brands.MARKS)]
        self.image = Image.new("RGB", (self.w, self.h), self.ground)

    # -- pictures ---------------------------------------------------------------------------------

    def hero(self, width):
        """A cut-out product about `width` pixels wide."""
        scene = {"landscape": self.landscape} if self.subject.__name__ == "framed" else {}
        return self.subject(self.rng, max(24, width), self.accent, **scene)

    def backdrop(self, w, h):
        """What a product stands on, in any shape: mostly the manner of its trade, sometimes anything."""
        rng, name = self.rng, self.vertical.NAME
        if name == "travel":
            return self.vertical.view(rng, w, h, self.landscape)
        if rng.random() < 0.08:
            return self.plain(w, h, self.ground)
        first = rng.random() < 0.5
        if name == "automotive":
            return scenes.road(rng, w, h)
        if name == "electronics":
            return scenes.glow(rng, w, h, self.deep) if first else scenes.circuit(rng, w, h, self.ground)
        if name == "fashion":
            return scenes.folds(rng, w, h, self.ground) if first else scenes.terrazzo(rng, w, h, self.ground, self.accent)
        if name == "finance":
            return scenes.facets(rng, w, h, self.ground) if first else scenes.ledger(rng, w, h, self.ground)
        kind = int(rng.choice(3, p=[0.45, 0.3, 0.25]))
        return scenes.wood(rng, w, h) if kind == 0 else scenes.slate(rng, w, h) if kind == 1 else scenes.cloth(rng, w, h, self.accent)

    def setting(self):
        """A full-page backdrop calm enough to set words on."""
        w, h = self.w, self.h
        if self.rng.random() < 0.08:
            return self.plain(w, h, self.ground)
        if self.vertical.NAME == "travel":
            return scenes.sky(self.rng, w, h, 1.0)[0]
        calm = 0.35 if self.vertical.NAME in ("automotive", "food") else 0.12
        return Image.blend(self.backdrop(w, h), Image.new("RGB", (w, h), self.ground), calm)

    def plain(self, w, h, color):
        """A backdrop any vertical may have."""
        rng = self.rng
        kind = int(rng.choice(5, p=[0.36, 0.24, 0.22, 0.08, 0.1]))
        if kind == 0:
            return scenes.studio(rng, w, h, color)
        if kind == 1:
            return scenes.sweep(rng, w, h, lighter(color, 0.12), mix(darker(color, 0.12), self.accent, 0.25))
        if kind == 2:
            return scenes.shapes(rng, w, h, color, self.accent)
        if kind == 3:
            return scenes.rays(rng, w, h, color)
        return scenes.bokeh(rng, w, h, self.deep)

    def picture(self, w, h, focus=0.5, size=0.8, foot=None):
        """A composed picture: a backdrop with its product at the fraction `focus` across, standing at `foot` of the height."""
        w, h = round(w), round(h)
        ground = self.backdrop(w, h)
        if self.vertical.NAME == "travel":
            return ground
        box = (w * max(0.3, min(1.0, 2 * min(focus, 1 - focus))) * 0.94, h * size)
        foot = foot or (0.9 if self.vertical.NAME == "automotive" else 0.5 + size / 2)
        return drop(ground, self.fit(self.hero(max(box)), *box), w * focus, h * foot, anchor="bottom")

    @staticmethod
    def fit(picture, w, h):
        """`picture` reduced to the box, its shape kept."""
        scale = min(w / picture.width, h / picture.height)
        return picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))), Image.LANCZOS)

    def put_hero(self, cx, cy, w, h, turn=None):
        """A product with a soft shadow inside the box centred on (cx, cy) pixels."""
        hero = self.hero(max(w, h))
        if turn is None:
            turn = 0 if self.vertical.NAME == "automotive" or self.rng.random() < 0.6 else float(self.rng.uniform(-14, 14))
        if turn:
            hero = hero.rotate(turn, expand=True, resample=Image.BICUBIC)
        self.image = drop(self.image, self.fit(hero, w, h), cx, cy)

    def paste(self, picture, x, y):
        self.image.paste(picture, (round(x), round(y)))

    def scrim(self, side, reach, color=(0, 0, 0), strength=0.75):
        """Darkens (or tints) from one side so that words can be read on a picture."""
        x = np.linspace(0, 1, self.w, dtype=np.float32)[None, :] * np.ones((self.h, 1), np.float32)
        y = np.linspace(0, 1, self.h, dtype=np.float32)[:, None] * np.ones((1, self.w), np.float32)
        at = {"left": x, "right": 1 - x, "top": y, "bottom": 1 - y}[side]
        self.image = tint(self.image, color, strength * np.clip(1.25 - at / reach, 0, 1) ** 0.8)

    # -- words ------------------------------------------------------------------------------------

    def under(self, x, y, w, h):
        """The mean colour of the page in a box."""
        box = (max(0, round(x)), max(0, round(y)), min(self.w, round(x + w) + 1), min(self.h, round(y + h) + 1))
        return tuple(int(v) for v in np.asarray(self.image.crop(box)).reshape(-1, 3).mean(0))

    def wrap(self, text, font, width):
        lines, line = [], ""
        for word in text.split():
            trial = (line + " " + word).strip()
            if line and font.getlength(trial) > width:
                lines.append(line)
                line = word
            else:
                line = trial
        return lines + [line]

    def words(self, text, x, y, w, h, face=None, color=None, align="left", most=None, lines=4, valign="top", spacing=1.08):
        """Sets `text` as large as the box allows, or leaves it out when even small type has no room; returns the y below it."""
        face = face or self.display
        draw = ImageDraw.Draw(self.image)
        size = most or h
        while size > 6.4 * SCALE:
            font = self.fonts.font(face, size)
            rows = self.wrap(text, font, w)
            pitch = size * spacing
            if len(rows) <= lines and len(rows) * pitch <= h * 1.02 and max(font.getlength(r) for r in rows) <= w:
                break
            size *= 0.94
        else:
            return y
        if color is None:
            color = brands.on(self.under(x, y, w, h), dark=darker(self.deep, 0.3))
        top = y + (0 if valign == "top" else (h - len(rows) * pitch) / (2 if valign == "middle" else 1))
        for i, row in enumerate(rows):
            dx = {"left": 0, "center": (w - font.getlength(row)) / 2, "right": w - font.getlength(row)}[align]
            draw.text((x + dx, top + i * pitch + pitch / 2), row, font=font, fill=tuple(color), anchor="lm")
        return top + len(rows) * pitch

    def logo(self, x, y, h, w=None, color=None, align="left", plate=False):
        """The mark beside the brand name, `h` high, at most `w` wide; returns its width."""
        size = h * 0.62
        font = self.fonts.font("Inter-Bold.otf" if self.rng.random() < 0.6 else "Quicksand-Bold.ttf", size)
        wide = h * 1.25 + font.getlength(self.brand)
        if w and wide > w:
            h, size = h * w / wide, size * w / wide
            font = self.fonts.font("Inter-Bold.otf", size)
            wide = h * 1.25 + font.getlength(self.brand)
        if align == "center":
            x += ((w or wide) - wide) / 2
        elif align == "right":
            x += (w or wide) - wide
        if plate:
            pad = h * 0.3
            ImageDraw.Draw(self.image).rounded_rectangle((x - pad, y - pad, x + wide + pad, y + h + pad), h * 0.3, fill=(255, 255, 255))
        ground = self.under(x, y, wide, h)
        ink = color or brands.on(ground, dark=darker(self.deep, 0.2))
        drawn = brands.mark(self.mark, h, ink, brands.readable(self.accent, ground))
        self.image.paste(drawn, (round(x), round(y)), drawn)
        ImageDraw.Draw(self.image).text((x + h * 1.22, y + h * 0.52), self.brand, font=font, fill=tuple(ink), anchor="lm")
        return wide

    def button(self, x, y, w, h, align="left", color=None):
        """A call to action at most `w` wide; returns its box."""
        rng = self.rng
        ground = self.under(x, y, w, h)
        fill = color or self.accent
        if abs(luminance(fill) - luminance(ground)) < 0.16:
            fill = self.deep if luminance(ground) > 0.45 else self.light
        label = self.call.upper() if rng.random() < 0.3 else self.call
        size = h * 0.44
        font = self.fonts.font("Inter-Bold.otf", size)
        while font.getlength(label) > w - h * 0.8 and size > 4:
            size *= 0.94
            font = self.fonts.font("Inter-Bold.otf", size)
        wide = min(w, font.getlength(label) + h * 1.3)
        x += {"left": 0, "center": (w - wide) / 2, "right": w - wide}[align]
        style, r = int(rng.integers(5)), [h / 2, h * 0.18, 0, h / 2, h * 0.25][int(rng.integers(5))]
        art = Art(self.w, self.h, self.w)
        if style == 0:
            art.rect(x, y + h * 0.1, wide, h, (0, 0, 0), r=r, blur=h * 0.1, opacity=0.35)
        if style == 4 and luminance(ground) < 0.4:
            art.rect(x, y, wide, h, (255, 255, 255), r=r).rect(x + h * 0.05, y + h * 0.05, wide - h * 0.1, h * 0.9, ground, r=max(0, r - h * 0.05))
            ink = (255, 255, 255)
        else:
            paint = Linear(lighter(fill, 0.18), darker(fill, 0.1)) if style in (0, 1) else fill
            art.rect(x, y, wide, h, paint, r=r)
            ink = brands.on(fill)
        self.image.paste(art.image, (0, 0), art.image)
        ImageDraw.Draw(self.image).text((x + wide / 2, y + h * 0.5), label, font=font, fill=tuple(ink), anchor="mm")
        return x, y, wide, h

    def offer(self):
        """A short offer such as a discount, for badges."""
        own = getattr(self.vertical, "OFFERS", None)
        if own:
            return own[int(self.rng.integers(len(own)))]
        off = int(self.rng.choice([10, 15, 20, 25, 30, 40, 50, 60]))
        common = [(f"{off}%", "OFF"), (f"-{off}%", "TODAY"), ("NEW", "IN"), ("2 FOR 1", "NOW"), (f"SAVE ${off}", "ONLINE")]
        return common[int(self.rng.choice(5, p=[0.4, 0.2, 0.15, 0.1, 0.15]))]

    def badge(self, cx, cy, r):
        """A round or starred sticker with an offer."""
        fill = self.accent if abs(luminance(self.accent) - luminance(self.under(cx - r, cy - r, 2 * r, 2 * r))) > 0.12 else self.deep
        art = Art(self.w, self.h, self.w)
        if self.rng.random() < 0.5:
            n = 16
            points = [(cx + r * (1.05 if i % 2 else 0.9) * math.cos(math.pi * i / n), cy + r * (1.05 if i % 2 else 0.9) * math.sin(math.pi * i / n)) for i in range(2 * n)]
            art.poly(points, fill)
        else:
            art.ellipse(cx, cy, r, r, fill).ring(cx, cy, r * 0.9, r * 0.86, brands.on(fill), opacity=0.6)
        self.image.paste(art.image, (0, 0), art.image)
        big, small = self.offer()
        ink = brands.on(fill)
        self.words(big, cx - r * 0.78, cy - r * 0.52, r * 1.56, r * 0.7, face="BebasNeue-Bold.otf", color=ink, align="center", lines=1, valign="middle")
        self.words(small, cx - r * 0.6, cy + r * 0.16, r * 1.2, r * 0.36, face="Inter-Bold.otf", color=ink, align="center", lines=1, valign="middle")

    def small_print(self, x, y, w):
        text = ["Terms apply.", "While stocks last.", "Offer ends soon. Terms apply.", "Advertisement"][int(self.rng.integers(4))]
        ground = self.under(x, y, w, self.s * 0.04)
        self.words(text, x, y, w, max(6.5 * SCALE, self.s * 0.032), face=self.text, color=mix(brands.on(ground), ground, 0.35), lines=1)

    def finish(self):
        """The page at its final size, with a hairline border now and then."""
        page = self.image.resize((self.w // SCALE, self.h // SCALE), Image.LANCZOS)
        if self.rng.random() < 0.3:
            ImageDraw.Draw(page).rectangle((0, 0, page.width - 1, page.height - 1), outline=mix(self.deep, (160, 160, 160), 0.5))
        return page


def drop(ground, picture, cx, cy, anchor="middle"):
    """`ground` with `picture` and its soft shadow on it, centred on cx and on cy or standing on it."""
    ground = ground.convert("RGBA")
    x, y = round(cx - picture.width / 2), round(cy - picture.height / (2 if anchor == "middle" else 1))
    size = min(picture.size)
    shadow = Image.new("L", ground.size, 0)
    shadow.paste(picture.getchannel("A").point(lambda v: v * 2 // 5), (x + round(size * 0.02), y + round(size * 0.05)))
    shadow = shadow.filter(ImageFilter.GaussianBlur(max(1, size * 0.035)))
    ground.paste((6, 8, 16), (0, 0), shadow)
    layer = Image.new("RGBA", ground.size, (0, 0, 0, 0))
    layer.paste(picture, (x, y))
    return Image.alpha_composite(ground, layer).convert("RGB")
