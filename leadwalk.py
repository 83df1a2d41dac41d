"""The command line of leadwalk: parses arguments and calls the packages. Heavy imports stay inside the commands."""

from __future__ import annotations

import argparse
import asyncio
import enum
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from crawler.config.model import Project, Site

VERSION = "0.1.0"
FORMATS = ("html", "json", "markdown", "junit", "sarif", "xlsx", "csv", "pdf")


class Exit(enum.IntEnum):
    """Exit codes; scripts rely on them."""

    def __new__(cls, value: int, meaning: str = "") -> Exit:
        """A code with its meaning, for the docs."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    meaning: str

    DONE = 0, "done"
    ASSERTION_FAILED = 1, "an assertion failed (`check` only)"
    USAGE = 2, "wrong usage or configuration"
    UNOBSERVED = 3, "some site could not be observed"
    BLOCKED = 4, "every site was blocked"
    FAULT = 70, "a fault in leadwalk"


class UsageError(Exception):
    """Something the user can mend. The first line says what is wrong, the next how to mend it."""


# --- the commands' arguments --------------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="leadwalk",
        description="A mystery shopper for websites: how can the company be reached, paid and ordered from?",
        epilog="Example: leadwalk audit https://shop.example --vs https://rival.example",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"leadwalk {VERSION}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(
        name: str, run: Callable[[argparse.Namespace], int], about: str, example: str
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(
            name,
            help=about,
            description=about,
            epilog=f"Example: {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.add_argument("--quiet", action="store_true", help="print results and errors only")
        sub.add_argument("--verbose", action="store_true", help="print more of what happens")
        sub.set_defaults(run=run)
        return sub

    scan = command(
        "scan",
        _scan,
        "Visit every site of the file, judge it, and write the scorecard.",
        "leadwalk scan sites.toml --site Own",
    )
    _sites_file(scan)
    scan.add_argument("--site", action="append", metavar="NAME", help="only this site (may be repeated)")
    _output(scan)
    _language(scan)
    scan.add_argument("--jobs", type=_positive, default=3, metavar="N", help="sites visited at once (default 3)")
    scan.add_argument("--resume", metavar="RUN", help="go on with an interrupted run: visit only what it lacks")
    scan.add_argument(
        "--place-order",
        action="store_true",
        help="place a test order on own sites whose journey says place_order = true",
    )
    _formats(scan)
    _brand(scan)
    _evidence(scan)

    audit = command(
        "audit", _audit, "Audit one site, with or without competitors; no sites.toml needed.",
        "leadwalk audit https://shop.example --vs https://rival.example --brand agency.toml",
    )  # fmt: skip
    audit.add_argument("url", metavar="URL", help="the site to audit")
    audit.add_argument("--vs", action="append", metavar="URL", default=[], help="a competitor (may be repeated)")
    audit.add_argument("--pages", type=_positive, metavar="N", help="pages of each site (default 15)")
    audit.add_argument("--market", default="RU", metavar="CC", help="country whose customers are meant (default RU)")
    _output(audit)
    _language(audit)
    audit.add_argument("--jobs", type=_positive, default=3, metavar="N", help="sites visited at once (default 3)")
    _formats(audit)
    _brand(audit)
    _evidence(audit)

    inspect = command(
        "inspect", _inspect, "Print the facts of single pages.", "leadwalk inspect page.html.gz --json --no-browser"
    )
    inspect.add_argument(
        "targets", nargs="+", metavar="TARGET",
        help="URL, .html or .html.gz file, or - for targets from standard input: one a line, each optionally followed "
        "by a tab and the URL that the file was saved from",
    )  # fmt: skip
    shape = inspect.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="JSON")
    shape.add_argument("--jsonl", action="store_true", help="one JSON object a line, in input order")
    inspect.add_argument("--no-browser", action="store_true", help="read the markup as it is; scripts do not run")
    inspect.add_argument("--market", default="RU", metavar="CC", help="country whose customers are meant (default RU)")

    walk = command(
        "walk", _walk, "Walk to the checkout, and say what it demands.", "leadwalk walk https://shop.example --json"
    )
    walk.add_argument("url", metavar="URL", help="the site, or a product of it")
    walk.add_argument("--json", action="store_true", help="JSON")
    walk.add_argument(
        "--fill", action="store_true", help="own site only: type the test persona to see later steps; never orders"
    )
    walk.add_argument("--mobile", action="store_true", help="walk as a phone")
    walk.add_argument(
        "--no-probe", action="store_true", help="do not try the checkout's form offline, empty and wrongly filled"
    )

    recheck = command(
        "recheck",
        _recheck,
        "Facts, findings and reports again from a run's evidence, offline.",
        "leadwalk recheck latest",
    )
    _run(recheck)
    _language(recheck)
    _evidence(recheck)

    report = command("report", _report, "Write reports of a stored run.", "leadwalk report latest --format html,pdf")
    _run(report)
    _formats(report)
    _language(report)
    _brand(report)
    _evidence(report)

    check = command(
        "check", _check, "The gate before a release: scan the own sites, and fail on what sites.toml calls an error.",
        "leadwalk check --url Own=http://localhost:8080 --junit junit.xml",
    )  # fmt: skip
    _sites_file(check)
    check.add_argument(
        "--url", action="append", metavar="NAME=URL", default=[], help="visit this address for that site, a preview say"
    )
    check.add_argument(
        "--baseline", metavar="RUN|FILE", help="fail only on what is new against this run or scorecard.json"
    )
    check.add_argument("--junit", type=Path, metavar="FILE", help="write JUnit XML")
    check.add_argument("--sarif", type=Path, metavar="FILE", help="write SARIF 2.1.0")
    check.add_argument("--markdown", type=Path, metavar="FILE", help="write a summary in Markdown")
    check.add_argument("--no-fail", action="store_true", help="exit 0 all the same")
    _output(check)
    _language(check)
    _evidence(check)

    history = command("history", _history, "The stored runs of a site over time.", "leadwalk history Own")
    history.add_argument("site", nargs="?", metavar="SITE", help="only this site")
    _output(history)
    history.add_argument("--json", action="store_true", help="JSON")

    diff = command("diff", _diff, "What changed between two runs, fact by fact.", "leadwalk diff previous latest")
    diff.add_argument("before", metavar="RUN", help="run id, folder, `latest` or `previous`")
    diff.add_argument("after", metavar="RUN", help="run id, folder, `latest` or `previous`")
    _output(diff)
    _language(diff)
    diff.add_argument("--json", action="store_true", help="JSON")

    signatures = command(
        "signatures",
        _signatures,
        "List the vendors that are recognised, or explain a page.",
        "leadwalk signatures test page.html",
    )
    signatures.add_argument(
        "action", nargs="?", choices=("list", "test"), default="list", help="list (default) or test"
    )
    signatures.add_argument("target", nargs="?", metavar="TARGET", help="with test: URL or file")
    signatures.add_argument(
        "--sites",
        type=Path,
        metavar="FILE",
        help="sites.toml whose folders of signatures count too (default: ./sites.toml, if there)",
    )
    signatures.add_argument(
        "--folder", action="append", default=[], metavar="DIR", help="a folder of your own signatures (may be repeated)"
    )
    signatures.add_argument("--no-browser", action="store_true", help="read the markup as it is; scripts do not run")

    doctor = command(
        "doctor", _doctor, "What leadwalk needs here: what is there, what is missing, how to get it.", "leadwalk doctor"
    )
    _sites_file(doctor)
    _output(doctor)

    new_check = command(
        "new-check", _new_check, "Write the file of a new check and its cases.", "leadwalk new-check gift_wrapping"
    )
    new_check.add_argument("id", metavar="ID", help="a noun in snake case")
    return top


def commands(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Each command's own parser by its name, for the docs."""
    action = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction))
    return dict(action.choices)


