"""Drawn screenshots of the made-up shops."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from crawler.record.page import Shot

WIDTH, HEIGHT = 1280, 2400
_COLOURS = {"own": "#2f6f4f", "rose": "#8c3b5e", "yard": "#a35a1d"}
SHOPS = {"own": "Светлый сад", "rose": "Розарий Плюс", "yard": "Сад и двор"}


def shot(path: str) -> Shot | None:
    """A drawn page: `sites/<slug>/shots/<page>.png`."""
    slug, page = path.removeprefix("sites/").split("/")[0], path.rsplit("/", 1)[-1].removesuffix(".png")
    if slug not in _COLOURS:
        return None
    return Shot(file=path, width=WIDTH, height=HEIGHT, data=_draw(slug, page))


@cache
def _draw(slug: str, page: str) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), "#ffffff")
    draw = ImageDraw.Draw(image)
    big, small = _font(30), _font(18)
    draw.rectangle((0, 0, WIDTH, 96), fill=_COLOURS[slug])
    draw.text((40, 30), SHOPS[slug], font=big, fill="#ffffff")
    if slug != "own":
        draw.text(
            (860, 34), "8 800 000-00-00" if slug == "rose" else "+7 495 000-00-03", font=_font(24), fill="#ffffff"
        )
    for i, item in enumerate(("Каталог", "Доставка", "Оплата", "Контакты")):
        draw.text((360 + i * 115, 38), item, font=small, fill="#eeeeee")
    draw.text((40, 130), page.capitalize(), font=_font(44), fill="#222222")
    if page == "checkout":
        rows = 11 if slug == "own" else 5
        for i in range(rows):
            draw.text((60, 220 + i * 76), f"Поле {i + 1} *", font=small, fill="#444444")
            draw.rectangle((60, 246 + i * 76, 620, 284 + i * 76), outline="#999999", width=2)
    else:
        for i in range(9):
            x, y = 40 + (i % 3) * 410, 230 + (i // 3) * 420
            draw.rectangle((x, y, x + 380, y + 280), fill="#eef2ec" if slug == "own" else "#f4eee9")
            draw.ellipse((x + 130, y + 60, x + 250, y + 180), fill=_COLOURS[slug])
            draw.text((x, y + 296), f"Растение № {i + 1}", font=small, fill="#222222")
            draw.text((x, y + 326), f"{990 + i * 210} ₽", font=_font(22), fill="#222222")
    if slug == "rose":
        draw.ellipse((1170, 700, 1240, 770), fill="#25a45a")
        draw.text((1188, 715), "···", font=big, fill="#ffffff")
    draw.rectangle((0, HEIGHT - 220, WIDTH, HEIGHT), fill="#2b2d31")
    draw.text((40, HEIGHT - 170), "+7 495 000-00-01, ежедневно 9–19", font=small, fill="#dddddd")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    try:
        return ImageFont.truetype("DejaVuSans.ttf", size)
    except OSError:
        return ImageFont.load_default(size)
