"""The table of a model's endpoints: one row for each offer, the cheapest first, the retired last.

A view's table is kept once it is made, for it is the same in every comparison that has this model in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

import msgspec

from steelyard.catalog.entries import Known
from steelyard.catalog.headline import TOO_LITTLE, blended, by_the_piece, fresh_since, too_little
from steelyard.catalog.offers import Offer, lanes, special
from steelyard.catalog.outliers import FAR, outliers
from steelyard.catalog.view import View
from steelyard.compare.cheapest import ENDS_HERE, WINDS_DOWN
from steelyard.compare.comparison import Contender
from steelyard.render import links
from steelyard.render.numbers import brief, tokens
from steelyard.render.page import Cell, Column, Row, Table
from steelyard.render.signs import signs, starred

COLUMNS: Final = (
    Column("Provider"),
    Column("Input", numeric=True),
    Column("Output", numeric=True),
    Column("Cached", numeric=True),
    Column("Context", numeric=True),
    Column("Max output", numeric=True),
    Column("Functions"),
    Column("Schema"),
)
_SHOWN: Final = (
    ("input", "output", "cache_read"),
    ("context_length", "max_output_tokens", "tool_call", "structured_output"),
)
_NEVER: Final = Decimal(10**9)
_NOTHING: Final = Decimal(0)
_UNSTATED: Final = Cell("—", "not_documented")
_MOST: Final = 512
_TABLES: Final[dict[tuple[int, int], tuple[View, Table, frozenset[str]]]] = {}
_ZERO: Final = Cell("$0.00", "zero", signs=signs("zero"))
_UNMETERED: Final = {kind: Cell(kind) for kind in ("free", "trial", "subscription")}
_NONE: Final = Cell("n/a", "not_applicable")
_LAPSED: Final = "not seen since its creator ended it"


def offers_table(contender: Contender, limit: int = 0, *, proved: bool = False) -> Table:
    """Every offer of a contender, or the first `limit` of them and the creator's own, with a word on the rest.

    Where it is to be `proved`, each figure has its receipt by itself; else the row has them, and a disputed one its own.
    """
    if proved and not contender.only:
        view = contender.view
        return _table(contender.name, contender.id, sorted(view.offers, key=_rank), least=view.least, proved=True)
    return marked(contender, limit)[0]


def marked(contender: Contender, limit: int) -> tuple[Table, frozenset[str]]:
    """The table of a contender's offers, unproved, and the marks that occur in it, for the legend."""
    if contender.only:
        table = _table(contender.name, contender.id, (contender.only,), least=contender.view.least)
        return table, marks_of(table)
    _, table, marks = _kept(contender.view, limit)
    return table, marks


def marks_of(table: Table) -> frozenset[str]:
    """The marks that occur in a table, for the legend."""
    return frozenset([cell.status for row in table.rows for cell in row.cells])


def _kept(seen: View, limit: int) -> tuple[View, Table, frozenset[str]]:
    """The table of a view, made once; the view is kept beside it, so that no other can be taken for it."""
    key = (id(seen), limit)
    found = _TABLES.get(key)
    if found is None or found[0] is not seen:
        if len(_TABLES) >= _MOST:
            _TABLES.clear()
        table = _shortened(seen, limit)
        found = _TABLES[key] = (seen, table, marks_of(table))
    return found


def _shortened(seen: View, limit: int) -> Table:
    """A view's offers: the cheapest so many, the creator's own and the one that is priced; the page of the model has all."""
    ranked = sorted(seen.offers, key=_rank)
    priced = seen.headline.endpoint.id if seen.headline else ""
    own = {o.endpoint.id for o in ranked if o.endpoint.first_party and not o.retired} | {priced}
    shown = [o for place, o in enumerate(ranked) if place < limit or o.endpoint.id in own]
    left = len(ranked) - len(shown)
    if not limit or not left:
        return _table(seen.name, seen.id, ranked, least=seen.least, lasting=True)
    return msgspec.structs.replace(
        _table(seen.name, seen.id, shown, among=ranked, least=seen.least, lasting=True),
        note=f"{left} more: steelyard show {seen.id}",
        to=f"{links.model(seen.id)}#endpoints", more=f"All {len(ranked)} endpoints of {seen.name}",
    )


def _table(
    name: str, id_: str, offers: Sequence[Offer], *, least: Decimal, among: Sequence[Offer] = (),
    lasting: bool = False, proved: bool = False,
) -> Table:
    """Offers, in the order of their prices, as a table; `among` are all of which these are a part, `least` the lowest price
    that is taken at its word.
    """
    since = fresh_since(offer for offer in (among or offers) if not offer.retired)
    far = {one.endpoint for one in outliers(among or offers)}
    rows = tuple([_proved(row(o, since, far=o.endpoint.id in far, least=least), o, every=proved) for o in offers])
    return Table(f"endpoints-{id_}", name, COLUMNS, rows, "prices in USD per 1M tokens", lasting=lasting)


