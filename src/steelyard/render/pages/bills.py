"""What a workload costs, each term shown: in a comparison, and on its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from msgspec.structs import replace

from steelyard.catalog.headline import FRESH
from steelyard.compare.comparison import Bill, Cheapest, Comparison
from steelyard.compare.cost_notes import CAVEAT
from steelyard.compare.display import parts, total
from steelyard.compare.workload import called
from steelyard.render import links
from steelyard.render.numbers import brief, tokens
from steelyard.render.page import Block, Cell, Column, Page, Paragraph, Row, Section, Sentence, Table
from steelyard.render.signs import SIGNS

_HEADS: Final = (Column("Cost", numeric=True), Column("Terms", wide=True))
_MARKS: Final = SIGNS | {"estimated": "*"}
_SLIGHTLY: Final = Decimal("1.01")
"""An endpoint that saves less than a hundredth is not worth a row."""
_BILLION: Final = 10**9
_MILLION: Final = 10**6
_HUNDRED: Final = 100
_MOST: Final = 4096
_BILLS: Final[dict[tuple[int, str], tuple[Bill, tuple[Cell, Cell]]]] = {}
_SHARES: Final = ("cache_read", "cache_write", "batch")
_OF_TOKENS: Final = ("input", "output", "reasoning", "cached", "written")


def costs(of: Comparison, names: tuple[str, ...]) -> tuple[Block, ...]:
    """The cost section of a comparison: the workload in words, a row for each bill and for each cheaper endpoint that fits,
    and where the order of the bills turns.
    """
    if not of.cost:
        return ()
    called = dict(zip((c.id for c in of.contenders), names, strict=True))
    rows = [_row(called.get(bill.contender, bill.contender), bill.provider, bill, of.today) for bill in of.cost]
    rows += [_cheapest(called.get(one.contender, one.contender), one, of) for one in of.cheapest if _worth(one, of)]
    table = Table("cost", "", (Column("Contender"), *_HEADS), tuple(rows), note=CAVEAT)
    notes = [Paragraph((Sentence(note.statement.text),), f"{note.matter}.") for note in of.cost_notes]
    return (*_workload(of.workload), table, *notes)


def page(bills: Sequence[Bill], workload: Mapping[str, Any] | None = None, today: str = "",
         names: Mapping[str, str] | None = None) -> Page:
    """The page of `steelyard cost`: every endpoint, in the order of the bills. Of several contenders, `names` by id, each row
    says whose it is.
    """
    several = names if names and len(names) > 1 else {}
    rows = [_row(one.provider, one.endpoint, one, today) for one in bills]
    rows = [
        replace(row, to=links.provider(one.endpoint.partition(":")[0]), cells=(*_whose(one, several), *row.cells))
        for row, one in zip(rows, bills, strict=True)
    ]
    table = Table("cost", "", (Column("Provider"), *([Column("Model")] if several else []), *_HEADS), tuple(rows))
    blocks: tuple[Block, ...] = (table,) if rows else (Paragraph((Sentence("No endpoint is known that serves it."),)),)
    return Page(
        "Cost",
        "What the workload costs at each endpoint, the cheapest first.",
        (Section("cost", "Cost of the workload", (*_workload(workload or {}), *blocks)),),
    )


def _whose(one: Bill, names: Mapping[str, str]) -> tuple[Cell, ...]:
    return (Cell(names.get(one.contender, one.contender)),) if names else ()


def _worth(one: Cheapest, of: Comparison) -> bool:
    """Whether the cheapest endpoint that fits is another than the one that is priced, and cheaper, or the priced one does not
    fit, or none does.
    """
    priced = next((bill.endpoint for bill in of.cost if bill.contender == one.contender), "")
    if one.bill is None:
        return bool(one.failing) and not one.fit
    most = next((bill.high for bill in of.cost if bill.contender == one.contender), None)
    if one.bill.endpoint == priced or most is None:
        return one.bill.endpoint != priced
    mine = Decimal(one.bill.high or 0)
    return mine * _SLIGHTLY < Decimal(most) or (one.failing + one.silent > 0 and mine > Decimal(most))


def _cheapest(name: str, one: Cheapest, of: Comparison) -> Row:
    """The cheapest endpoint that meets the needs, and how many others there are."""
    said, many = _counted(one), len(one.least_at)
    if one.bill is None:
        return Row(f"{name}, cheapest that fits", (Cell("None known", "not_documented"), Cell(said)))
    what = "cheapest that fits" if one.failing or one.silent else "cheapest endpoint"
    provider, endpoint = one.bill.provider, one.bill.endpoint
    about = endpoint if endpoint.startswith(provider.casefold()) else f"{provider}: {endpoint}"
    cost, terms = _billed(one.bill, of.today)
    alike = f"{many} providers ask the least" if many > 1 else ""
    return Row(f"{name}, {what}", (cost, Cell("; ".join(filter(None, (terms.text, said, alike))))), about=about)


def _counted(one: Cheapest) -> str:
    """Of how many endpoints it is the cheapest: how many fit, and how many do not say."""
    every = one.fit + one.failing + one.silent
    among = "of 1 endpoint" if every == 1 else f"of {every} endpoints"
    if not (one.failing or one.silent):
        return among
    said = f"{among} {one.fit or 'none'} {'fits' if one.fit < 2 else 'fit'}"  # noqa: PLR2004 - one or many
    silent = f"{one.silent} {'does' if one.silent == 1 else 'do'} not say"
    return f"{said}, {silent}" if one.silent else said


def _row(label: str, about: str, bill: Bill, today: str = "") -> Row:
    return Row(label, _billed(bill, today), about=about)


def _billed(bill: Bill, today: str) -> tuple[Cell, Cell]:
    """The sum of a bill and its terms, made once: a model brings the same bill to each of its comparisons. The bill is kept
    beside them, so that no other takes its place.
    """
    found = _BILLS.get((id(bill), today))
    if found is None or found[0] is not bill:
        if len(_BILLS) >= _MOST:
            _BILLS.clear()
        found = _BILLS[id(bill), today] = (bill, (_sum(bill), Cell(_terms(bill, today))))
    return found[1]


def _terms(bill: Bill, today: str) -> str:
    counted = [term for term in bill.terms if term["quantity"] != "0"]
    terms = " + ".join([_term(term, cost) for term, cost in zip(counted, _costs(bill, counted), strict=True)])
    notes = _notes([term for term in counted if term["note"]])
    missing = f"not posted: {', '.join(bill.missing)}" if bill.missing and not notes else ""
    missing = missing if bill.terms else ", ".join(bill.missing)
    seen = f"prices of {bill.seen}" if _old(bill.seen, today) else ""
    said = [part for part in (terms, *notes, missing, bill.remark, seen) if part]
    return "; ".join(said)


def _notes(noted: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is to be said of terms, each thing once, with all of which it is said."""
    of: dict[str, dict[str, None]] = {}
    for term in noted:
        of.setdefault(term["note"], {})[term["label"]] = None
    return [f"{', '.join(labels)}: {note}" for note, labels in of.items()]


