"""A small linear classifier over features, read from a file: for each feature a weight per class, the highest sum wins.

Trained by `tests/bench/train_forms.py` with scikit-learn, which is not needed to read it. Features are kept as 32-bit
hashes, so that the file holds no words of the pages that it was trained on. File: gzip; one line of JSON (`classes`,
`bias`, `step`, `features`, `entries`), then the sorted hashes (uint32), how many weights each has (uint16), their
classes (uint8) and the weights in units of `step` (int8); all little-endian.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MODELS = Path(__file__).parent / "models"


def feature_hash(feature: str) -> int:
    """The number under which a feature is kept."""
    return zlib.crc32(feature.encode("utf-8", "replace"))


@dataclass(frozen=True)
class Linear:
    """`weights`: by feature hash, pairs of class index and weight."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[int, tuple[tuple[int, float], ...]]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The sum of each class, in the order of `classes`."""
        sums = list(self.bias)
        weights = self.weights
        for feature in features:
            for index, weight in weights.get(feature_hash(feature), ()):
                sums[index] += weight
        return sums

    def best(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest class and its probability, 0..1."""
        sums = self.scores(features)
        top = max(range(len(sums)), key=sums.__getitem__)
        return self.classes[top], 1.0 / sum(math.exp(s - sums[top]) for s in sums)

    def save(self, path: Path) -> None:
        """Write the model; the same model gives the same bytes. Weights are rounded to 1/127 of the largest."""
        hashes = array("I", sorted(self.weights))
        step = max((abs(w) for pairs in self.weights.values() for _, w in pairs), default=1.0) / 127
        counts, indexes, values = array("H"), array("B"), array("b")
        for key in hashes:
            pairs = [(i, round(w / step)) for i, w in self.weights[key] if round(w / step)]
            counts.append(len(pairs))
            indexes.extend(i for i, _ in pairs)
            values.extend(v for _, v in pairs)
        head = {
            "classes": self.classes,
            "bias": [round(b, 4) for b in self.bias],
            "step": step,
            "features": len(hashes),
            "entries": len(values),
        }
        body = b"".join(_little(part).tobytes() for part in (hashes, counts, indexes, values))
        with path.open("wb") as out, gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
            packed.write(json.dumps(head).encode() + b"\n" + body)


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


def load(path: Path) -> Linear:
    """Read a model. Raises OSError where the file cannot be read and ValueError where it is not one."""
    with gzip.open(path) as packed:
        head = json.loads(packed.readline())
        hashes, counts, indexes, values = array("I"), array("H"), array("B"), array("b")
        for numbers, size in ((hashes, "features"), (counts, "features"), (indexes, "entries"), (values, "entries")):
            numbers.frombytes(packed.read(head[size] * numbers.itemsize))
    if len(values) != sum(_little(counts)):
        raise ValueError(f"{path.name}: cut short")
    step = float(head["step"])
    weights: dict[int, tuple[tuple[int, float], ...]] = {}
    start = 0
    for key, count in zip(_little(hashes), _little(counts), strict=True):
        end = start + count
        weights[key] = tuple((i, v * step) for i, v in zip(indexes[start:end], values[start:end], strict=True))
        start = end
    return Linear(tuple(head["classes"]), tuple(head["bias"]), weights)


@dataclass(frozen=True)
class Models:
    """What the reading of forms has learnt: the types of fields, and the purposes of forms."""

    fields: Linear
    purposes: Linear


@cache
def trained() -> Models:
    """The models that come with leadwalk."""
    return Models(load(MODELS / "fields.model.gz"), load(MODELS / "purposes.model.gz"))
