"""How long do the contact facts of one page with 2,000 elements take? Prints milliseconds of processor time for each kind.

    .venv/bin/python tests/bench/bench_contacts.py [--elements N]

The page is made up: a header, a catalogue of goods with prices and articles, contacts, a footer. Parsing is told apart.
All facts of a page share 150 ms; these are to stay well below 60.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks.facts.addresses.reader import addresses
from checks.facts.callback.reader import callback
from checks.facts.emails.reader import emails
from checks.facts.hours.reader import hours
from checks.facts.messengers.reader import messengers
from checks.facts.phones.reader import phones
from checks.facts.popups.reader import popups
from checks.facts.social.reader import social
from crawler.reading.pages.lines import lines
from crawler.reading.pages.page import PageView
from crawler.record.page import Page, Snapshot

CONTACTS = """<header class="header"><a href="tel:+74950000412">8 (495) 000-04-12</a><a href="tel:88000000413">8 800
000-04-13</a><a class="btn" href="#call">Заказать звонок</a><a href="https://t.me/teremok_shop">Telegram</a></header>"""
GOODS = """<div class="card" data-lw-b="0,0,100,100"><a class="link" href="/goods/{n}"><img src="/i/{n}.jpg" alt="Товар {n}"></a>
<div class="title"><a href="/goods/{n}">Полка настенная {n}, сосна</a></div><div class="price"><span>{n} 990</span> ₽</div>
<p class="sku">Артикул: 8495{n:06d}</p><button class="btn" data-id="{n}">В корзину</button></div>"""
FOOTER = """<footer>ИНН 9020000412, р/с 40702810000000000412<p>101000, г. Энск, ул. Садовая, д. 1</p><p>Ежедневно с 9 до
21</p><a href="mailto:zakaz@teremok.shop">zakaz@teremok.shop</a><a href="https://vk.com/teremok">ВК</a></footer>"""


def page(elements: int) -> PageView:
    goods = "".join(GOODS.format(n=n) for n in range(max(1, (elements - 20) // 9)))
    markup = f'<html lang="ru" data-lw="1"><body>{CONTACTS}{goods}{FOOTER}</body></html>'
    snapshot = Snapshot(stage="settled", html=markup, viewport=(1280, 800))
    found = PageView.of(Page(n=0, url="https://teremok.example/", snapshots=[snapshot]))
    if found is None:
        raise SystemExit("the page has no snapshot")
    return found


def _lines(view: PageView) -> object:
    return lines(view.main)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--elements", type=int, default=2000)
    elements = ask.parse_args().elements
    kinds: Sequence[tuple[str, Callable[..., object]]] = [
        ("phones", phones), ("emails", emails), ("messengers", messengers), ("social", social),
        ("callback", callback), ("hours", hours), ("addresses", addresses), ("popups", popups),
    ]  # fmt: skip
    spent: dict[str, list[float]] = {}
    count = 0
    for _ in range(8):
        view = page(elements)
        jobs: dict[str, Callable[[], object]] = {
            "parse": partial(getattr, view, "main"),
            "lines": partial(_lines, view),
        }
        jobs |= {kind: partial(fact, [view], market="RU") for kind, fact in kinds}
        for name, work in jobs.items():
            started = time.process_time()
            work()
            spent.setdefault(name, []).append((time.process_time() - started) * 1000)
        count = sum(1 for _ in view.main.elements())
    middle = {name: statistics.median(times[1:]) for name, times in spent.items()}
    for name, ms in middle.items():
        sys.stdout.write(f"{name:12}{ms:8.1f} ms\n")
    total = sum(ms for name, ms in middle.items() if name != "parse")
    sys.stdout.write(f"{'facts':12}{total:8.1f} ms for {count} elements\n")


if __name__ == "__main__":
    main()
