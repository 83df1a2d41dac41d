"""The page of the scorecard as its templates see it: texts in all languages, links, pictures, and the list of
proofs."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urlsplit

from markupsafe import Markup, escape

from checks.engine.score import CategoryScore
from checks.facts.checkout.questions import checkout_counts
from checks.facts.forms.questions import fields_text
from checks.measures.friction import FrictionPart
from checks.model import wording
from checks.model.finding import Category, Finding, Status
from checks.model.source import Source
from checks.model.text import Text, joined
from crawler.record.gaps import Gap
from crawler.record.page import Proof
from crawler.record.vocabulary import Language
from reports.brand import Brand
from reports.language import glossary, reasons, words
from reports.model import (
    Cell,
    Change,
    CheckInfo,
    Crop,
    FieldAdvice,
    Fix,
    FormCard,
    PathStep,
    PublishedGap,
    Row,
    Scorecard,
    SiteCard,
)
from reports.sections.path import along
from reports.sections.pictures import key
from reports.sections.trends import trend

LONGEST = 400
"""Characters of one text that are shown."""
SMALL_FRAME = 2.1
"""Width by height of the pictures below the verdict, as style.css has it."""


def clip(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def web(url: str) -> str | None:
    """The address if it can be a link, else None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc and len(url) <= 2000 else None


def host(url: str) -> str:
    """The address without its scheme and with its letters spelt out, where nothing invisible is among them."""
    spelt = unquote(url[:2000])
    short = (spelt if spelt.isprintable() and "\ufffd" not in spelt else url).split("://", 1)[-1].removesuffix("/")
    return clip(short, 80)


