"""Which page next? The links are weighed by the roles they promise and the roles still missing.

Pure and deterministic: the same pages in the same order give the same picks. Nothing here looks at robots.txt or at the
clock; the spider does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.reading.pages.addresses import avoid, canonical, host_of, segments, site_of
from crawler.reading.pages.links import Link
from crawler.reading.pages.roles import PROMISE, Guess, guess_link, leads_on
from crawler.reading.pages.zones import Zone
from crawler.record.gaps import Gap, gap
from crawler.record.vocabulary import PageRole


@dataclass(frozen=True)
class Goal:
    """A page worth finding. `met_by`: roles that satisfy it; `weight`: what it is worth beside the others."""

    role: PageRole
    weight: float
    met_by: tuple[PageRole, ...] = ()
    count: int = 1

    @property
    def roles(self) -> tuple[PageRole, ...]:
        return (self.role, *self.met_by)


GOALS: tuple[Goal, ...] = (
    Goal("contacts", 10),
    Goal("delivery", 9, ("delivery_payment",)),
    Goal("payment", 9, ("delivery_payment",)),
    Goal("product", 8.5, count=2),
    Goal("legal_entities", 8),
    Goal("category", 8),
    Goal("cart", 6),
    Goal("checkout", 6),
    Goal("about", 5.5),
    Goal("requisites", 5.5),
    Goal("returns", 5),
    Goal("privacy", 4.5),
    Goal("quote", 4),
    Goal("service", 4),
    Goal("warranty", 3.5),
    Goal("terms", 3.5),
    Goal("consent_document", 2.5),
    Goal("faq", 2.5),
    Goal("reviews", 1.5),
)

_COMMON: frozenset[PageRole] = frozenset(
    ("contacts", "delivery", "payment", "legal_entities", "about", "requisites", "returns")
)
"""Goals that a page of help or "for customers" leads to."""

SEARCH = 4.2
"""What one question to the site's own search is worth: more than services and warranty, less than privacy."""

_ZONES: dict[Zone, float] = {"header": 1.0, "nav": 1.0, "footer": 1.0, "main": 0.85, "aside": 0.8, "popup": 0.8}
_SITEMAP = 0.6
_OTHER_HOST = 0.7
_OTHER_LANGUAGE = 0.5
_MISS = 0.6
"""What is left of a goal's weight after a page promised it and was something else."""
_TRIES = 3
_WORTH = 0.8
"""A pick worth less is not made."""
_VARIANTS = 3
"""Addresses of one path that differ in the query only."""
_SITEMAP_URLS = 2_000
_LISTED = 400
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")


@dataclass(frozen=True)
class Pick:
    """The page to visit next. `hints`: what its links promised, best first; `role`: what it is visited for."""

    url: str
    role: PageRole
    why: str
    found_on: str | None = None
    link_text: str = ""
    hints: tuple[Guess, ...] = ()
    asks: bool = False
    """It asks the site's own search for `link_text`."""


@dataclass
class _Candidate:
    url: str
    order: int
    found_on: str | None
    text: str
    guesses: dict[PageRole, tuple[float, Guess, str]] = field(default_factory=dict)
    hub: float = 0.0
    wanted: bool = False
    asks: bool = False

    def hints(self) -> tuple[Guess, ...]:
        found = [guess for _, guess, _ in self.guesses.values()]
        return tuple(sorted(found, key=lambda g: (-g.score, g.role)))


