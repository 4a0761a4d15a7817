"""Making a sheet: cells, the span of what sources say, dissent, who serves it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.catalog.entries import Known
from steelyard.catalog.offers import Offer
from steelyard.catalog.results import Result, Yard, results
from steelyard.catalog.soundness import ROUNDED
from steelyard.catalog.view import Spread
from steelyard.compare.absence import FREE, NO_STEP, NONE_FITS, NOTHING, unpriced
from steelyard.compare.cells import STEP, cell, is_stale, ordinal, shown
from steelyard.compare.comparison import Cell, Contender
from steelyard.compare.criteria import Bounds, better, bounds
from steelyard.compare.holding import Holding, holding
from steelyard.compare.lines import CAPABILITIES, OTHER_METERS, PRICING, SPECS
from steelyard.compare.sheets import Ground, Sheet, Supports, denoted
from steelyard.vocabulary.properties import DERIVED, PROPERTIES

_WEIGHED: Final = frozenset({"vision", "code_execution", "open_weights"})
_HEIR: Final = "successor"
_WINDOW: Final = "context_length"
_LIMITS: Final = (_WINDOW, "max_output_tokens")
_NAMED: Final = 6


def prepare(
    contender: Contender,
    ground: Ground,
    yards: Mapping[str, Yard],
    today: str,
    provider: str = "",
    region: str = "",
    quantization: str = "",
) -> Sheet:
    """Make the sheet of a contender under the question's filters, for a reader's day."""
    held = holding(contender, provider, region, quantization)
    names = _providers(held.alive)
    found = results(contender.view, yards)
    dissent = _dissent(held, contender.view.id, ground)
    reached: dict[str, Bounds] = {}
    sheet = Sheet(
        contender,
        contender.id,
        denoted(contender),
        contender.short or contender.name,
        held.facts,
        held.holders,
        {},
        {},
        _served(held) if contender.only is None else {},
        {},
        held.offer,
        held.why,
        held.alive,
        names,
        found,
        _sources(held, found),
        {},
        {},
        Supports(contender.id).__getitem__,
        _values(held).get,
        reached.get,
        sold=_sold(held, contender.view.spreads.get(_WINDOW)) if contender.only is None else {},
    )
    _fill_cells(sheet, ground, ordinal(min(today, contender.view.at)))
    _fill_bounds(sheet, dissent)
    reached |= _reached(sheet)
    _line_up(sheet)
    return sheet


def _providers(alive: tuple[Offer, ...]) -> tuple[str, ...]:
    """Who serves it: the creator's own API first, if it names a price, then by name."""
    own = {o.endpoint.provider_name for o in alive if o.endpoint.first_party and o.billing != "zero"}
    every = {o.endpoint.provider_name for o in alive}
    return tuple(sorted(every, key=lambda name: (name not in own, name.casefold())))


def _values(held: Holding) -> dict[str, Any]:
    return {
        key: known.value for key, known in held.facts.items() if known.status != "estimated" and known.value is not None
    }


def _served(held: Holding) -> dict[str, int]:
    """What the priced endpoint serves of the model's limits, where it says and it is clearly less, or more."""
    found: dict[str, int] = {}
    for key in _LIMITS if held.offer is not None else ():
        own, served = held.facts.get(key), held.offer.facts.get(key) if held.offer else None
        if own is None or own.value is None or served is None or served.value is None or served.status == "estimated":
            continue
        if served.value * ROUNDED < own.value or own.value * ROUNDED < served.value:
            found[key] = served.value
    return found


def _sold(held: Holding, spread: Spread | None) -> dict[str, int]:
    """The least window that endpoints sell, where the priced one states none and all that do go clearly beyond the model's own:
    weights may be stretched to more than they were trained on.
    """
    own = held.facts.get(_WINDOW)
    if own is None or not own.value or spread is None or spread.low is None or spread.low <= own.value * ROUNDED:
        return {}
    said = [o.facts[_WINDOW] for o in held.alive if _WINDOW in o.facts]
    sold = [known.value for known in said if known.value is not None and known.status != "estimated"]
    priced = held.offer is not None and _WINDOW in held.offer.facts
    return {_WINDOW: min(sold)} if sold and not priced else {}


def _reached(sheet: Sheet) -> dict[str, Bounds]:
    """How far each property goes: a limit from and to what is served or sold of it, where that is not the model's own."""
    reached = dict(sheet.bounds)
    for key, had in (sheet.sold | sheet.served).items():
        if span := reached.get(key):
            reached[key] = Bounds(min(span.low, had), max(span.high, had))
    return reached


def _line_up(sheet: Sheet) -> None:
    """Cells in the order of the lines, so that a row is made without a look-up."""
    sheet.specs, sheet.pricing, sheet.capabilities = (
        tuple([sheet.cells.get(line.key, NOTHING) for line in lines]) for lines in (SPECS, PRICING, CAPABILITIES)
    )
    sheet.meters = tuple([key for key in sheet.cells if key in OTHER_METERS])


