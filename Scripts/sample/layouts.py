"""How the parts of an ad are arranged: rectangles, wide banners and tall columns."""

from PIL import ImageDraw

import brands
from paint import Art, darker, lighter, mix


# -- rectangles: 300x250, 336x280, squares, social links -------------------------------------------

def side(p):
    """Words in a column, the product beside them."""
    p.paste(p.setting(), 0, 0)
    flip = p.rng.random() < 0.35
    m, col = p.s * 0.07, p.w * 0.46
    p.put_hero(p.w * (0.25 if flip else 0.755), p.h * 0.52, p.w * 0.44, p.h * 0.78)
    x = p.w - col - m * 0.4 if flip else m
    p.logo(x, m, p.s * 0.09, w=col)
    y = p.words(p.headline, x, p.h * 0.22, col, p.h * 0.38, most=p.s * 0.17)
    foot = p.h - m - p.s * 0.135
    p.words(p.subline, x, y + p.s * 0.025, col * 0.94, min(p.h * 0.17, foot - y - p.s * 0.06), face=p.text, most=p.s * 0.068, lines=3)
    p.button(x, foot, col, p.s * 0.135)


def stack(p):
    """Everything centred: logo, headline, product, button."""
    p.paste(p.setting(), 0, 0)
    m = p.s * 0.06
    p.logo(m, m, p.s * 0.08, w=p.w - 2 * m, align="center")
    y = p.words(p.headline, m, p.h * 0.17, p.w - 2 * m, p.h * 0.22, most=p.s * 0.14, align="center", lines=2)
    p.put_hero(p.w * 0.5, (y + p.h * 0.82) / 2, p.w * 0.7, p.h * 0.82 - y - p.s * 0.03)
    p.button(m, p.h - m - p.s * 0.125, p.w - 2 * m, p.s * 0.125, align="center")
    if p.rng.random() < 0.3:
        p.badge(p.w * 0.85, p.h * 0.5, p.s * 0.13)


def photo(p):
    """A full picture with words on a darkened side."""
    left = p.rng.random() < 0.5 and p.w > p.h
    p.paste(p.picture(p.w, p.h, focus=0.7, size=0.72) if left else p.picture(p.w, p.h, size=0.48, foot=0.67), 0, 0)
    m, white = p.s * 0.07, (255, 255, 255)
    tone = darker(p.deep, 0.35)
    if left:
        p.scrim("left", 0.62, tone, 0.86)
        p.logo(m, m, p.s * 0.085, w=p.w * 0.45)
        foot = p.h - m - p.s * 0.13
        y = p.words(p.headline, m, p.h * 0.24, p.w * 0.46, p.h * 0.36, color=white, most=p.s * 0.16)
        p.words(p.subline, m, y + p.s * 0.02, p.w * 0.42, min(p.h * 0.15, foot - y - p.s * 0.05), face=p.text, color=lighter(tone, 0.82), most=p.s * 0.064, lines=2)
        p.button(m, foot, p.w * 0.44, p.s * 0.13)
    else:
        p.scrim("bottom", 0.44, tone, 0.92)
        p.logo(m, m, p.s * 0.085, w=p.w * 0.5, plate=p.rng.random() < 0.4)
        p.words(p.headline, m, p.h * 0.66, p.w * 0.9, p.h * 0.14, color=white, most=p.s * 0.14, lines=1, valign="bottom")
        p.words(p.subline, m, p.h * 0.82, p.w * 0.44, p.h * 0.13, face=p.text, color=lighter(tone, 0.82), most=p.s * 0.06, lines=2)
        p.button(p.w * 0.5, p.h * 0.83, p.w * 0.5 - m, p.s * 0.12, align="right")


