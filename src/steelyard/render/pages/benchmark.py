"""A benchmark → Page: every result with who ran it and how, the best first; kinds of tester and editions apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from steelyard.catalog.entries import Summary, Thing
from steelyard.catalog.results import PARTS, Result, Yard, chance, yard
from steelyard.render import links
from steelyard.render.charts import Bar, Dot
from steelyard.render.numbers import brief
from steelyard.render.page import Cell, Column, Page, Row, Section, Table, without
from steelyard.render.pages.thing import facts
from steelyard.render.signs import UNSTATED, WORDS

SHOWN: Final = 30
_FEW: Final = 3
_VOTES: Final = re.compile(r"(?:cons|maj|best|pass)@(?:[2-9]|\d\d)")
"""Metrics by which a model answers many times and one answer is chosen."""
_HEADS: Final = (
    Column("Model"),
    Column("Result", numeric=True),
    Column("By chance", numeric=True),
    Column("Price, 3:1", numeric=True),
    Column("Run by"),
    Column("Date"),
    Column("Settings", wide=True),
)
_UNSTATED: Final = Cell(UNSTATED, "not_documented")
_WHO: Final = {
    "independent": "Run independently",
    "competitor": "Run by competitors",
    "creator": "As the creators report it",
    "": "Unknown who ran it",
}
_BRIEF: Final = {"independent": "Independent", "competitor": "Competitors", "creator": "Creators", "": "Unknown"}


class Run(msgspec.Struct, frozen=True):
    """One result and the model that it is of."""

    id: str
    name: str
    result: Result


class Field(msgspec.Struct, frozen=True):
    """Runs that one kind of tester made of the same questions, the best first: a part of the page of its own, whose title names
    the `edition` where there are several. A `mixed` one holds those of editions of which too few are known for a ranking.
    """

    key: str
    title: str
    short: str
    runs: tuple[Run, ...]
    edition: str = ""
    mixed: bool = False


def page(thing: Thing, runs: Sequence[Run], lines: Mapping[str, Summary] | None = None) -> Page:
    """The page of one benchmark; results of the creators' own and of others never share a ranking, nor do editions, parts and
    votes over many tries. `lines` tell prices.
    """
    about = yard(thing.id, {thing.id: thing})
    sections = [Section(one.key, one.title, (_table(one, about, lines or {}),), one.short) for one in fields(runs, about)]
    if known := facts(thing):
        sections.append(Section("facts", "The benchmark", (known,)))
    many = f"{len(runs)} result{'' if len(runs) == 1 else 's'}"
    return Page(
        thing.name,
        f"{thing.name}: {many} with settings, date, tester and receipt. {about.measures}".strip(),
        tuple(sections),
        (WORDS["not_documented"],) if runs else (),
        (
            (
                "Results with different settings, efforts or testers are not comparable; “by chance” is how far a result may "
                "be off (95%), as its tester publishes it or else, where the number of items is known, by sampling alone."
            ),
            "Prices are per 1M tokens, three parts of input to one of output. Unbeaten: nothing there is cheaper and better.",
        ),
        about=f"{many}; {about.better or 'higher'} is better",
        broad=True,
    )


def fields(runs: Sequence[Run], about: Yard) -> list[Field]:
    """The parts of a benchmark's page: by kind of tester, then by edition, part of the test and votes, the most models first.
    Those of fewer than three models stand together at the end, unranked.
    """
    found = []
    for who, title in _WHO.items():
        own = ranked(runs, about, who)
        asked: dict[tuple[str, ...], list[Run]] = {}
        for run in own:
            asked.setdefault(_asked(run.result), []).append(run)
        whole = {key: some for key, some in asked.items() if len({run.id for run in some}) >= _FEW or len(asked) == 1}
        for place, (key, some) in enumerate(sorted(whole.items(), key=lambda one: -len({run.id for run in one[1]}))):
            said = _in_words(key, asked) if len(asked) > 1 else ""
            long, short = (f"{words}{said and f': {said}'}" for words in (title, _BRIEF[who]))
            found.append(Field(f"{who or 'unknown'}{place or ''}", long, short, tuple(some), said))
        rest = tuple([run for run in own if _asked(run.result) not in whole])
        if rest:
            said = "other editions" if whole else "several editions"
            found.append(Field(f"{who or 'unknown'}-rest", f"{title}: {said}", f"{_BRIEF[who]}: {said}", rest, mixed=True))
    return found


def _asked(result: Result) -> tuple[str, ...]:
    """What was asked, and whether many tries at it were put to a vote: results that differ in it share no scale."""
    parts = sorted(f"{key} {value}" for key, value in result.settings if key in PARTS)
    return (result.version, *parts, *([result.metric] if _VOTES.search(result.metric) else []))


def _in_words(key: tuple[str, ...], among: Collection[tuple[str, ...]]) -> str:
    """What sets an edition apart from the others."""
    parts = any(not _VOTES.search(part) for _, *more in among for part in more)
    plain = "no edition stated" if any(version for version, *_ in among) else "no part stated" if parts else "one answer each"
    return ", ".join(filter(None, key)) or plain


def ranked(runs: Sequence[Run], about: Yard, who: str) -> list[Run]:
    """The results of one kind of tester, the best first."""
    found = [run for run in runs if run.result.by == who]
    return sorted(found, key=lambda run: (run.result.value * (1 if about.better == "lower" else -1), run.id))


def chart(runs: Sequence[Run]) -> list[Bar]:
    """The best results as bars, one for each model."""
    first: dict[str, Run] = {}
    for run in runs:
        first.setdefault(run.id, run)
    return [_bar(run) for run in list(first.values())[:SHOWN]]


def _bar(run: Run) -> Bar:
    value, off = float(run.result.value), chance(run.result)
    text = f"{run.result.value}{'' if off is None else f' {_width(run.result)}'}"
    low, high = (None, None) if off is None else (max(value - off, 0), value + off)
    return Bar(run.name, value, text, low, high, own=run.result.by == "creator")


def _table(field: Field, about: Yard, lines: Mapping[str, Summary]) -> Table:
    dots = {} if field.mixed else {dot.id: dot for dot in priced(field.runs, about, lines)}
    metrics = {run.result.metric for run in field.runs if run.result.metric}
    first: set[str] = set()
    rows = []
    for run in field.runs:
        dot = dots.get(run.id)
        ahead = dot is not None and dot.best and run.id not in first
        price = _price(_blended(lines.get(run.id)), ahead=ahead)
        rows.append(_row(run, price, counted=len(metrics) > 1, dated=not field.edition))
        first.add(run.id)
    heads = tuple([msgspec.structs.replace(c, title=f"Result, {about.unit}") if c.title == "Result" else c for c in _HEADS])
    table = Table(field.key, "", heads if about.unit else _HEADS, tuple(rows))
    return table if any(run.result.date for run in field.runs) else without(table, "Date")


def _price(usd: Decimal | None, *, ahead: bool) -> Cell:
    """What a model costs at 3 : 1; and whether nothing is both cheaper and better than this result."""
    return Cell(brief(str(usd)), beside="unbeaten" if ahead else "") if usd else _UNSTATED


def _row(run: Run, price: Cell, *, counted: bool, dated: bool) -> Row:
    """One result; with how it was `counted`, where that is told of several in several words, and `dated` by its edition, where
    the title does not say it.
    """
    result = run.result
    settings = [f"{k.replace('_', ' ')} {v}" for k, v in result.settings if dated or k not in PARTS]
    said = ", ".join(filter(None, (result.version if dated else "", result.metric if counted else "", *settings)))
    return Row(
        run.name,
        (
            Cell(str(result.value), result.known.status, known=result.known, holder=run.id),
            Cell(_width(result)) if _width(result) else _UNSTATED,
            price,
            Cell(result.runner) if result.runner else _UNSTATED,
            Cell(result.date) if result.date else _UNSTATED,
            Cell(said) if said else _UNSTATED,
        ),
        about=run.id,
        to=links.model(run.id),
    )


def _width(result: Result) -> str:
    """How far a result may be off, with the digits that its tester prints; "" where that is not known."""
    off = chance(result)
    return "" if off is None else f"± {result.off or format(off, '.1f')}"


def priced(runs: Sequence[Run], about: Yard, lines: Mapping[str, Summary]) -> list[Dot]:
    """The best result of each model that has a price, and which of them nothing beats at both."""
    first: dict[str, tuple[Run, Decimal]] = {}
    for run in runs:
        price = _blended(lines.get(run.id))
        if price and run.id not in first:
            first[run.id] = (run, price)
    sign = -1 if about.better == "lower" else 1
    front, best = set(), None
    for run, _ in sorted(first.values(), key=lambda one: (one[1], -one[0].result.value * sign)):
        if best is None or run.result.value * sign > best:
            best = run.result.value * sign
            front.add(run.id)
    return [
        Dot(run.id, run.name, float(price), float(run.result.value), f"{run.result.value} at {brief(str(price))}",
            run.id in front)
        for run, price in first.values()
    ]


def _blended(line: Summary | None) -> Decimal | None:
    """USD per 1M tokens at three parts of input to one of output; None where a price is not known."""
    if line is None or not line.price_input or not line.price_output:
        return None
    return (Decimal(line.price_input) * 3 + Decimal(line.price_output)) / 4