def _fill_cells(sheet: Sheet, ground: Ground, today: int) -> None:
    model, limits = sheet.contender.view.id, ground.stale_days
    spreads = {} if sheet.contender.only else sheet.contender.view.spreads
    for key, known in sheet.facts.items():
        holder = sheet.holders.get(key, model)
        sheet.cells[key] = cell(key, known, holder, spreads.get(key), stale=is_stale(known, today, limits))
    for key, spread in spreads.items():
        if key not in sheet.cells:
            sheet.cells[key] = cell(key, None, model, spread, stale=False)
    for meter in ("input", "output"):
        if f"price.{meter}" not in sheet.cells:
            sheet.cells[f"price.{meter}"] = NONE_FITS if sheet.elsewhere else unpriced(sheet.alive, meter, model)
    _call_free(sheet)
    _name_heir(sheet, ground)
    sheet.cells["providers"] = NONE_FITS if sheet.elsewhere else providers_counted(sheet)
    sheet.lately = _seen_lately(sheet, limits)
    if sheet.offer is not None:
        for meter in ("input", "output"):
            if f"price.{meter}" in sheet.facts:
                sheet.cells.setdefault(f"price.{meter}{STEP}", NO_STEP)
        sheet.cells["priced_at"] = Cell(sheet.offer.endpoint.provider_name, "derived", None, sheet.offer.endpoint.id)


def _call_free(sheet: Sheet) -> None:
    """What costs nothing at an endpoint that is offered free of charge is called free: no zero of a meter."""
    if sheet.offer is not None and sheet.offer.billing == "free":
        for key, known in sheet.facts.items():
            if key.startswith("price.") and known.value is not None and not Decimal(known.value):
                sheet.cells[key] = msgspec.structs.replace(sheet.cells[key], display=FREE)


def _name_heir(sheet: Sheet, ground: Ground) -> None:
    """The model that its creator names in its place is called by its name."""
    had = sheet.cells.get(_HEIR)
    if had is not None and had.known is not None and had.known.value is not None:
        id_ = str(had.known.value)
        sheet.texts[_HEIR] = ground.called(id_)
        sheet.cells[_HEIR] = msgspec.structs.replace(had, display=had.display.replace(id_, sheet.texts[_HEIR]))


def _fill_bounds(sheet: Sheet, dissent: dict[str, tuple[Any, ...] | None]) -> None:
    for key, known in sheet.facts.items():
        base = key.removesuffix(".batch")
        if known.value is None or known.status == "estimated" or not _compared(base):
            continue
        others = dissent.get(key, ())
        if others is None:
            continue
        span = bounds(base, (known.value, *others))
        if span is not None and not (
            base.startswith("price.") and span.low == 0
        ):  # listed at zero: nobody says what it means
            sheet.bounds[key] = span
    for key, others in dissent.items():
        if others:
            kept = dict.fromkeys(
                shown(key, v) for v in others if not (_follows(key) or isinstance(v, dict) or v is None)
            )
            sheet.dissent[key] = tuple(t for t in kept if t != sheet.text(key))


def _dissent(held: Holding, model: str, ground: Ground) -> dict[str, tuple[Any, ...] | None]:
    """What the losing claims of disputed facts say; None where their receipts can't be had."""
    found: dict[str, tuple[Any, ...] | None] = {}
    for key, known in held.facts.items():
        if known.status == "disputed" and known.value is not None:
            try:
                receipts = ground.receipts(held.holders.get(key, model))
                found[key] = tuple(receipts[place].value for place in known.lost)
            except (KeyError, IndexError):
                found[key] = None
    return found


def _seen_lately(sheet: Sheet, limits: Mapping[str, int]) -> bool:
    """Whether any endpoint in service was seen so shortly before the day asked about that its word on its stage would hold."""
    newest = max((k.observed_at for o in sheet.alive for k in o.endpoint.facts), default="")
    return bool(newest) and not is_stale(Known("lifecycle", None, "", "", newest), ordinal(sheet.contender.view.at), limits)


def providers_counted(sheet: Sheet) -> Cell:
    """Providers with an endpoint of the model that is not retired, each counted once; none known is not none."""
    if not sheet.providers:
        return Cell("Not documented", "not_documented")
    count, names = len(sheet.providers), sheet.providers
    more = f" and {count - _NAMED} more" if count > _NAMED else ""
    seen = [k.observed_at for o in sheet.alive for k in o.endpoint.facts]
    counted = Known("providers", count, "derived", "providers_counted", min(seen, default=""))
    return Cell(f"{count}: {', '.join(names[:_NAMED])}{more}", "derived", counted, sheet.contender.view.id)


def _sources(held: Holding, found: dict[str, tuple[Result, ...]]) -> frozenset[str]:
    named = {s for known in held.facts.values() for s in known.sources}
    return frozenset(named | {s for many in found.values() for one in many for s in one.known.sources})


def _compared(key: str) -> bool:
    return key in _WEIGHED or ((key in PROPERTIES or key in DERIVED) and bool(better(key)))


def _follows(key: str) -> bool:
    return key in DERIVED