def panel(p):
    """A picture and a flat panel, parted by a straight, slanted or curved edge."""
    p.paste(p.picture(p.w, p.h, focus=0.73, size=0.74), 0, 0)
    art = Art(p.w, p.h, p.w)
    cut, kind = p.w * 0.5, int(p.rng.integers(3))
    if kind == 0:
        art.rect(0, 0, cut, p.h, p.ground)
    elif kind == 1:
        art.poly([(0, 0), (cut * 1.12, 0), (cut * 0.88, p.h), (0, p.h)], p.accent).poly([(0, 0), (cut * 1.07, 0), (cut * 0.83, p.h), (0, p.h)], p.ground)
    else:
        art.ellipse(cut - p.h * 1.1, p.h / 2, p.h * 1.12, p.h * 1.12, p.accent).ellipse(cut - p.h * 1.1, p.h / 2, p.h * 1.08, p.h * 1.08, p.ground).rect(0, 0, max(1, cut - p.h * 1.1), p.h, p.ground)
    p.image.paste(art.image, (0, 0), art.image)
    m, col = p.s * 0.06, p.w * 0.38
    p.logo(m, m, p.s * 0.085, w=col)
    y = p.words(p.headline, m, p.h * 0.22, col, p.h * 0.38, most=p.s * 0.15)
    foot = p.h - m - p.s * 0.125
    p.words(p.subline, m, y + p.s * 0.025, col * 0.96, min(p.h * 0.16, foot - y - p.s * 0.05), face=p.text, most=p.s * 0.062, lines=3)
    p.button(m, foot, col, p.s * 0.125)


def sale(p):
    """A huge offer, the product leaning on it."""
    p.paste(p.setting(), 0, 0)
    m = p.s * 0.06
    big, small = p.offer()
    ground = p.under(0, 0, p.w, p.h)
    ink = brands.on(ground)
    y = p.words(big, m, p.h * 0.15, p.w * 0.62, p.h * 0.34, face="BebasNeue-Bold.otf", color=ink, lines=1, spacing=0.95)
    y = p.words(small, m, y, p.w * 0.4, p.h * 0.13, face="BebasNeue-Bold.otf", color=brands.readable(p.accent, ground), lines=1)
    p.words(p.headline, m, y + p.s * 0.02, p.w * 0.44, min(p.h * 0.2, p.h - m - p.s * 0.16 - y), face="Inter-Bold.otf", color=ink, most=p.s * 0.078, lines=3)
    p.put_hero(p.w * 0.74, p.h * 0.58, p.w * 0.46, p.h * 0.68)
    p.logo(m, p.s * 0.045, p.s * 0.075, w=p.w * 0.5)
    p.button(m, p.h - m - p.s * 0.125, p.w * 0.44, p.s * 0.125, color=p.deep)
    if p.rng.random() < 0.4:
        p.small_print(p.w * 0.62, p.h - p.s * 0.06, p.w * 0.36)


def card(p):
    """A picture over a white strip with the words."""
    cut = p.h * 0.62
    p.paste(p.picture(p.w, cut, focus=0.5, size=0.86), 0, 0)
    ImageDraw.Draw(p.image).rectangle((0, cut, p.w, p.h), fill=p.light)
    m = p.s * 0.055
    if p.rng.random() < 0.5:
        ImageDraw.Draw(p.image).rectangle((0, cut, p.w, cut + p.s * 0.015), fill=p.accent)
    p.words(p.headline, m, cut + m * 0.7, p.w * 0.58, p.h * 0.19, most=p.s * 0.105, lines=2, valign="middle")
    p.words(p.subline, m, p.h * 0.85, p.w * 0.54, p.h * 0.1, face=p.text, color=mix(p.deep, p.light, 0.3), most=p.s * 0.055, lines=1)
    p.logo(p.w * 0.64, cut + m, p.s * 0.075, w=p.w * 0.36 - m, align="right")
    p.button(p.w * 0.63, p.h - m - p.s * 0.12, p.w * 0.37 - m, p.s * 0.12, align="right")
    if p.rng.random() < 0.3:
        p.badge(p.w * 0.86, p.h * 0.16, p.s * 0.12)


def inset(p):
    """A picture inside a coloured frame, the words over a centred label."""
    m = p.s * 0.045
    inner = p.picture(p.w - 2 * m, p.h - 2 * m, focus=0.5, size=0.47, foot=0.84)
    p.image.paste(p.ground, (0, 0, p.w, p.h))
    p.paste(inner, m, m)
    w, h = p.w * 0.74, p.h * 0.23
    x, y = (p.w - w) / 2, p.h * 0.09
    ImageDraw.Draw(p.image).rounded_rectangle((x, y, x + w, y + h), p.s * 0.02 * int(p.rng.integers(0, 3)), fill=p.light)
    p.words(p.headline, x + m, y + m * 0.4, w - 2 * m, h * 0.6, most=p.s * 0.12, align="center", lines=1, valign="middle")
    p.words(p.subline, x + m, y + h * 0.66, w - 2 * m, h * 0.24, face=p.text, color=mix(p.deep, p.light, 0.25), most=p.s * 0.058, align="center", lines=1)
    p.logo(m * 2.2, p.h - m * 2 - p.s * 0.09, p.s * 0.075, w=p.w * 0.36, plate=True)
    p.button(p.w * 0.5, p.h - m * 2 - p.s * 0.115, p.w * 0.5 - m * 2.2, p.s * 0.12, align="right")