class ScorecardView:
    """What the templates ask for: texts in all languages of the report, pictures, and the list of proofs."""

    def __init__(self, card: Scorecard, languages: list[Language], brand: Brand) -> None:
        self._card = card
        self._languages = languages
        self._brand = brand
        self.proofs: dict[tuple[str, str, str, str], tuple[int, str, Proof]] = {}
        self.pictures: set[str] = set()
        self.trend = trend(card)

    def both(self, text: Text | str | None, longest: int = LONGEST) -> Markup:
        """A text in each language of the report, all but one hidden by the style sheet."""
        if text is None or isinstance(text, str):
            return escape(clip(text or "", longest))
        said = [(lang, clip(wording.pick(text, lang), longest)) for lang in self._languages]
        if len({t for _, t in said}) == 1:
            return escape(said[0][1])
        return Markup("").join(Markup('<span lang="{}">{}</span>').format(lang, t) for lang, t in said)

    def explained(self, text: Text | None) -> Markup:
        """A text like `both`, in which words of the trade lead to what they mean."""
        if text is None:
            return Markup("")
        said = [(lang, self._with_terms(clip(wording.pick(text, lang)), lang)) for lang in self._languages]
        if len({t for _, t in said}) == 1:
            return said[0][1]
        return Markup("").join(Markup('<span lang="{}">{}</span>').format(lang, t) for lang, t in said)

    def _with_terms(self, text: str, lang: Language) -> Markup:
        return Markup("").join(
            escape(part)
            if term is None
            else Markup('<a class="term" href="#term-{}" data-tip="{}">{}</a>').format(
                term.id, wording.pick(term.meaning, lang), part
            )
            for part, term in glossary.split(text, lang)
        )

    def changes(self) -> list[tuple[str, list[Change]]]:
        """What changed, site by site in the order of the report; what was gained or lost first."""
        told = []
        for site in dict.fromkeys([*(s.name for s in self._card.sites), *(c.site for c in self._card.changes)]):
            of_site = [c for c in self._card.changes if c.site == site]
            if of_site:
                told.append((site, sorted(of_site, key=lambda c: (c.kind != "score", c.better is None))))
        return told

    def terms(self) -> list[glossary.Term]:
        first = self._languages[0]
        return sorted(glossary.terms().values(), key=lambda t: wording.pick(t.title, first).lower())

    def ui(self, key: str, **values: object) -> Markup:
        own = self._brand.wording.get(key)
        return self.both(words.filled(own, values) if own else words.ui(key, **values))

    def attribute(self, name: str, key: str) -> Markup:
        """An attribute in the first language, and the others beside it for the language switch."""
        text = words.ui(key)
        said = [Markup('{}="{}"').format(name, wording.pick(text, self._languages[0]))]
        said += [Markup('data-{}-{}="{}"').format(name, lang, wording.pick(text, lang)) for lang in self._languages]
        return Markup(" ").join(said)

    def word(self, table: str, key: str) -> Markup:
        return self.both(words.word(table, key))

    def explained_word(self, table: str, key: str) -> Markup:
        return self.explained(words.word(table, key))

    def plural(self, n: int, key: str) -> Markup:
        return self.both(wording.plural(n, key))

    def num(self, value: float | None, digits: int = 0) -> Markup:
        return self.both(wording.numbers(value, digits)) if value is not None else Markup("—")

    def percent(self, share: float) -> Markup:
        return self.both(wording.percent(share))

    def date(self) -> Markup:
        return self.both(wording.date(self._card.run.started))

    @property
    def card(self) -> Scorecard:
        return self._card

    def numbers(self, site: str, proofs: list[Proof]) -> list[int]:
        """The numbers under which proofs stand in the list at the end."""
        return list(dict.fromkeys(self._number(site, proof) for proof in proofs))

    def _number(self, site: str, proof: Proof) -> int:
        identity = (site, proof.page, key(proof) if proof.shot else proof.selector or "", proof.quote)
        if identity not in self.proofs:
            self.proofs[identity] = (len(self.proofs) + 1, site, proof)
        return self.proofs[identity][0]

    def crop(self, proof: Proof) -> Crop | None:
        """The picture of a proof, if one was cut."""
        return self._use(key(proof)) if proof.shot and proof.box else None

    def frame(self, shot: str | None) -> Crop | None:
        return self._use(f"{shot}|") if shot else None

    def first_crop(self, proofs: list[Proof]) -> tuple[Proof, Crop] | None:
        return next(((p, crop) for p in proofs if (crop := self.crop(p))), None)

    def small(self, crop: Crop) -> str:
        """How a picture is cut to a small frame: to its middle, but from the left where the mark would lose its
        beginning."""
        picture = self._card.pictures[crop.picture]
        cut = (picture.width - picture.height * SMALL_FRAME) / 2
        return "xMinYMin slice" if crop.mark and crop.mark[0] < cut else "xMidYMin slice"

    def _use(self, name: str) -> Crop | None:
        crop = self._card.crops.get(name)
        if crop:
            self.pictures.add(crop.picture)
        return crop

    def data(self, picture: str) -> str:
        return base64.b64encode(self._card.pictures[picture].data).decode()

    def title(self, lang: Language) -> str:
        return clip(wording.pick(words.ui("title", site=self._card.subject.name), lang), 120)

    def sections(self) -> list[tuple[str, str]]:
        """Anchors and titles of the contents, in the order of the page."""
        own, card = self._card.subject, self._card
        wanted = [
            ("verdict", True),
            ("history", self.trend is not None or bool(card.changes)),
            ("fixes", True),
            ("next", bool(card.next_fixes)),
            ("comparison", True),
            ("same", any(row.decision in ("adopt", "consider", "skip") for row in card.comparison)),
            ("path", True),
            ("forms", any(site.forms for site in card.sites)),
            ("risks", any(f.category == "law" and f.status is not Status.NOT_APPLICABLE for f in own.findings)),
            ("consistency", bool(own.consistency)),
            ("findings", True),
            ("technology", any(site.facts.tools for site in card.sites)),
            ("pages", True),
            ("gaps", True),
            ("method", True),
            ("terms", True),
            ("repeat", True),
        ]
        keys = {"fixes": "fixes_in_detail" if card.first_fixes else "first_fixes", "next": "next_fixes"}
        return [(anchor, keys.get(anchor, anchor)) for anchor, there in wanted if there]

    def ranked(self) -> list[SiteCard]:
        """The sites by place; those without a score last."""
        return sorted(self._card.sites, key=lambda s: (s.place is None, s.place or 0))

    @staticmethod
    def along(site: SiteCard) -> list[tuple[Category, CategoryScore]]:
        """The site's categories in the order of a customer's way."""
        return along(site.score)

    def groups(self) -> list[str]:
        return list(dict.fromkeys(row.group for row in self._card.comparison))

    def having(self, row: Row) -> int:
        return sum(cell.state == "yes" for cell in row.cells.values())

    def printed(self, row: Row) -> bool:
        """The print shows the rows that tell something: some site has it, or a cell says more than its sign."""
        cells = row.cells.values()
        return any(c.state == "yes" or (c.state == "no" and not self.bare(c)) for c in cells)

    def group_printed(self, group: str) -> bool:
        return any(self.printed(row) for row in self._card.comparison if row.group == group)

    def nowhere(self) -> list[Row]:
        """The rows that the print names in one line: no site has it, and some are known to lack it."""
        rows = self._card.comparison
        return [r for r in rows if not self.printed(r) and any(c.state == "no" for c in r.cells.values())]

    def bare(self, cell: Cell) -> bool:
        """The cell says no more than its sign."""
        return cell.text == words.word("states", cell.state)

    def option(self, value: str, key: str) -> Markup:
        return self._option(value, words.ui(key))

    def option_word(self, value: str, table: str, key: str) -> Markup:
        return self._option(value, words.word(table, key))

    def _option(self, value: str, text: Text) -> Markup:
        said = Markup(" ").join(Markup('data-{}="{}"').format(x, wording.pick(text, x)) for x in self._languages)
        first = wording.pick(text, self._languages[0])
        return Markup('<option value="{}" {}>{}</option>').format(value, said, first)

    def best_example(self, fix: Fix) -> Example:
        """Who does it well: the one with a picture, if any."""
        for exemplar in fix.done_well_by:
            pictured = self.first_crop(exemplar.proof)
            if pictured:
                return Example(exemplar.site, exemplar.message, *pictured)
        if fix.done_well_by:
            return Example(fix.done_well_by[0].site, fix.done_well_by[0].message)
        return Example()

    def status(self, finding: Finding) -> Markup:
        partly = finding.status is Status.PASS and (finding.value or 0) < 1
        tone = {Status.PASS: "good", Status.FAIL: "bad", Status.ERROR: "warn"}.get(finding.status, "")
        word = self.ui("partly") if partly else self.word("statuses", finding.status)
        return Markup('<span class="tag {}">{}</span>').format("warn" if partly else tone, word)

    def judged(self, site: SiteCard) -> list[Finding]:
        """The findings that count, the failed and the heavy ones first."""
        order = [Status.FAIL, Status.ERROR, Status.UNKNOWN, Status.PASS]
        found = [f for f in site.findings if f.category != "law" and f.status in order]
        return sorted(found, key=lambda f: (order.index(f.status), -f.weight, f.check))

    def says_more(self, field: FieldAdvice) -> bool:
        """The field's type tells more than its label."""
        kind = words.word("fields", field.type)
        return field.label.strip(" :*").lower() not in (kind.ru.lower(), kind.en.lower())

    def counts(self, site: SiteCard) -> Text | None:
        counts = checkout_counts(site.checkout)
        return fields_text(*counts) if counts else None

    def fields(self, step: PathStep) -> Markup:
        demanded = len(step.required) if step.demanded is None else step.demanded
        return self.both(fields_text(step.fields or 0, demanded))

    def asking(self, path: list[PathStep]) -> list[tuple[int, PathStep]]:
        """The steps that ask for something or name payment or delivery, with their numbers along the way."""
        return [(n, s) for n, s in enumerate(path, 1) if s.fields is not None or s.required or s.delivery or s.payments]

    def measured(self) -> list[CheckInfo]:
        """The checks that stand on a source."""
        return [c for c in self._card.method if c.sources]

    def unmeasured(self) -> list[CheckInfo]:
        """The checks whose effect nobody has measured."""
        return [c for c in self._card.method if not c.sources]

    def form_counts(self, form: FormCard) -> Markup:
        asked = len(form.fields) if form.asked is None else form.asked
        return self.both(fields_text(asked, form.required))

    def hurdles(self, form: FormCard) -> list[FrictionPart]:
        """What stands in the way of a form, the heaviest first."""
        parts = form.friction.parts if form.friction else []
        return sorted((p for p in parts if p.amount), key=lambda p: -p.weight * (p.amount or 0))

    def reason(self, noted: str, longest: int = LONGEST) -> Markup:
        return self.both(reasons.text_of_sentence(noted), longest)

    def gap_reason(self, gap: PublishedGap) -> Markup:
        return self.both(gap.text or reasons.text_of(gap), LONGEST)

    def site_reason(self, site: SiteCard) -> Markup:
        return self.both(site.reason_text or reasons.text_of_sentence(site.reason), LONGEST)

    def figure(self, source: Source) -> Markup:
        return self.both(words.figure(source))

    def seen_gaps(self, site: SiteCard) -> list[PublishedGap]:
        """The gaps that are told one by one."""
        return [g for g in site.gaps if not _plainly_absent(g)]

    def absent_pages(self, site: SiteCard) -> list[str]:
        """Roles of the pages that no link leads to: told in one line."""
        return list(dict.fromkeys(g.role for g in site.gaps if g.role and _plainly_absent(g)))

    def words(self, table: str, keys: list[str]) -> Markup:
        return self.both(joined(words.word(table, k) for k in keys))

    def n(self, value: float) -> Text:
        return wording.numbers(value)

    def share(self, value: float) -> Text:
        return wording.percent(value)

    def t_points(self, value: float) -> Text:
        return wording.numbers(value, 1)

    def t_ordinal(self, n: int) -> Text:
        return wording.ordinal(n)

    def t_plural(self, n: int, key: str) -> Text:
        return wording.plural(n, key)

    def day(self, moment: datetime) -> Text:
        return wording.date(moment)


def _plainly_absent(gap: Gap) -> bool:
    return gap.kind == "not_found" and gap.role is not None and not gap.url


@dataclass(frozen=True)
class Example:
    """A competitor that does it well, with its picture where there is one."""

    site: str = ""
    message: Text | None = None
    proof: Proof | None = None
    crop: Crop | None = None
