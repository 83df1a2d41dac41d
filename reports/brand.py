"""White label: an agency's logo, colours, contacts and words, from a TOML file, checked before anything is rendered.

    agency = "Agency"
    logo = "logo.png"                    # beside the brand file: PNG, JPEG, WebP or SVG, at most 300 kB
    contacts = ["+7 000 000-00-00", "https://example.com"]
    accent = "#1d4ed8"                   # links, marks and the own site, on the light page
    accent_dark = "#93b4ff"              # the same on the dark page
    [cover]                              # and [footer]: ru and en
    ru = "Аудит сайта"
    en = "Site audit"
    [wording]                            # own words for any text of the page, by its key in
                                         # reports/language/lexicon/page.toml
    first_fixes = ["С чего начать", "Where to start"]

Colours of severities are fixed: they carry meaning.
"""

from __future__ import annotations

import base64
import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from checks.model.text import Model, Text
from reports.language.words import tables

PAPER, PAPER_DARK = "#fbfaf7", "#15171b"
"""The page's backgrounds, which the accents must stand out from."""
CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3: text against its background."""
MAX_LOGO = 300_000
_LOGOS = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp", b"<": "image/svg+xml"}

Colour = Annotated[str, StringConstraints(pattern="^#[0-9a-fA-F]{6}$")]
Line = Annotated[str, StringConstraints(max_length=300)]


class BrandError(ValueError):
    """The brand file cannot be used; one mistake a line."""


class Brand(Model):
    """How the report is dressed. The default is leadwalk's own."""

    agency: Line = ""
    logo: str | None = None
    """As a data URI once loaded."""
    contacts: list[Line] = []
    accent: Colour = "#1c55b8"
    accent_dark: Colour = "#8fb5ff"
    cover: Text | None = None
    footer: Text | None = None
    wording: dict[str, Annotated[list[Line], Field(min_length=2, max_length=2)]] = {}


def load(path: Path) -> Brand:
    """The brand of a file. Raises BrandError with every mistake found."""
    try:
        brand = Brand.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrandError(f"{path}: {error}") from error
    except ValidationError as error:
        raise BrandError(
            "\n".join(f"{path}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        ) from error
    mistakes = [
        f"{name} = {colour!r} has a contrast of {contrast(colour, paper):.1f} to the page ({paper}); "
        f"at least {CONTRAST} is needed"
        for name, colour, paper in (("accent", brand.accent, PAPER), ("accent_dark", brand.accent_dark, PAPER_DARK))
        if contrast(colour, paper) < CONTRAST
    ]
    mistakes += [f"wording.{key}: there is no such text" for key in brand.wording if key not in tables()["ui"]]
    if brand.logo:
        try:
            brand.logo = _logo(path.parent / brand.logo)
        except (OSError, ValueError) as error:
            mistakes.append(f"logo: {error}")
    if mistakes:
        raise BrandError("\n".join(f"{path}: {mistake}" for mistake in mistakes))
    return brand


def _logo(path: Path) -> str:
    data = path.read_bytes()
    if len(data) > MAX_LOGO:
        raise ValueError(f"{path.name} has {len(data)} bytes; at most {MAX_LOGO} are allowed")
    kind = next((mime for start, mime in _LOGOS.items() if data.lstrip().startswith(start)), None)
    if kind is None:
        raise ValueError(f"{path.name} is none of PNG, JPEG, WebP and SVG")
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