# -- wide banners: 728x90, 970x250, 320x50 ---------------------------------------------------------

def strip(p):
    """Logo, headline, product, button in one row."""
    p.paste(p.setting(), 0, 0)
    small = p.w / p.h > 5
    m = p.h * 0.14
    hero_w = p.w * (0.2 if small else 0.3)
    at_left = p.rng.random() < 0.45
    x0 = hero_w + m if at_left else m * 1.6
    p.put_hero(hero_w * 0.52 if at_left else p.w * (0.7 if small else 0.66), p.h * 0.5, hero_w * 0.94, p.h * (0.92 if small else 0.84))
    x1 = p.w * 0.78 if at_left else p.w * (0.7 if small else 0.66) - hero_w * 0.5
    bw = p.w * 0.19
    if p.h < 190:
        p.words(p.headline, x0, p.h * 0.1, x1 - x0 - m, p.h * 0.5, most=p.h * 0.42, lines=1, valign="middle")
        p.words(p.subline, x0, p.h * 0.6, x1 - x0 - m, p.h * 0.28, face=p.text, most=p.h * 0.22, lines=1, valign="middle")
    else:
        p.logo(x0, p.h * 0.12, p.h * (0.22 if small else 0.13), w=x1 - x0 - m)
        y = p.words(p.headline, x0, p.h * (0.38 if small else 0.31), x1 - x0 - m, p.h * (0.32 if small else 0.36), most=p.h * (0.32 if small else 0.2), lines=1 if small else 2, valign="middle")
        p.words(p.subline, x0, max(y, p.h * 0.7), x1 - x0 - m, p.h * 0.2, face=p.text, most=p.h * (0.19 if small else 0.1), lines=1, valign="middle")
    bh = p.h * (0.46 if small else 0.22)
    p.button(p.w - bw - m, (p.h - bh) / 2, bw, bh, align="right")


def vista(p):
    """A picture across the whole banner, its words on a darkened end."""
    p.paste(p.picture(p.w, p.h, focus=0.66, size=0.86), 0, 0)
    tone = darker(p.deep, 0.3)
    p.scrim("left", 0.52, tone, 0.92)
    small = p.w / p.h > 5
    m = p.h * 0.16
    if p.h < 190:
        p.words(p.headline, m, p.h * 0.1, p.w * 0.46, p.h * 0.5, color=(255, 255, 255), most=p.h * 0.42, lines=1, valign="middle")
        p.words(p.subline, m, p.h * 0.6, p.w * 0.44, p.h * 0.28, face=p.text, color=lighter(tone, 0.8), most=p.h * 0.22, lines=1, valign="middle")
    else:
        p.logo(m, p.h * 0.12, p.h * (0.22 if small else 0.13), w=p.w * 0.4)
        y = p.words(p.headline, m, p.h * (0.36 if small else 0.31), p.w * 0.45, p.h * (0.34 if small else 0.38), color=(255, 255, 255), most=p.h * (0.34 if small else 0.22), lines=1 if small else 2, valign="middle")
        p.words(p.subline, m, max(y, p.h * 0.71), p.w * 0.42, p.h * 0.2, face=p.text, color=lighter(tone, 0.8), most=p.h * (0.19 if small else 0.1), lines=1, valign="middle")
    bh = p.h * (0.46 if small else 0.22)
    p.button(p.w * 0.79, (p.h - bh) / 2 if small else p.h - bh - m, p.w * 0.21 - m, bh, align="right")


