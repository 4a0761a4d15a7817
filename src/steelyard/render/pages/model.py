"""One model → Page: its facts, endpoints, prices with their tiers, capabilities, results, names, dissent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from steelyard.catalog.entries import Known, SourceLine, Thing
from steelyard.catalog.offers import Offer
from steelyard.catalog.view import View, adrift
from steelyard.compare.cells import shown
from steelyard.compare.comparison import Contender
from steelyard.compare.display import ABSENT
from steelyard.render import links
from steelyard.render.numbers import label
from steelyard.render.page import (
    Block,
    Cell,
    Column,
    Figure,
    Figures,
    Items,
    Origins,
    Page,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
    without,
)
from steelyard.render.pages import timeline
from steelyard.render.pages.offers import marks_of, offers_table
from steelyard.render.pages.origins import origins
from steelyard.render.pages.prices import prices_table
from steelyard.render.signs import UNSTATED, legend, signs
from steelyard.vocabulary.properties import DERIVED, PROPERTIES

_SECTIONS: Final = (
    ("specs", "Specs"),
    ("pricing", "Headline price"),
    ("capabilities", "Capabilities"),
    ("", "Other facts"),
)
_ELSEWHERE: Final = frozenset({"name", "aka", "providers"})
_APART: Final = frozenset({"benchmark", "by", "runner", "date", "off"})
_SOLD: Final = "where it is sold"
_GLANCE: Final = {
    "price.input": ("Input", _SOLD),
    "price.output": ("Output", _SOLD),
    "context_length": ("Context", "tokens"),
    "max_output_tokens": ("Max output", "tokens"),
    "release_date": ("Released", ""),
    "knowledge_cutoff": ("Knows until", ""),
    "open_weights": ("Open weights", ""),
}
_UNSTATED: Final = Cell(UNSTATED, "not_documented")
_VALUE: Final = (Column("Property"), Column("Value"), Column("From", wide=True))

Called = Callable[[str], str]
"""From the id of a model to its name; to the id itself where there is none."""


def page(seen: View, sources: Mapping[str, SourceLine], benchmarks: Mapping[str, Thing] | None = None,
         called: Called = str) -> Page:
    """The page of one model as it stood on its day; `sources` and `benchmarks` by id, `called` names other models."""
    model = seen.model
    used = {known.status for known in seen.facts.values()}
    asked = Contender(seen, model.id)
    offers = msgspec.structs.replace(offers_table(asked, proved=True), caption="")
    prices = _prices(seen.offers)
    used |= marks_of(offers).union(*map(marks_of, prices))
    sections: list[Section] = []
    line = 1
    for key, title in _SECTIONS:
        table = _facts(seen, key, line, sources, called)
        line += len(table.rows)
        sections.append(Section(key or "other", title, (table,)))
    sections[:0] = [
        Section("means", "Floating name", _meaning(seen)),
        Section("glance", "At a glance", _glance(seen, sections)),
    ]
    sections += [
        Section("endpoints", f"Endpoints: {len(seen.offers)}", (offers,) if seen.offers else (), "Endpoints"),
        Section("timeline", "Prices over time", timeline.blocks(seen)),
        Section("prices", "Every posted price", prices, "All prices"),
        Section("results", "Benchmark results", _results(model.results, seen, benchmarks or {}), "Results"),
        Section("names", "Names", _names(seen)),
        Section("dissent", "Where sources differ", _dissent(seen, called), "Dissent"),
        Section("sources", "Sources", (Origins(origins(_named(seen), sources)),)),
    ]
    about = f"{model.name} by {model.creator_name}: facts, endpoints, prices and results, each with its receipts."
    return Page(
        model.name,
        about,
        tuple([s for s in sections if _says(s)]),
        legend(used),
        (f"Headline price: {seen.headline_why}.",),
        f"{model.id}, as of {seen.at}",
    )


def _facts(seen: View, section: str, first: int, sources: Mapping[str, SourceLine], called: Called) -> Table:
    """One part of the facts; those that comparisons always show stand here even where nothing is known."""
    rows: list[Row] = []
    for key, known in {**PROPERTIES, **DERIVED}.items():
        fact = seen.facts.get(key)
        where = known.section or ("pricing" if key.startswith("price.") else "")
        if where == section and (fact is not None or known.section) and key not in _ELSEWHERE:
            row = _fact(key, fact, seen.holders.get(key, seen.id), first + len(rows), sources, called)
            rows.append(_unclear(row) if seen.headline and fact and seen.headline.unclear(fact) else row)
    units = {row.unit for row in rows if row.cells[0].known}
    unit = units.pop() if len(rows) > 1 and len(units) == 1 else ""
    rows = [msgspec.structs.replace(row, unit="") for row in rows] if unit else rows
    return Table(section or "other", "", _VALUE, tuple(rows), unit, ledger=True)


def _fact(key: str, fact: Known | None, holder: str, line: int, sources: Mapping[str, SourceLine], called: Called) -> Row:
    known = PROPERTIES.get(key) or DERIVED[key]
    if fact is None:
        absent = Cell(ABSENT["not_documented"], "not_documented", holder=holder, ref=key)
        return Row(known.label, (absent, Cell("no source says")), line)
    text = worded(key, fact.value, called) if fact.value is not None else ABSENT.get(fact.status, fact.status)
    mark = "*" if fact.status == "estimated" else ""
    to = links.model(fact.value) if fact.value and known.type == "id" and text != fact.value else ""
    cell = Cell(text + mark, fact.status, signs=signs(fact.status), known=fact, holder=holder, ref=key, to=to)
    said = f"{known.label} {text}".lower()
    unit = "" if fact.value is None or known.unit in said else known.unit
    named = ", ".join([sources[id_].name if id_ in sources else id_ for id_ in fact.sources])
    return Row(known.label, (cell, Cell(f"{named} ({_ruled(fact)})".lstrip())), line, unit)


def _ruled(fact: Known) -> str:
    """The rule that chose, in its own words; of several sources that copy each other, that they are no more than one."""
    return "counted as one" if fact.rule == "only_one" and len(fact.sources) > 1 else fact.rule.replace("_", " ")


def _unclear(row: Row) -> Row:
    """The row of a price that is listed at zero, marked as such."""
    cell, origin = row.cells
    return msgspec.structs.replace(row, cells=(msgspec.structs.replace(cell, status="zero", signs=signs("zero")), origin))


def worded(key: str, value: Any, called: Called) -> str:
    """A value in plain text; that which is another model, by its name."""
    return called(value) if key in PROPERTIES and PROPERTIES[key].type == "id" else shown(key, value)


def _glance(seen: View, sections: Iterable[Section]) -> tuple[Block, ...]:
    """What a reader looks for first, each with the line where it stands."""
    tables = [block for section in sections for block in section.blocks if isinstance(block, Table)]
    rows = {row.cells[0].ref: row for table in tables for row in table.rows}
    sold = f"at {seen.headline.endpoint.provider_name}" if seen.headline else ""
    found = [*_stage(seen, rows.get("lifecycle"))]
    found += [
        Figure(label, cell.text, row.line, sold if about == _SOLD else about, cell.status)
        for key, (label, about) in _GLANCE.items()
        if (row := rows.get(key)) is not None and (cell := row.cells[0])
    ]
    return (Figures(tuple(found)),) if found else ()


def _stage(seen: View, row: Row | None) -> Iterator[Figure]:
    """That it ends or has ended, and when: before anything else that one may like about it."""
    stage, day = seen.facts.get("lifecycle"), seen.facts.get("retirement_date")
    if row is None or stage is None or stage.value not in ("deprecated", "retired"):
        return
    last = str(day.value) if day is not None and day.value else ""
    cell = row.cells[0]
    yield Figure("Stage", cell.text, row.line, f"{'since' if last <= seen.at else 'ends'} {last}" if last else "", cell.status)


def _prices(offers: tuple[Offer, ...]) -> tuple[Table, ...]:
    return (prices_table(offers),) if any(offer.rates for offer in offers) else ()


def _measured(value: object, off: str) -> str:
    """A result, and how far it may be off where its tester publishes that."""
    if value is None:
        return "—"
    return f"{value} ± {off}" if off else str(value)


def _results(results: Iterable[Known], seen: View, benchmarks: Mapping[str, Thing]) -> tuple[Block, ...]:
    rows = []
    for result in results:
        if not result.covers(seen.at):
            continue
        said = dict(result.qualifiers)
        who = said.get("runner") or said.get("by", "")
        settings = ", ".join(f"{k} {v}".replace("_", " ") for k, v in result.qualifiers if k not in _APART)
        benchmark = said.get("benchmark", "result")
        cell = Cell(
            _measured(result.value, said.get("off", "")),
            result.status,
            known=result,
            holder=seen.id,
            signs=signs(result.status),
        )
        rows.append(
            Row(
                benchmarks[benchmark].name if benchmark in benchmarks else benchmark,
                (
                    cell,
                    Cell(f"{who} ({said['by']})" if who and said.get("by") and who != said["by"] else who or "—"),
                    Cell(said["date"]) if said.get("date") else _UNSTATED,
                    Cell(settings) if settings else _UNSTATED,
                ),
                to=links.benchmark(benchmark) if benchmark in benchmarks else "",
            )
        )
    heads = (
        Column("Benchmark"),
        Column("Result", numeric=True),
        Column("Run by"),
        Column("Date"),
        Column("Settings", wide=True),
    )
    table = Table("results", "", heads, tuple(rows))
    dated = any(row.cells[2] is not _UNSTATED for row in rows)
    return (table if dated else without(table, "Date"),) if rows else ()


def _meaning(seen: View) -> tuple[Block, ...]:
    """What a floating name is, said first."""
    if not seen.model.alias:
        return ()
    told = "; which one it means on this day is not documented" if adrift(seen.model, seen.at) else ""
    return (Paragraph((Sentence(f"{seen.id} is a floating name: which model it means changes over time{told}."),)),)


def _names(seen: View) -> tuple[Block, ...]:
    said = [Sentence(f"{span.alias} means {span.model}{_span(span.since, span.until)}.") for span in seen.model.aliases]
    aka = seen.facts.get("aka")
    if aka is not None and aka.value:
        said.append(Sentence(f"Also called {', '.join(aka.value)}."))
    return (Items(tuple(said)),) if said else ()


def _span(since: str, until: str) -> str:
    return (f" from {since}" if since else "") + (f" until {until}" if until else "")


def _dissent(seen: View, called: Called) -> tuple[Block, ...]:
    said = [
        Sentence(
            f"{label(known.property, known.qualifiers)}{f' at {place}' if place else ''}: "
            f"{worded(known.property, known.value, called)} is shown; {_against(len(known.lost), len(known.aside))}."
        )
        for place, known in _disputed(seen)
    ]
    return (Items(tuple(said)),) if said else ()


def _disputed(seen: View) -> Iterator[tuple[str, Known]]:
    for known in seen.facts.values():
        if (known.lost or known.aside) and known.value is not None:
            yield "", known
    for offer in seen.offers:
        for known in (*offer.facts.values(), *(rate.known for rate in offer.rates)):
            if (known.lost or known.aside) and known.value is not None:
                yield offer.endpoint.id, known


def _against(lost: int, aside: int) -> str:
    said = [
        f"{count} {'claim' if count == 1 else 'claims'} {what}"
        for count, what in ((lost, "otherwise"), (aside, "set aside"))
        if count
    ]
    return ", ".join(said)


def _named(seen: View) -> list[str]:
    """Every source that decides a fact of the model or of an offer."""
    named = {s for known in (*seen.facts.values(), *seen.model.results) for s in known.sources}
    named |= {s for offer in seen.offers for known in offer.endpoint.facts for s in known.sources}
    return sorted(named)


def _says(section: Section) -> bool:
    """Whether a section has anything to say."""
    return any(
        block.rows
        if isinstance(block, Table)
        else block.origins
        if isinstance(block, Origins)
        else block.sentences
        if isinstance(block, Items | Paragraph)
        else True
        for block in section.blocks
    )
