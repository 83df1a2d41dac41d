"""Pictures of proofs: cut from the screenshots, scaled for the screen, each kept once, never above a budget in
bytes."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from crawler.record.files import OutputError, make_folder, write_file
from crawler.record.page import Proof, Shot
from crawler.record.vocabulary import Box
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
THREADS = 4
MAX_PIXELS = 80_000_000
"""Larger screenshots are left out: a picture can be made to unpack to any size."""


def key(proof: Proof) -> str:
    """What two proofs share when they show the same place of the same screenshot."""
    box = ",".join(f"{v:.0f}" for v in proof.box) if proof.box else ""
    return f"{proof.shot}|{box}"


@dataclass(frozen=True)
class _Plan:
    """What to cut out of a screenshot (left, top, right, bottom in its pixels), how large, and where the mark goes."""

    edges: Box
    size: tuple[int, int]
    mark: Box | None


class Album:
    """Notes what is to be shown, in order of importance, then cuts it all: each screenshot is opened once."""

    def __init__(self, shots: Shots, budget: int = BUDGET, cache: Path | None = None) -> None:
        """`cache` is a folder that keeps cut pictures, so that a report written again need not open the screenshots."""
        self._shots = shots
        self._budget = budget
        self._cache = cache
        self._wanted: dict[str, tuple[str, Box | None]] = {}

    def add(self, proof: Proof) -> None:
        """Asks for the picture of a proof; one without a box on a screenshot has none."""
        if proof.shot and proof.box and proof.box[2] > 0 and proof.box[3] > 0:
            self._wanted.setdefault(key(proof), (proof.shot, proof.box))

    def add_frame(self, shot: str) -> None:
        """Asks for the first screen of a page, kept under the key of a proof without a box."""
        self._wanted.setdefault(f"{shot}|", (shot, None))

    def develop(self) -> tuple[dict[str, Picture], dict[str, Crop]]:
        """The pictures by id and the crops by key, as many of the most important ones as the budget holds."""
        by_shot: dict[str, list[str]] = {}
        for name, (shot, _) in self._wanted.items():
            by_shot.setdefault(shot, []).append(name)
        with ThreadPoolExecutor(
            THREADS
        ) as threads:  # Pillow decodes, scales and encodes outside the interpreter's lock
            cuts = dict(pair for pairs in threads.map(self._cut, by_shot.items()) for pair in pairs)
        pictures: dict[str, Picture] = {}
        crops: dict[str, Crop] = {}
        left = self._budget
        for name in self._wanted:
            cut = cuts.get(name)
            if cut is None:
                continue
            plan, data = cut
            identity = hashlib.sha256(data).hexdigest()[:12]
            if identity not in pictures:
                if len(data) > left:
                    continue
                left -= len(data)
                pictures[identity] = Picture(id=identity, width=plan.size[0], height=plan.size[1], data=data)
            crops[name] = Crop(picture=identity, mark=plan.mark)
        return pictures, crops

    def _cut(self, task: tuple[str, list[str]]) -> list[tuple[str, tuple[_Plan, bytes]]]:
        """The pictures of one screenshot by name; none where it cannot be read."""
        shot = self._shots(task[0])
        if shot is None:
            return []
        digest = hashlib.sha256(shot.data).hexdigest()
        try:
            image = Image.open(io.BytesIO(shot.data), formats=("WEBP", "PNG", "JPEG"))
            if image.width * image.height > MAX_PIXELS:
                return []
            pixels = cache(partial(image.convert, "RGB"))
            found = []
            for name in task[1]:
                plan = _plan(image.size, shot.scale or 1.0, self._wanted[name][1])
                if plan is not None:
                    found.append((name, (plan, self._kept(f"{digest}|{plan}|{QUALITY}", plan, pixels))))
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            return []
        return found

    def _kept(self, identity: str, plan: _Plan, pixels: Callable[[], Image.Image]) -> bytes:
        """The encoded picture, from the cache if it is there."""
        file = self._cache / f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}.webp" if self._cache else None
        if file is not None and file.is_file():
            return file.read_bytes()
        out = io.BytesIO()
        cut = pixels().resize(plan.size, Image.Resampling.LANCZOS, box=plan.edges, reducing_gap=2.0)
        cut.save(out, "WEBP", quality=QUALITY, method=2)
        if file is not None:
            with suppress(OutputError):
                make_folder(file.parent)
                write_file(file, out.getvalue())
        return out.getvalue()


def _plan(pixels: tuple[int, int], scale: float, box: Box | None) -> _Plan | None:
    """The surroundings of a box, or the first screen; None where nothing of it is on the image."""
    width, height = pixels[0] / scale, pixels[1] / scale
    area = _frame(width, height) if box is None else _area(box, width, height)
    if area is None:
        return None
    x, y, w, h = area
    shrink = min(1.0, (FRAME_WIDTH if box is None else WIDTH) / (w * scale))
    size = (max(1, round(w * scale * shrink)), max(1, round(h * scale * shrink)))
    edges = (x * scale, y * scale, min((x + w) * scale, pixels[0]), min((y + h) * scale, pixels[1]))
    return _Plan(edges, size, _mark(box, area, scale * shrink) if box else None)


def _mark(box: Box, area: Box, zoom: float) -> Box:
    """The part of the box that lies in the area, in the picture's pixels."""
    left, top = max(0.0, box[0] - area[0]), max(0.0, box[1] - area[1])
    right, bottom = min(area[2], box[0] + box[2] - area[0]), min(area[3], box[1] + box[3] - area[1])
    return (
        round(left * zoom, 1),
        round(top * zoom, 1),
        round((right - left) * zoom, 1),
        round((bottom - top) * zoom, 1),
    )


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


def _frame(width: float, height: float) -> Box:
    ratio = 1.9 if width < MOBILE_BELOW else FRAME[1] / FRAME[0]
    return (0.0, 0.0, width, min(height, width * ratio))