class Frontier:
    """The links of one site that are known and not visited. Begin with `take()`, which gives the first page."""

    def __init__(
        self,
        start: str,
        *,
        extra: Sequence[str] = (),
        include: Sequence[str] = (),
        exclude: Sequence[str] = (),
        pages: int = 15,
    ) -> None:
        """`extra`: addresses to visit whatever they promise; `include`, `exclude`: regular expressions for addresses;
        `pages`: how many picks there may be. Raises re.error for a broken pattern."""
        self.start = start
        self._pages = pages
        self._include = [re.compile(p) for p in include]
        self._exclude = [re.compile(p) for p in exclude]
        self._sites = {site_of(start)}
        self._host = host_of(start)
        self._known: dict[str, _Candidate] = {}
        self._done: set[str] = set()
        self._paths: Counter[str] = Counter()
        self._found: Counter[PageRole] = Counter()
        self._beside: set[PageRole] = set()
        self._misses: Counter[PageRole] = Counter()
        self._sells = False
        self._hubs = 0
        self._taken = 0
        self._failed: dict[PageRole, Gap] = {}
        self.asked = False
        """Whether the site's own search is among the pages to visit, or was."""
        for url in (start, *extra):
            self._want(url)

    def _want(self, url: str) -> None:
        key = canonical(url)
        if key and key not in self._known:
            candidate = _Candidate(url, len(self._known), None, "", wanted=True)
            for guess in guess_link(url, ""):
                candidate.guesses[guess.role] = (guess.score, guess, "")
            self._known[key] = candidate

    def adopt(self, url: str) -> None:
        """Takes the site of `url` for the same site: the first page was moved there."""
        self._sites.add(site_of(url))
        self._host = host_of(url)
        self._done.add(canonical(url))

    def admits(self, url: str) -> bool:
        """Whether the address belongs to the site, may be opened, and fits the patterns."""
        if site_of(url) not in self._sites or avoid(url) is not None:
            return False
        if self._include and not any(p.search(url) for p in self._include):
            return False
        return not any(p.search(url) for p in self._exclude)

    # --- what was seen --------------------------------------------------------------------------------------------

    def add_visited(
        self,
        url: str,
        role: PageRole,
        links: Iterable[Link] = (),
        *,
        also: Sequence[PageRole] = (),
        pick: Pick | None = None,
    ) -> None:
        """A page was visited (`url`: where it was in the end), turned out to be of `role`, and holds `links`. `also`:
        what else it is, such as "warranty" on a page of returns."""
        self._done.add(canonical(url))
        self._found[role] += 1
        self._beside.update(also)
        if pick is not None and not self._met(pick.role, role) and pick.role not in also:
            self._misses[pick.role] += 1
        known = list(links)
        shelves = {shelf for link in known if link.card and (shelf := _shelf(link.url))}
        self._sells = self._sells or bool(shelves)
        for link in known:
            self._note(link, url, role, shelves)

    def failed(self, pick: Pick, why: Gap) -> None:
        """A pick could not be seen."""
        self._misses[pick.role] += 1
        self._failed.setdefault(pick.role, why.model_copy(update={"url": pick.url, "role": pick.role}))

    def ask_search(self, url: str, word: str, page: str) -> None:
        """Adds one question to the site's own search: `url` asks it for `word`; its box stands on `page`. Only the
        first such call counts."""
        key = canonical(url)
        if not self.asked and key not in self._done and self.admits(url):
            self.asked = True
            self._known[key] = _Candidate(url, len(self._known), page, word, asks=True)

    def add_sitemap(self, urls: Sequence[str]) -> None:
        """Addresses that the sitemap lists: weighed less than links, the shallow ones first, at most 2,000."""
        for url in sorted(urls, key=lambda u: (u.count("/"), len(u), u))[:_SITEMAP_URLS]:
            if canonical(url) not in self._known and self.admits(url):
                guesses = [g for g in guess_link(url, "") if g.score >= PROMISE]
                candidate = self._candidate(url, None, "") if guesses else None
                if candidate is not None:
                    self._merge(candidate, guesses, "", _SITEMAP)

    def _note(self, link: Link, page: str, page_role: PageRole, shelves: Set[str]) -> None:
        if not self.admits(link.url) or avoid(link.url, link.text) is not None:
            return
        guesses = guess_link(link.url, link.text, link.zone, card=link.card)
        if not any(g.score >= PROMISE for g in guesses):
            guesses = [*guesses, *self._as_category(link, page, page_role, shelves)]
        hub = leads_on(link.url, link.text, link.zone)
        if not any(g.score >= PROMISE for g in guesses) and hub < PROMISE:
            return
        candidate = self._candidate(link.url, page, link.text)
        if candidate is not None:
            self._merge(candidate, guesses, link.text, _ZONES[link.zone])
            candidate.hub = max(candidate.hub, hub)

    def _as_category(self, link: Link, page: str, page_role: PageRole, shelves: Set[str]) -> list[Guess]:
        """Links that may lead to goods by where they stand, whatever they say."""
        key = canonical(link.url)
        if key in shelves:
            return [Guess("category", 0.6, "goods lie below this address")]
        if page_role == "category" and _below(link.url, page):
            return [Guess("category", 0.45, "below a category")]
        if self._sells and link.zone in ("header", "nav") and key.count("/") == 1 and len(link.text) <= 30:
            return [Guess("category", PROMISE, "in the menu of a shop")]
        return []

    def _candidate(self, url: str, found_on: str | None, text: str) -> _Candidate | None:
        key = canonical(url)
        known = self._known.get(key)
        if known is None:
            path = key.partition("?")[0]
            self._paths[path] += 1
            if self._paths[path] > _VARIANTS and path != canonical(self.start):
                return None
            known = self._known[key] = _Candidate(url, len(self._known), found_on, text)
        elif known.found_on is None and not known.wanted:
            known.found_on, known.text = found_on, text
        return known

    def _merge(self, candidate: _Candidate, guesses: Sequence[Guess], text: str, zone: float) -> None:
        factor = zone
        if host_of(candidate.url) != self._host:
            factor *= _OTHER_HOST
        if _language(candidate.url) not in ("", _language(self.start)):
            factor *= _OTHER_LANGUAGE
        for guess in guesses:
            if guess.score < PROMISE:
                continue
            before = candidate.guesses.get(guess.role)
            if before is None or guess.score * factor > before[0]:
                candidate.guesses[guess.role] = (guess.score * factor, guess, text)

    # --- what to visit --------------------------------------------------------------------------------------------

    def take(self) -> Pick | None:
        """The next page to visit; None when the budget is used up or nothing known is worth a visit."""
        if self._taken >= self._pages:
            return None
        best: tuple[float, int, Pick, str] | None = None
        needs = {role: self._need(role) for goal in GOALS for role in goal.roles}
        hubs = self._need_of_hubs()
        for key, candidate in self._known.items():
            if key in self._done:
                continue
            value, pick = _weigh(candidate, needs, hubs)
            if best is None or (-value, candidate.order) < (-best[0], best[1]):
                best = (value, candidate.order, pick, key)
        if best is None or best[0] < _WORTH:
            return None
        _, _, pick, key = best
        self._done.add(key)
        self._taken += 1
        if self._known[key].hub >= PROMISE and pick.role == "other":
            self._hubs += 1
        return pick

    def give_back(self) -> None:
        """The last pick was not visited after all (robots.txt), so it does not count."""
        self._taken -= 1

    def _need(self, role: PageRole) -> float:
        """What a page of this role is worth now."""
        need = 0.0
        for goal in GOALS:
            if role not in goal.roles:
                continue
            have = self._have(goal)
            if have < goal.count:
                need += goal.weight * (0.8 if have else 1.0)
            elif role == "category" and have < 1 + _TRIES and not self._products_known():
                need += goal.weight * 0.6
        misses = self._misses[role]
        return 0.0 if misses >= _TRIES else need * _MISS**misses

    def _have(self, goal: Goal) -> int:
        return sum(self._found[r] for r in goal.roles) or int(not self._beside.isdisjoint(goal.roles))

    def _products_known(self) -> bool:
        left = sum("product" in c.guesses for key, c in self._known.items() if key not in self._done)
        return self._found["product"] + left >= 2

    def _need_of_hubs(self) -> float:
        if self._hubs >= 2:
            return 0.0
        missing = [g for g in GOALS if g.role in _COMMON and not self._have(g)]
        return 3.0 if len(missing) >= 2 else 0.0

    @staticmethod
    def _met(promised: PageRole, role: PageRole) -> bool:
        return promised == role or any(role in g.roles and promised in g.roles for g in GOALS)

    # --- what remains ---------------------------------------------------------------------------------------------

    def unvisited(self) -> dict[str, str]:
        """Links that promise a role and were not visited: address to role, the first 400."""
        left = [(c.url, c.hints()[0].role) for k, c in self._known.items() if k not in self._done and c.guesses]
        return dict(left[:_LISTED])

    def gaps(self, spent: str = "") -> list[Gap]:
        """One gap for each goal that no visited page met: it failed, it was over the budget, or nothing leads there.

        `spent`: the reason why visiting stopped early ("seconds", "bytes"), if it did.
        """
        found: list[Gap] = []
        for goal in GOALS:
            if self._have(goal):
                continue
            failure = next((self._failed[r] for r in goal.roles if r in self._failed), None)
            left = [c for k, c in self._known.items() if k not in self._done and set(goal.roles) & c.guesses.keys()]
            if failure is not None:
                found.append(failure.model_copy(update={"role": goal.role}))
            elif left and (spent or self._taken >= self._pages):
                found.append(gap("over_limit", limit=spent or "pages", url=left[0].url, role=goal.role))
            else:
                found.append(gap("nothing_leads_there", role=goal.role))
        unasked = next((c for k, c in self._known.items() if c.asks and k not in self._done), None)
        if "search" in self._failed:
            found.append(self._failed["search"])
        elif unasked is not None:
            found.append(gap("search_over_limit", limit=spent or "pages", url=unasked.url, role="search"))
        return found

    def best(self, role: PageRole) -> str | None:
        """The address that most promises the role, visited or not."""
        scored = [(c.guesses[role][0], -c.order, c.url) for c in self._known.values() if role in c.guesses]
        return max(scored)[2] if scored else None