def _sites_file(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "sites", nargs="?", type=Path, default=Path("sites.toml"), metavar="sites.toml", help="default: ./sites.toml"
    )


def _output(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--out", type=Path, metavar="DIR", help="folder of the runs (default: runs)")


def _language(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--lang", choices=("ru", "en"), help="language shown first")


def _formats(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--format",
        type=_format_list,
        default=None,
        metavar="LIST",
        help=f"reports beside html and json: {','.join(FORMATS)}",
    )


def _brand(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--brand", type=Path, metavar="FILE", help="TOML file with logo, colours and wording of your agency"
    )


def _evidence(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--evidence",
        choices=("A", "B", "C", "D"),
        metavar="GRADE",
        help="leave out checks on weaker evidence: A experiments, B also large surveys, C also vendors' and preference "
        "surveys, D all (default)",
    )


def _run(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("name", metavar="RUN", help="run id, folder, or `latest`")
    _output(sub)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _format_list(text: str) -> list[str]:
    names = [n.strip() for n in text.split(",") if n.strip()]
    for name in names:
        if name not in FORMATS:
            raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(FORMATS)}")
    return names


# --- the commands -------------------------------------------------------------------------------------------------


def _scan(args: argparse.Namespace) -> int:
    project = _project(args.sites)
    sites = _chosen(project, args.site)
    return _visit_and_report(args, project, sites, resume=args.resume)


def _audit(args: argparse.Namespace) -> int:
    from urllib.parse import urlsplit

    from crawler.config.model import Limits, Project, Site
    from crawler.config.sites_file import is_address

    addresses = [args.url, *args.vs]
    for address in addresses:
        if not is_address(address):
            raise UsageError(f"{address!r} is no address of a site\ngive it whole, such as https://shop.example")
    if not args.market.isalpha() or len(args.market) != 2:
        raise UsageError(f"--market {args.market!r} is no country\ngive two letters, such as RU or DE")
    limits = Limits(pages=args.pages) if args.pages else Limits()
    names = [urlsplit(a).hostname or a.removeprefix("demo:") for a in addresses]
    named = [n if names.count(n) == 1 else a for n, a in zip(names, addresses, strict=True)]
    sites = [
        Site(name=name, url=address, role="competitor" if i else "own", limits=limits)
        for i, (name, address) in enumerate(zip(named, addresses, strict=True))
    ]
    project = Project(name=named[0], market=args.market.upper(), sites=sites)
    return _visit_and_report(args, project, sites)


def _visit_and_report(
    args: argparse.Namespace, project: Project, sites: Sequence[Site], resume: str | None = None
) -> int:
    """Visits, judges, writes the reports, says where they are; the exit code says what could not be observed."""
    from reports.pipeline import outcomes

    progress = Progress(sys.stderr, quiet=args.quiet, verbose=args.verbose)
    store = _visit(args, project, sites, progress, resume)
    card, paths = _write_reports(args, store, ["html", *(args.format or [])])
    for outcome in outcomes(card):
        if outcome.outcome != "complete":
            progress.say(f"{outcome.name}: {outcome.outcome}: {outcome.reason}")
    for site in card.sites:
        shown = "—" if site.score.value is None else f"{site.score.value:.0f}"
        progress.say(f"{site.name}: {shown} of 100, from {site.score.coverage:.0%} of the points")
    _print(f"Scorecard: {paths[0]}")
    return _exit_code([o.outcome for o in outcomes(card)])


def _exit_code(found: Sequence[str]) -> Exit:
    if found and all(o == "blocked" for o in found):
        return Exit.BLOCKED
    return Exit.UNOBSERVED if any(o in ("blocked", "unreachable") for o in found) else Exit.DONE


def _visit(
    args: argparse.Namespace, project: Project, sites: Sequence[Site], progress: Progress, resume: str | None = None
) -> Any:
    """Visits the sites and stores their evidence; returns the run's store. Sites that a resumed run has are left out."""
    from checks.facts.social.reader import social_page
    from crawler.browser.settings import BrowserSettings
    from crawler.crawl.scan import scan_sites
    from crawler.record.store import RunStore

    root = args.out or Path(project.output)
    with _usable_signatures():
        known = _vendors(project.signatures)
    store = _open_run(root, resume) if resume else RunStore.create(root, project, version=VERSION)
    progress.say(f"Run: {store.path}")
    left = [s for s in sites if not store.finished(s.name)]
    with _demo(left) as (visited, host_rules):
        settings = BrowserSettings(
            user_agent_contact=project.contact,
            host_rules=host_rules,
            globals=known.wanted_globals(),
            launchers=known.launchers(),
            callback_launchers=known.callback_launchers(),
            social_page=social_page,
        )
        try:
            asyncio.run(
                scan_sites(
                    project,
                    visited,
                    store=store,
                    settings=settings,
                    jobs=getattr(args, "jobs", 3),
                    place_order=getattr(args, "place_order", False),
                    on_event=progress,
                )
            )
        except KeyboardInterrupt:
            raise UsageError(
                f"interrupted; finished sites are kept\ngo on with: leadwalk {args.command} --resume {store.info.id}"
            ) from None
    store.close()
    return store


def _write_reports(args: argparse.Namespace, store: Any, formats: Sequence[str]) -> tuple[Any, list[Path]]:
    from crawler.browser.chromium import BrowserMissing
    from crawler.browser.printing import PrintError, print_pdf
    from reports.pipeline import judge_run
    from reports.writers import write

    brand = _brand_file(args)
    with _usable_signatures():
        card = judge_run(store, lang=args.lang, evidence=args.evidence)
    wanted = list(dict.fromkeys([*formats, "json"]))
    try:
        paths = write(card, wanted, store.path, lang=args.lang or card.run.lang[0], brand=brand, print_pdf=print_pdf)
    except (PrintError, BrowserMissing) as error:
        raise UsageError(f"the PDF could not be printed: {error}\n`leadwalk doctor` says what is missing") from None
    return card, paths


def _brand_file(args: argparse.Namespace) -> Any:
    from reports.brand import BrandError, load

    path = getattr(args, "brand", None)
    try:
        return load(path) if path else None
    except BrandError as error:
        raise UsageError(str(error)) from None


def _recheck(args: argparse.Namespace) -> int:
    store = _open_run(args.out or Path("runs"), args.name)
    _, paths = _write_reports(args, store, ["html"])
    _print(f"Scorecard: {paths[0]}")
    return Exit.DONE


def _report(args: argparse.Namespace) -> int:
    store = _open_run(args.out or Path("runs"), args.name)
    _, paths = _write_reports(args, store, args.format or ["html"])
    for path in paths:
        _print(str(path))
    return Exit.DONE


def _check(args: argparse.Namespace) -> int:
    from reports.gate import broken, fails
    from reports.history.runs import UnreadableRun, diff, read
    from reports.pipeline import outcomes
    from reports.writers import junit, markdown, sarif

    project = _project(args.sites)
    addresses = dict(_name_and_url(pair) for pair in args.url)
    sites = [s.model_copy(update={"url": addresses.pop(s.name, s.url)}) for s in project.sites if s.role == "own"]
    if addresses:
        known = ", ".join(s.name for s in sites) or "none"
        raise UsageError(f"--url names no own site: {', '.join(addresses)}\nown sites of {args.sites}: {known}")
    if not sites:
        raise UsageError(f'{args.sites} names no own site\ngive one of its sites role = "own"')
    root = args.out or Path(project.output)
    baseline = None
    if args.baseline:
        try:
            file = Path(args.baseline)
            baseline = read(file if file.is_file() else _open_run(root, args.baseline).path)
        except UnreadableRun as error:
            raise UsageError(f"--baseline: {error}\nname a run, or a scorecard.json") from None
    progress = Progress(sys.stderr, quiet=args.quiet, verbose=args.verbose)
    store = _visit(args, project, sites, progress)
    card, _ = _write_reports(args, store, ["html"])
    lang = args.lang or card.run.lang[0]
    levels, default = project.check.levels, project.check.default
    if args.junit:
        _write_text(args.junit, junit.render(card, lang=lang, levels=levels, default=default))
    if args.sarif:
        _write_text(args.sarif, sarif.render(card, lang=lang))
    assertions = broken(card, project.check, baseline)
    if baseline:
        card.changes, card.changed_since = diff(baseline, card), baseline.run.started
    if args.markdown:
        _write_text(args.markdown, markdown.render(card, lang=lang, assertions=assertions))
    for assertion in assertions:
        note = " (known)" if assertion.known else ""
        _print(f"{assertion.level}{note}: {assertion.site}: {assertion.check}: {getattr(assertion.text, lang)}")
    code = _exit_code([o.outcome for o in outcomes(card)])
    if code is Exit.DONE and fails(assertions):
        code = Exit.ASSERTION_FAILED
    return Exit.DONE if args.no_fail else code


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _name_and_url(pair: str) -> tuple[str, str]:
    from crawler.config.sites_file import is_address

    name, found, url = pair.partition("=")
    if not found or not name or not is_address(url):
        raise UsageError(f"--url {pair!r} is not NAME=URL\nfor example --url Own=http://localhost:8080")
    return name, url


def _inspect(args: argparse.Namespace) -> int:
    from reports.inspection import inspect_all

    targets = _targets(args.targets)
    failed = 0
    many: list[dict[str, Any]] = []
    for record in inspect_all(targets, market=args.market.upper(), browser=not args.no_browser):
        failed += "error" in record
        if args.jsonl:
            _print_json(record, compact=True)
        else:
            many.append(record)
    if args.json:
        _print_json(many[0] if len(many) == 1 and args.targets != ["-"] else many)
    elif not args.jsonl:
        from reports.inspection import describe

        for record in many:
            _print(describe(record))
    return Exit.UNOBSERVED if failed else Exit.DONE


def _targets(given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each target with the URL that it was saved from ("" where none is said)."""
    for target in given:
        if target != "-":
            yield target, ""
            continue
        for line in sys.stdin:
            name, _, url = line.rstrip("\r\n").partition("\t")
            if name.strip():
                yield name.strip(), url.strip()


def _walk(args: argparse.Namespace) -> int:
    from crawler.config.model import Journey, Project, Site
    from crawler.config.sites_file import is_address
    from reports.walking import describe_walk, walk_record

    if not is_address(args.url):
        raise UsageError(f"{args.url!r} is no address of a site\ngive it whole, such as https://shop.example")
    site = Site(
        name=args.url,
        url=args.url,
        role="own" if args.fill else "competitor",
        journey=Journey(mode="fill" if args.fill else "read", probe=not args.no_probe),
    )
    with _demo([site]) as ((visited,), host_rules):
        record = walk_record(
            Project(sites=[visited]),
            visited,
            host_rules=host_rules,
            device="mobile" if args.mobile else "desktop",
        )
    if args.json:
        _print_json(record)
    else:
        _print(describe_walk(record))
    unseen = {"blocked": Exit.BLOCKED, "failed": Exit.UNOBSERVED, "budget": Exit.UNOBSERVED}
    return unseen.get(record["outcome"], Exit.DONE)


def _history(args: argparse.Namespace) -> int:
    from reports.history.runs import history

    points = history(args.out or Path("runs"), args.site)
    if args.json:
        _print_json([p.model_dump(mode="json") for p in points])
        return Exit.DONE
    if not points:
        _print("No runs yet." if not args.site else f"No run of {args.site}.")
    width = max((len(p.site) for p in points), default=0)
    for p in points:
        shown = "  —  " if p.value is None else f"{p.value:5.1f}"
        span = "" if p.coverage >= 1 else f"  ({p.low:.0f}–{p.high:.0f}, {p.coverage:.0%} seen)"
        _print(f"{p.started:%Y-%m-%d %H:%M}  {p.site:<{width}}  {shown}{span}  {p.run}")
    return Exit.DONE


def _diff(args: argparse.Namespace) -> int:
    from reports.history.runs import UnreadableRun, diff, read

    root = args.out or Path("runs")
    try:
        changes = diff(read(_open_run(root, args.before).path), read(_open_run(root, args.after).path))
    except UnreadableRun as error:
        raise UsageError(f"{error}\n`leadwalk recheck RUN` writes its scorecard again") from None
    if args.json:
        _print_json([c.model_dump(mode="json") for c in changes])
        return Exit.DONE
    signs = {"added": "+", "removed": "-", "changed": "~"}
    for change in changes:
        _print(f"{signs[change.what]} {change.site}: {getattr(change.text, args.lang or 'ru')}")
    if not changes:
        _print("No changes.")
    return Exit.DONE


def _signatures(args: argparse.Namespace) -> int:
    from crawler.reading.vendors import list_rows
    from reports.inspection import Unreadable, explain_signatures

    sites = args.sites or (Path("sites.toml") if Path("sites.toml").is_file() else None)
    with _usable_signatures():
        known = _vendors([*(_project(sites).signatures if sites else []), *args.folder])
    if args.target and args.action == "list":
        raise UsageError(f"signatures list takes no TARGET\nfor example: leadwalk signatures test {args.target}")
    if args.action == "test":
        if not args.target:
            raise UsageError("signatures test needs a TARGET\nfor example: leadwalk signatures test page.html")
        try:
            lines = explain_signatures(args.target, browser=not args.no_browser, signatures=known)
        except Unreadable as error:
            raise UsageError(f"{args.target}: {error.reason}") from None
    else:
        rows = list_rows(known)
        widths = [max(len(row[i]) for row in rows) for i in range(4)]
        lines = ["  ".join([*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[-1]]) for row in rows]
    for line in lines:
        _print(line)
    return Exit.DONE


def _doctor(args: argparse.Namespace) -> int:
    from crawler.doctor import examine

    signs = {"ok": "ok     ", "warning": "warning", "missing": "MISSING"}
    missing = False
    for row in examine(args.sites, args.out or Path("runs")):
        missing = missing or row.verdict == "missing"
        _print(f"{signs[row.verdict]}  {row.name}: {row.found}")
        if row.verdict != "ok" and row.mend:
            _print(f"         {row.mend}")
    return Exit.USAGE if missing else Exit.DONE


def _new_check(args: argparse.Namespace) -> int:
    from checks.engine.scaffold import new_check

    try:
        for path in new_check(args.id, Path(__file__).resolve().parent):
            _print(str(path))
    except (ValueError, FileExistsError) as error:
        raise UsageError(f"{error}\nsee docs/adding-a-check.md") from None
    return Exit.DONE


# --- shared by the commands ---------------------------------------------------------------------------------------


def _project(path: Path) -> Project:
    from checks.engine.catalogue import checks_by_id
    from crawler.config.sites_file import ConfigError, load

    try:
        return load(path, known_checks=checks_by_id().keys())
    except ConfigError as error:
        raise UsageError(f"{error}\ndocs/sites.md explains every key") from None


def _chosen(project: Project, names: Sequence[str] | None) -> list[Site]:
    known = {site.name: site for site in project.sites}
    for name in names or ():
        if name not in known:
            raise UsageError(f"no site is named {name!r}\nsites: {', '.join(known)}")
    return [known[n] for n in names] if names else list(project.sites)


def _open_run(root: Path, name: str) -> Any:
    from crawler.record.store import RunError, RunStore

    try:
        return RunStore.open(RunStore.locate(root, name))
    except RunError as error:
        raise UsageError(f"{error}\n`leadwalk history` lists the runs") from None


@contextmanager
def _usable_signatures() -> Iterator[None]:
    """A signature file that cannot be used is a mistake of the user's."""
    from crawler.reading.vendors import SignatureError

    try:
        yield
    except SignatureError as error:
        raise UsageError(f"{error}\ndocs/signatures.md explains such files") from None


@contextmanager
def _demo(sites: Sequence[Site]) -> Iterator[tuple[list[Site], str | None]]:
    """The sites with `demo:` addresses made real, and the rules that map the stand-in vendors' hosts; the demo server
    runs meanwhile, only where a site needs it."""
    if not any(site.url.startswith("demo:") for site in sites):
        yield list(sites), None
        return
    from demo.server import DemoServer

    with DemoServer() as server:
        unknown = [s.url for s in sites if s.url.startswith("demo:") and s.url.removeprefix("demo:") not in server.urls]
        if unknown:
            raise UsageError(
                f"no demo site {', '.join(unknown)}\nthere are: {', '.join('demo:' + n for n in server.urls)}"
            )
        real = [
            s.model_copy(update={"url": server.urls[s.url.removeprefix("demo:")]}) if s.url.startswith("demo:") else s
            for s in sites
        ]
        yield real, server.host_rules


def _vendors(folders: Sequence[str] = ()) -> Any:
    """The vendor signatures, those of the project's own folders among them."""
    from crawler.reading.vendors import load

    return load([Path(f) for f in folders])


class Progress:
    """Tells what is being visited: one line that is overwritten on a terminal, plain lines elsewhere."""

    def __init__(self, stream: TextIO, *, quiet: bool = False, verbose: bool = False) -> None:
        self.stream = stream
        self.quiet = quiet
        self.verbose = verbose
        self.terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
        self.began = time.monotonic()

    def __call__(self, event: Any) -> None:
        """One event of the scan: site, kind, page number, URL, role."""
        if self.quiet:
            return
        line = f"{time.monotonic() - self.began:5.1f} s  {event}"
        if self.terminal and not self.verbose:
            width = os.get_terminal_size(self.stream.fileno()).columns
            self.stream.write("\r\x1b[2K" + _plain(line)[: max(20, width - 1)])
        else:
            self.stream.write(_plain(line) + "\n")
        self.stream.flush()

    def say(self, line: str) -> None:
        """A line that stays."""
        if not self.quiet:
            self.stream.write(("\r\x1b[2K" if self.terminal else "") + _plain(line) + "\n")
            self.stream.flush()


def _plain(text: str) -> str:
    """Text of web pages without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)


def _print(text: str) -> None:
    sys.stdout.write("\n".join(_plain(line) for line in text.split("\n")) + "\n")


def _print_json(data: object, *, compact: bool = False) -> None:
    import json

    text = json.dumps(data, ensure_ascii=False, indent=None if compact else 2)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _own_packages() -> None:
    """Refuses to run where another distribution has put a package of the same name before ours."""
    import importlib

    for name in ("crawler", "checks", "reports"):
        package = importlib.import_module(name)
        if not getattr(package, "LEADWALK_PACKAGE", False):
            where = getattr(package, "__file__", None) or "elsewhere"
            raise UsageError(
                f"another distribution's package {name!r} ({where}) hides leadwalk's\n"
                "install leadwalk into an environment of its own: pipx, uv tool, or `make setup`"
            )


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of the `leadwalk` command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        args = parser().parse_args(argv)
        _own_packages()
        return int(args.run(args))
    except UsageError as error:
        sys.stderr.write(f"leadwalk: {error}\n")
        return Exit.USAGE
    except BrokenPipeError:
        sys.stderr.close()
        return Exit.DONE
    except KeyboardInterrupt:
        sys.stderr.write("leadwalk: interrupted\n")
        return 130
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else Exit.USAGE
    except Exception as error:  # noqa: BLE001 - the last resort: say it in one line, keep the trace for --verbose
        import traceback

        sys.stderr.write(f"leadwalk: fault: {type(error).__name__}: {error}\nrun again with --verbose for the trace\n")
        if "--verbose" in (argv if argv is not None else sys.argv):
            traceback.print_exc()
        return Exit.FAULT


if __name__ == "__main__":
    raise SystemExit(main())
