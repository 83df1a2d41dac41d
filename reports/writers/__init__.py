"""Writers of the scorecard: one file for each format, named after it, which holds a `WRITER`. Nothing else registers
it.

This file stays light: the command line asks it for the names of the formats before anything is loaded.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from crawler.record.files import make_folder, replacing

if TYPE_CHECKING:
    from crawler.config.model import CheckSection
    from crawler.record.vocabulary import Language
    from reports.brand import Brand
    from reports.model import Scorecard

Printer = Callable[[Path, Path], None]
"""Prints an HTML file (first path) into a PDF file (second path): `crawler.browser.printing.print_pdf`."""


class Order(NamedTuple):
    """What is to be written, and how."""

    card: Scorecard
    lang: Language
    """Of one-language formats, and the first one of the page."""
    demands: CheckSection | None = None
    """What `[check]` demands; None: the project demands nothing, and no format speaks of the gate."""
    baseline: Scorecard | None = None
    """What it breaks already is known, and fails nothing."""
    brand: Brand | None = None
    print_pdf: Printer | None = None


class Writer(NamedTuple):
    """One format. `write` raises OSError where the file cannot be written."""

    file: str
    """Its name in the run's folder."""
    write: Callable[[Order, Path], None]
    prints: bool = False
    """Whether it needs `Order.print_pdf`."""


def text_writer(file: str, render: Callable[[Order], str]) -> Writer:
    """A writer of a text in UTF-8, with the line ends that `render` gives it."""

    def write_text(order: Order, path: Path) -> None:
        path.write_text(render(order), "utf-8", newline="")

    return Writer(file, write_text)


def formats() -> tuple[str, ...]:
    """The names of all formats, in alphabetical order. Loads none of them."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def writer(name: str) -> Writer:
    """The writer of a format. Raises ValueError for an unknown one, TypeError where its file holds no WRITER."""
    if name not in formats():
        raise ValueError(f"no such format: {name}; there are {', '.join(formats())}")
    found = getattr(import_module(f"{__name__}.{name}"), "WRITER", None)
    if not isinstance(found, Writer):
        raise TypeError(f"reports/writers/{name}.py holds no WRITER")
    return found


def write(
    card: Scorecard,
    names: Iterable[str],
    folder: Path,
    *,
    lang: Language | None = None,
    demands: CheckSection | None = None,
    brand: Brand | None = None,
    print_pdf: Printer | None = None,
) -> list[Path]:
    """Writes each format once into the folder (made if missing) and returns the files in the order asked for.

    The rest is as in `Order`; `lang` is the run's first language, if None. Raises ValueError, before anything is
    written, for an unknown format and for one that needs a printer where none is given; OutputError where a file cannot
    be written.
    """
    order = Order(card, lang or card.run.lang[0], demands, brand=brand, print_pdf=print_pdf)
    chosen = {name: writer(name) for name in names}
    for name, found in chosen.items():
        if found.prints and print_pdf is None:
            raise ValueError(f"{name} needs a browser to print it")
    if not folder.is_dir():
        make_folder(folder)
    paths = []
    for found in chosen.values():
        with replacing(folder / found.file) as temporary:
            found.write(order, temporary)
        paths.append(folder / found.file)
    return paths
