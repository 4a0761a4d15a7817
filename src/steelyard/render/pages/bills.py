"""What a workload costs, each term shown: in a comparison, and on its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from steelyard.compare.comparison import Bill, Comparison
from steelyard.compare.display import total
from steelyard.render.numbers import money, tokens
from steelyard.render.page import Block, Cell, Column, Page, Paragraph, Row, Section, Sentence, Table

_HEADS: Final = (Column("Cost", numeric=True), Column("Terms", wide=True))
_SHARES: Final = ("cache_read", "cache_write", "batch")


def costs(of: Comparison, names: tuple[str, ...]) -> tuple[Block, ...]:
    """The cost section of a comparison: the workload in words, then one row for each bill."""
    if not of.cost:
        return ()
    called = dict(zip((c.id for c in of.contenders), names, strict=True))
    rows = tuple([_row(called.get(bill.contender, bill.contender), bill.provider, bill) for bill in of.cost])
    return (*_workload(of.workload), Table("cost", "", (Column("Contender"), *_HEADS), rows))


def page(bills: Sequence[Bill], workload: Mapping[str, Any] | None = None) -> Page:
    """The page of `steelyard cost`: every endpoint, in the order of the bills."""
    rows = tuple([_row(bill.provider, bill.endpoint, bill) for bill in bills])
    table = Table("cost", "", (Column("Provider"), *_HEADS), rows)
    blocks: tuple[Block, ...] = (table,) if rows else (Paragraph((Sentence("No endpoint is known that serves it."),)),)
    return Page(
        "Cost",
        "What the workload costs at each endpoint, the cheapest first.",
        (Section("cost", "Cost of the workload", (*_workload(workload or {}), *blocks)),),
    )


def _row(label: str, about: str, bill: Bill) -> Row:
    terms = " + ".join([_term(term) for term in bill.terms])
    missing = f"not posted: {', '.join(bill.missing)}" if bill.missing and bill.terms else ", ".join(bill.missing)
    return Row(label, (_sum(bill), Cell("; ".join([part for part in (terms, missing) if part]))), about=about)


def _sum(bill: Bill) -> Cell:
    if bill.total is not None and bill.low == bill.high:
        return Cell(total(bill.total))
    if bill.low is not None and bill.high is not None:
        return Cell(f"{total(bill.low)}–{total(bill.high)}")
    return Cell(f"at least {total(bill.low)}" if bill.low and bill.low != "0" else "Not known", "not_documented")


def _term(term: Mapping[str, Any]) -> str:
    tier = f"{term['tier']} " if term["tier"] else ""
    said = f"{tier}{term['label']} {_quantity(term['quantity'])}"
    if term["usd"] is not None:
        said += f" × {money(term['usd'])}"
    return f"{said} = {total(term['cost'])}" if term["cost"] is not None else said


def _quantity(digits: str) -> str:
    return tokens(int(digits)) if digits.isdigit() else digits


def _workload(workload: Mapping[str, Any]) -> tuple[Block, ...]:
    """The workload in words, and why its figures are what they are."""
    counted = {key: value for key, value in workload.items() if key not in ("name", "why", "sources")}
    said = [_figure(key, value) for key, value in counted.items() if value and str(value) != "0"]
    words = "; ".join([word for word in said if word])
    name, why = workload.get("name", ""), workload.get("why", "")
    if not words:
        return ()
    first = Sentence(f"{f'Workload {name}' if name else 'The workload'}, per month: {words}.")
    return (Paragraph((first, Sentence(str(why))) if why else (first,)),)


def _figure(key: str, value: Any) -> str:
    if key in _SHARES:
        return f"{float(value):.0%} {key.replace('_', ' ')}" if float(value) else ""
    if isinstance(value, int):
        return f"{value:,} {key.replace('_', ' ')}" + (
            " tokens each" if key in ("input", "output", "reasoning") else ""
        )
    return f"{key.replace('_', ' ')} {value}"
