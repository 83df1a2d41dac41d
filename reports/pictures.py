"""Pictures of proofs: cut from the screenshots, scaled for the screen, each kept once, never above a budget in bytes."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, UnidentifiedImageError

from checks.model import Proof
from crawler.evidence import Box, Shot
from reports.model import Crop, Picture

Shots = Callable[[str], Shot | None]
"""Gives a screenshot, with its bytes in `data`, by its run-relative path; None where it is missing."""

BUDGET = 2_900_000
"""Bytes of all pictures together: base64 makes them a third larger, and the whole report must stay below 5 MB."""

MARGIN = 56
"""CSS pixels of surroundings kept on each side of the element."""
SMALLEST = (420, 200)
LARGEST = (800, 480)
"""Width and height of what is cut out, in CSS pixels; larger elements are shown from their top left corner."""
WIDTH = 640
"""Widest picture, in image pixels."""
FRAME = (1280, 860)
FRAME_WIDTH = 360
"""The first screen of a page, for the film strip."""
MOBILE_BELOW = 600
"""A screenshot narrower than this (CSS pixels) is a phone's."""
QUALITY = 62
MAX_PIXELS = 80_000_000
"""Larger screenshots are left out: a picture can be made to unpack to any size."""


def key(proof: Proof) -> str:
    """What two proofs share when they show the same place of the same screenshot."""
    box = ",".join(f"{v:.0f}" for v in proof.box) if proof.box else ""
    return f"{proof.shot}|{box}"


class Album:
    """Collects crops in order of importance until the budget is used up. `pictures` and `crops` go into the scorecard."""

    def __init__(self, shots: Shots | None, budget: int = BUDGET) -> None:
        self.pictures: dict[str, Picture] = {}
        self.crops: dict[str, Crop] = {}
        self._left = budget
        self._open = lru_cache(maxsize=6)(lambda file: _opened(shots(file)) if shots else None)

    def add(self, proof: Proof) -> None:
        """Cuts the picture of one proof, if its screenshot can be read and the budget allows."""
        if proof.shot and proof.box and proof.box[2] > 0 and proof.box[3] > 0:
            self._add(key(proof), proof.shot, proof.box)

    def add_frame(self, shot: str) -> None:
        """Cuts the first screen of a page, kept under the key of a proof without a box."""
        self._add(f"{shot}|", shot, None)

    def _add(self, name: str, file: str, box: Box | None) -> None:
        if name in self.crops or self._left <= 0:
            return
        opened = self._open(file)
        if opened is None:
            return
        image, scale = opened
        area = _frame(image, scale) if box is None else _area(box, image.width / scale, image.height / scale)
        if area is None:
            return
        x, y, w, h = area
        cut = image.crop((round(x * scale), round(y * scale), round((x + w) * scale), round((y + h) * scale)))
        shrink = min(1.0, (FRAME_WIDTH if box is None else WIDTH) / cut.width)
        if shrink < 1:
            size = (max(1, round(cut.width * shrink)), max(1, round(cut.height * shrink)))
            cut = cut.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        data = _webp(cut)
        if len(data) > self._left:
            return
        identity = hashlib.sha256(data).hexdigest()[:12]
        if identity not in self.pictures:
            self._left -= len(data)
            self.pictures[identity] = Picture(id=identity, width=cut.width, height=cut.height, data=data)
        mark = None
        if box is not None:
            zoom = scale * shrink
            left, top = max(0.0, box[0] - x), max(0.0, box[1] - y)
            right, bottom = min(w, box[0] + box[2] - x), min(h, box[1] + box[3] - y)
            mark = (round(left * zoom, 1), round(top * zoom, 1), round((right - left) * zoom, 1), round((bottom - top) * zoom, 1))  # fmt: skip
        self.crops[name] = Crop(picture=identity, mark=mark)


def _opened(shot: Shot | None) -> tuple[Image.Image, float] | None:
    if shot is None or not shot.data:
        return None
    try:
        image = Image.open(io.BytesIO(shot.data), formats=("WEBP", "PNG", "JPEG"))
        if image.width * image.height > MAX_PIXELS:
            return None
        return image.convert("RGB"), shot.scale or 1.0
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None


def _area(box: Box, width: float, height: float) -> Box | None:
    """The rectangle to cut out, in CSS pixels; None where the element lies outside the screenshot."""
    x, y, w, h = box
    if x >= width or y >= height or x + w <= 0 or y + h <= 0:
        return None
    wide = min(max(w + 2 * MARGIN, SMALLEST[0]), LARGEST[0], width)
    high = min(max(h + 2 * MARGIN, SMALLEST[1]), LARGEST[1], height)
    left = x + w / 2 - wide / 2 if w + 2 * MARGIN <= LARGEST[0] else x - MARGIN
    top = y + h / 2 - high / 2 if h + 2 * MARGIN <= LARGEST[1] else y - MARGIN
    return (min(max(0.0, left), width - wide), min(max(0.0, top), height - high), wide, high)


def _frame(image: Image.Image, scale: float) -> Box:
    width = image.width / scale
    ratio = 1.9 if width < MOBILE_BELOW else FRAME[1] / FRAME[0]
    return (0.0, 0.0, width, min(image.height / scale, width * ratio))


def _webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=2)
    return out.getvalue()