def _weigh(candidate: _Candidate, needs: Mapping[PageRole, float], hubs: float) -> tuple[float, Pick]:
    """What a visit is worth, given the worth of each role, and what it would be made for."""
    hints = candidate.hints()
    best, role, why, text = 0.0, hints[0].role if hints else "other", "", candidate.text
    for promised, (score, guess, linked) in candidate.guesses.items():
        value = score * needs.get(promised, 0.0)
        if (value, promised) > (best, role):
            best, role, why, text = value, promised, guess.why, linked or candidate.text
    if candidate.asks:
        best, role, why = SEARCH, "search", f"asks the site's own search for: {candidate.text}"
    elif candidate.wanted:
        best, why = 1000.0, why or "named in the configuration"
    elif candidate.hub * hubs > best:
        best, role, why = candidate.hub * hubs, "other", "leads on to pages of interest"
    return best, Pick(candidate.url, role, why, candidate.found_on, text, hints, candidate.asks)


def _shelf(url: str) -> str:
    """The canonical address that a product's address lies below; "" where it lies below the first page."""
    above, _, _ = canonical(url).partition("?")[0].rpartition("/")
    return above if "/" in above else ""


def _below(url: str, page: str) -> bool:
    try:
        inner, outer = urlsplit(url).path.rstrip("/"), urlsplit(page).path.rstrip("/")
    except ValueError:
        return False
    return bool(outer) and inner.startswith(outer + "/") and host_of(url) == host_of(page)


def _language(url: str) -> str:
    """The first part of the path, where it looks like a language ("en", "pt-br")."""
    first = segments(url)[:1]
    name = "-".join(first[0]) if first else ""
    return name if _LANGUAGE.fullmatch(name) and name[:2] in _LANGUAGES else ""


_LANGUAGES = frozenset("ru en de fr es it pl pt tr uk ua kk kz by be uz zh cn ja ko ar he cs sk nl sv fi no da".split())
