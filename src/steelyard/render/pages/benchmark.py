"""A benchmark → Page: every result with who ran it and how, the best first, kinds of tester apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from steelyard.catalog.entries import Summary, Thing
from steelyard.catalog.results import Result, Yard, chance, yard
from steelyard.render import links
from steelyard.render.charts import Bar, Dot
from steelyard.render.numbers import brief
from steelyard.render.page import Cell, Column, Page, Row, Section, Table
from steelyard.render.pages.thing import facts

SHOWN: Final = 30
_HEADS: Final = (
    Column("Model"),
    Column("Result", numeric=True),
    Column("By chance", numeric=True),
    Column("Price, 3:1", numeric=True),
    Column("Run by"),
    Column("Date"),
    Column("Settings", wide=True),
)
_WHO: Final = {"independent": "Run independently", "creator": "As the creators report it", "": "Unknown who ran it"}


class Run(msgspec.Struct, frozen=True):
    """One result and the model that it is of."""

    id: str
    name: str
    result: Result


def page(thing: Thing, runs: Sequence[Run], lines: Mapping[str, Summary] | None = None) -> Page:
    """The page of one benchmark; results of the creators' own and of others never share a ranking. `lines` tell prices."""
    about = yard(thing.id, {thing.id: thing})
    sections = [
        Section(who or "unknown", title, (_table(who or "unknown", found, about, lines or {}),))
        for who, title in _WHO.items()
        if (found := ranked(runs, about, who))
    ]
    if known := facts(thing):
        sections.append(Section("facts", "The benchmark", (known,)))
    many = f"{len(runs)} result{'' if len(runs) == 1 else 's'}"
    return Page(
        thing.name,
        f"{thing.name}: {many} with settings, date, tester and receipt. {about.measures}".strip(),
        tuple(sections),
        foot=(
            (
                "Results with different settings, efforts or testers are not comparable; “by chance” is how far a result may "
                "be off (95 %), as its tester publishes it or else, where the number of items is known, by sampling alone."
            ),
            "Prices are per 1M tokens, three parts of input to one of output. Unbeaten: none here is both cheaper and better.",
        ),
        about=f"{many}; {about.better or 'higher'} is better",
        broad=True,
    )


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


def _table(key: str, runs: Sequence[Run], about: Yard, lines: Mapping[str, Summary]) -> Table:
    dots = {dot.id: dot for dot in priced(runs, about, lines)}
    first: set[str] = set()
    rows = []
    for run in runs:
        dot = dots.get(run.id)
        ahead = dot is not None and dot.best and run.id not in first
        rows.append(_row(run, _price(_blended(lines.get(run.id)), ahead=ahead)))
        first.add(run.id)
    return Table(key, "", _HEADS, tuple(rows), about.unit)


def _price(usd: Decimal | None, *, ahead: bool) -> Cell:
    """What a model costs at 3 : 1; and whether nothing is both cheaper and better than this result."""
    return Cell(brief(str(usd)), beside="unbeaten" if ahead else "") if usd else Cell("—", "not_documented")


def _row(run: Run, price: Cell) -> Row:
    result = run.result
    settings: Mapping[str, str] = dict(result.settings)
    said = ", ".join(filter(None, (result.version, *(f"{k.replace('_', ' ')} {v}" for k, v in settings.items()))))
    return Row(
        run.name,
        (
            Cell(str(result.value), result.known.status, known=result.known, holder=run.id),
            Cell(_width(result) or "—", "" if _width(result) else "not_documented"),
            price,
            Cell(result.runner or "—"),
            Cell(result.date or "—"),
            Cell(said or "—"),
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
