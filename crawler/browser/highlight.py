"""A frame drawn into a screenshot, around what was pressed there."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from crawler.browser.snapshots import SHOT_QUALITY
from crawler.record.page import Shot
from crawler.record.vocabulary import Box

COLOUR = (220, 0, 40)
MARGIN = 4
WIDTH = 3
"""Of the frame, in CSS pixels."""


def mark(shot: Shot, box: Box) -> None:
    """Draws the frame into `shot.data`. `box`: left, top, width and height in CSS pixels of the page; where it lies
    outside the picture, or the picture cannot be read, nothing happens."""
    x, y, width, height = box
    left, top = (x - MARGIN) * shot.scale, (y - MARGIN) * shot.scale
    right, bottom = (x + width + MARGIN) * shot.scale, (y + height + MARGIN) * shot.scale
    if not shot.data or left >= shot.width or top >= shot.height or right <= left or bottom <= top:
        return
    try:
        with Image.open(BytesIO(shot.data)) as image:
            picture = image.convert("RGB")
    except OSError:
        return
    line = max(1, round(WIDTH * shot.scale))
    ImageDraw.Draw(picture).rectangle((left, top, right, bottom), outline=COLOUR, width=line)
    out = BytesIO()
    picture.save(out, "JPEG", quality=SHOT_QUALITY)
    shot.data = out.getvalue()