def _rank(offer: Offer) -> tuple[bool, Decimal, str]:
    sold = bool(offer.basic) and offer.billing == "metered"
    return offer.retired, blended(offer) if sold else _NEVER, offer.endpoint.id


def row(offer: Offer, since: str = "", *, far: bool = False, least: Decimal = _NOTHING) -> Row:
    """One offer as a line: how it is sold, its limits, what it can do; with the receipts of all of it.

    A price that was not seen since the day `since` has its own day beside it; one that is `far` from the others, or under the
    `least` that is taken at its word, a word.
    """
    endpoint, facts = offer.endpoint, offer.facts
    return Row(
        endpoint.provider_name,
        (
            *_prices(offer),
            _count(facts.get("context_length")),
            _count(facts.get("max_output_tokens")),
            _flag(facts.get("tool_call")),
            _flag(facts.get("structured_output")),
        ),
        about=_about(offer, since, far=far, least=least),
        facts=endpoint.facts,
        holder=endpoint.id,
        quiet=offer.retired,
        to=links.provider(endpoint.provider),
    )


def _proved(made: Row, offer: Offer, *, every: bool) -> Row:
    """The same line with receipts at its cells: at every one, or where sources differ; the row keeps those of the rest."""
    standard, facts = offer.standard, offer.facts
    said = [rate.known if (rate := standard.get(meter)) else None for meter in _SHOWN[0]]
    said += [facts.get(key) for key in _SHOWN[1]]
    cells, shown = list(made.cells), set()
    for place, (known, cell) in enumerate(zip(said, made.cells, strict=True)):
        if known is not None and cell.status in (known.status, "zero") and (every or known.lost or known.aside):
            cells[place] = msgspec.structs.replace(cell, known=known, holder=made.holder)
            shown.add(id(known))
    if not shown:
        return made
    rest = tuple([known for known in made.facts if id(known) not in shown])
    return msgspec.structs.replace(made, cells=tuple(cells), facts=rest)


def _about(offer: Offer, since: str, *, far: bool, least: Decimal) -> str:
    endpoint = offer.endpoint
    kept = [endpoint.ref]
    if endpoint.region:
        kept.append(endpoint.region)
    kept += [d.text.strip("-:@/") for d in endpoint.decorations if d.kind == "quantization"]
    kept += lanes(offer)
    if endpoint.first_party:
        kept.append("the creator's own")
    if offer.left_out:
        kept.append(f"not in {offer.left_out.by} of {offer.left_out.day}")
    elif offer.retired:
        kept.append(_LAPSED if offer.lapsed else "retired")
    if not offer.retired:
        kept += _of_the_living(offer, since, least)
    if far:
        kept.append(f"{FAR} times off the others: a slip, or really so")
    return " · ".join(kept)


def _of_the_living(offer: Offer, since: str, least: Decimal) -> Iterator[str]:
    """What a reader must know of an endpoint that is sold."""
    if by := by_the_piece(offer):
        yield by
    if offer.billing == "metered" and "" < offer.seen_on < since:
        yield f"price of {offer.seen_on}"
    if not special(offer) and too_little(offer, least):
        yield TOO_LITTLE
    if offer.endpoint.winding_down:
        yield WINDS_DOWN
    if offer.deprecated:
        yield ENDS_HERE


def _prices(offer: Offer) -> tuple[Cell, ...]:
    """Posted prices; or how it is sold instead, said once, for then there is no price of a token."""
    if offer.billing in _UNMETERED:
        return (_UNMETERED[offer.billing], *[_NONE] * (len(_SHOWN[0]) - 1))
    return tuple([_price(offer, meter) for meter in _SHOWN[0]])


def _price(offer: Offer, meter: str) -> Cell:
    """A posted price, what is listed at zero as such; none where it does not apply: that of output, of what writes nothing, and
    zeros beside the price of a page or a second.
    """
    rate = offer.standard.get(meter)
    if rate is None:
        return _NONE if f"price.{meter}" in offer.facts or (offer.reads and meter == "output") else _UNSTATED
    if offer.unclear(rate.known):
        return _NONE if offer.piece() else _ZERO
    return _money(rate.known.value, rate.known.status)


def _count(known: Known | None) -> Cell:
    if known and known.status == "not_applicable":
        return _NONE
    return _tokens(known.value, known.status) if known and known.value is not None else _UNSTATED


def _flag(known: Known | None) -> Cell:
    if known and known.status == "not_applicable":
        return _NONE
    return _yes_or_no(known.value, known.status) if known and known.value is not None else _UNSTATED


@lru_cache(maxsize=8192)
def _money(value: str, status: str) -> Cell:
    return Cell(starred(brief(value), status), status, signs=signs(status))


@lru_cache(maxsize=8192)
def _tokens(value: int, status: str) -> Cell:
    return Cell(starred(tokens(value), status), status, signs=signs(status))


@lru_cache
def _yes_or_no(value: bool, status: str) -> Cell:
    return Cell(starred("Yes" if value else "No", status), status, signs=signs(status))