def _old(seen: str, today: str) -> bool:
    """Whether prices were seen longer ago than a price may be old and still lead."""
    return bool(seen and today) and seen < (date.fromisoformat(today) - FRESH).isoformat()


def _sum(bill: Bill) -> Cell:
    if bill.total is not None and bill.low == bill.high:
        return Cell(total(bill.total))
    if bill.low is not None and bill.high is not None:
        return Cell(f"{total(bill.low)}–{total(bill.high)}")
    return Cell(f"at least {total(bill.low)}" if bill.low and bill.low != "0" else "Not known", "not_documented")


def _costs(bill: Bill, counted: Sequence[Mapping[str, Any]]) -> list[str]:
    """What each term comes to, "" where that is not known: in digits that add up to the sum of the bill."""
    known = [Decimal(term["cost"]) for term in counted if term["cost"] is not None]
    exact = bill.total is not None and bill.low == bill.high and len(known) == len(counted)
    told = iter(parts(known, Decimal(bill.total or 0) if exact else None))
    return ["" if term["cost"] is None else next(told) for term in counted]


def _term(term: Mapping[str, Any], cost: str) -> str:
    tier = f"{term['tier']} " if term["tier"] else ""
    said = f"{tier}{term['label']} {_quantity(term['quantity'])}"
    if term["usd"] is not None:
        said += f" × {brief(term['usd'])}{_MARKS.get(term['status'], '')}"
    return f"{cost} ({said})" if cost else said


def _quantity(digits: str) -> str:
    """Tokens, from a billion on in billions and from a million on in millions, as far as that is exact and short."""
    if not digits.isdigit():
        return digits
    count = int(digits)
    for scale, letter, step in ((_BILLION, "B", _MILLION), (_MILLION, "M", _HUNDRED)):
        if count >= scale and count % step == 0:
            return f"{Decimal(count) / scale:f}{letter}"
    return tokens(count)


def _workload(workload: Mapping[str, Any]) -> tuple[Block, ...]:
    """The workload in words, and why its figures are what they are."""
    return _told(tuple([(key, tuple(value) if isinstance(value, list) else value) for key, value in workload.items()]))


@lru_cache(maxsize=256)
def _told(held: tuple[tuple[str, Any], ...]) -> tuple[Block, ...]:
    workload = dict(held)
    counted = {key: value for key, value in held if key not in ("name", "why", "sources")}
    said = [_figure(key, value) for key, value in counted.items() if value and str(value) != "0"]
    words = "; ".join([word for word in said if word])
    name, why = workload.get("name", ""), workload.get("why", "")
    if not words:
        return ()
    if not name or name == "asked":
        return (Paragraph((Sentence(f"The workload: {words}."),)),)
    sources = ", ".join(workload.get("sources", ()))
    spoken = called(name)
    head = f"Workload {name}" if spoken == f"the {name} workload" else f"{spoken[:1].upper()}{spoken[1:]}"
    told = (f"{head}, per month: {words}.", str(why), f"Read at: {sources}" if sources else "")
    return (Paragraph(tuple([Sentence(text) for text in told if text])),)


def _figure(key: str, value: Any) -> str:
    """One figure of a workload in words; nothing for what it does not have."""
    words = key.replace("_", " ")
    if key in _SHARES:
        return f"{float(value):.0%} {words}" if float(value) else ""
    if key == "searches":
        return f"{value} web {'search' if float(value) == 1 else 'searches'} each" if float(value) else ""
    if key in _OF_TOKENS:
        return f"{value:,} {words} token{'' if value == 1 else 's'} each"
    if isinstance(value, int):
        words = words.removesuffix("s") if value == 1 else words
        return f"{value:,} {words}" + (" each" if key == "images" else "")
    return {"hours": f"between {value} UTC", "ttl": f"cache entries that live {value}"}.get(key, f"{words} {value}")