def split(p):
    """A picture at one end, a panel with the words at the other."""
    cut = p.w * (0.34 if p.w / p.h > 5 else 0.42)
    left = p.rng.random() < 0.6
    p.paste(p.setting(), 0, 0)
    p.paste(p.picture(cut, p.h, size=0.84), 0 if left else p.w - cut, 0)
    m = p.h * 0.15
    x0 = cut + m * 1.2 if left else m * 1.2
    room = p.w - cut - 2.4 * m
    small = p.w / p.h > 5
    bw = room * 0.32
    if small:
        p.words(p.headline, x0, p.h * 0.12, room - bw - m, p.h * 0.46, most=p.h * 0.38, lines=1, valign="middle")
        p.words(p.subline, x0, p.h * 0.6, room - bw - m, p.h * 0.26, face=p.text, most=p.h * 0.2, lines=1, valign="middle")
        p.button(x0 + room - bw, p.h * 0.28, bw, p.h * 0.44, align="right")
    else:
        p.logo(x0, m, p.h * 0.12, w=room)
        y = p.words(p.headline, x0, p.h * 0.3, room, p.h * 0.3, most=p.h * 0.19, lines=2)
        p.words(p.subline, x0, y + p.h * 0.02, room, p.h * 0.12, face=p.text, most=p.h * 0.085, lines=1)
        p.button(x0, p.h - m - p.h * 0.19, room, p.h * 0.19)


# -- tall columns: 160x600, 300x600 ----------------------------------------------------------------

def column(p):
    """Logo, headline, product, button from top to bottom."""
    p.paste(p.setting(), 0, 0)
    m = p.w * 0.09
    p.logo(m, m, p.w * 0.13, w=p.w - 2 * m, align="center")
    y = p.words(p.headline, m, p.h * 0.13, p.w - 2 * m, p.h * 0.24, most=p.w * 0.2, align="center", lines=5)
    y = p.words(p.subline, m, y + p.w * 0.04, p.w - 2 * m, p.h * 0.12, face=p.text, most=p.w * 0.085, align="center", lines=4)
    p.put_hero(p.w * 0.5, (y + p.h * 0.86) / 2, p.w * 0.88, p.h * 0.83 - y)
    bh = min(p.w * 0.2, p.h * 0.08)
    p.button(m, p.h - m - bh, p.w - 2 * m, bh, align="center")


def tower(p):
    """A picture on top, a panel with the words below."""
    cut = p.h * (0.5 if p.w / p.h > 0.4 else 0.58)
    p.paste(p.picture(p.w, cut, size=0.66), 0, 0)
    p.image.paste(p.ground, (0, round(cut), p.w, p.h))
    if p.rng.random() < 0.6:
        p.image.paste(p.accent, (0, round(cut), p.w, round(cut + p.w * 0.03)))
    m = p.w * 0.09
    y = p.words(p.headline, m, cut + m, p.w - 2 * m, p.h * 0.2, most=p.w * 0.17, lines=4)
    y = p.words(p.subline, m, y + p.w * 0.03, p.w - 2 * m, p.h * 0.78 - y - p.w * 0.05, face=p.text, most=p.w * (0.08 if p.w / p.h > 0.4 else 0.1), lines=3)
    bh = min(p.w * 0.2, p.h * 0.08)
    p.button(m, min(y + p.w * 0.12, p.h * 0.8), p.w - 2 * m, bh)
    p.logo(m, p.h - m - p.w * 0.1, p.w * 0.1, w=p.w - 2 * m)


def poster(p):
    """A full tall picture with words on top and a button at the foot."""
    p.paste(p.picture(p.w, p.h, size=0.42, foot=0.84), 0, 0)
    tone = darker(p.deep, 0.35)
    p.scrim("top", 0.5, tone, 0.94)
    m = p.w * 0.09
    p.logo(m, m, p.w * 0.12, w=p.w - 2 * m)
    y = p.words(p.headline, m, p.h * 0.12, p.w - 2 * m, p.h * 0.22, color=(255, 255, 255), most=p.w * 0.2, lines=4)
    p.words(p.subline, m, y + p.w * 0.03, p.w - 2 * m, p.h * 0.09, face=p.text, color=lighter(tone, 0.9), most=p.w * 0.085, lines=3)
    bh = min(p.w * 0.2, p.h * 0.08)
    p.button(m, p.h - m - bh, p.w - 2 * m, bh, align="center")


RECTANGLES = [side, stack, photo, panel, sale, card, inset]
BANNERS = [strip, vista, split]
COLUMNS = [column, tower, poster]


def layouts_for(size):
    aspect = size[0] / size[1]
    return BANNERS if aspect > 2.5 else COLUMNS if aspect < 0.7 else RECTANGLES
