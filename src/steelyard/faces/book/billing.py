"""The leaf of bills: what a workload of the reader's own costs at every endpoint of some models, the cheapest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from msgspec.structs import replace

from steelyard.api import Costs
from steelyard.compare.comparison import Contender
from steelyard.compare.cost_notes import CAVEAT
from steelyard.compare.question import usual
from steelyard.compare.workload import Workload
from steelyard.errors import BadInput
from steelyard.faces.book import asked, weighed
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.written import written
from steelyard.render.pages import bills
from steelyard.render.values import named

ADDRESS: Final = "/cost"


class Billed(NamedTuple):
    """Whose bills, at which workload, and the bills."""

    contenders: list[Contender]
    load: Workload
    found: Costs


def billed(shelf: Shelf, params: Mapping[str, str]) -> Billed:
    """The bills that are asked for; BadInput for what can't be read, or where no model is named."""
    names = asked.words(params.get("models", ""))
    if not names:
        raise BadInput(f"No model is named, as in {ADDRESS}?models=llama-4-maverick&requests=50000.")
    at = asked.day(params.get("at"))
    seats = weighed.contenders(shelf, names, at)
    load = asked.workload(params, usual(seats))
    limits = asked.limits(params)
    return Billed(seats, load, shelf.cat.costs(*[seat.id for seat in seats], workload=load, at=at, **limits))


def leaf(shelf: Shelf, params: dict[str, str]) -> Leaf:
    """The bills, and the form that asks for other ones; the state is in the address."""
    seats, load, found = billed(shelf, params)
    names = {seat.id: seat.name for seat in seats}
    shown = found.bills[: asked.count(params["limit"], "limit")] if "limit" in params else found.bills
    page = bills.page(shown, named(load), shelf.cat.today, names)
    page = replace(page, title=f"What {_listed(list(names.values()))} cost{'s' if len(names) == 1 else ''}", broad=True,
                   about=f"At every endpoint in service, the cheapest first; as of {params.get('at') or shelf.cat.today}",
                   foot=tuple(filter(None, (_left_out(found), CAVEAT))))

    def data() -> dict[str, Any]:
        left_out = {"failing": found.failing, "silent": found.silent}
        return {"workload": named(load), "bills": named(shown), "left_out": left_out}

    tokens = {"models": ",".join([shelf.tokens.of(seat.id) for seat in seats])}
    return Leaf(
        address=f"{ADDRESS}?{urlencode(tokens)}", here=f"{ADDRESS}?{urlencode(params | tokens)}", title=page.title,
        description=page.description, twins=shelf.twins, listed=False, page=page, data=data,
        body=written(shelf, page, {"cost": form(shelf, params, seats)}),
    )


def form(shelf: Shelf, params: dict[str, str], seats: list[Contender], wrong: str = "") -> str:
    """The workload and what an endpoint must do as a form; `wrong` is the field that can't be read."""
    return weighed.load(shelf, ADDRESS, params, usual(seats), wrong, alone=True, profiled=False)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _left_out(found: Costs) -> str:
    """How many endpoints have no bill here, and why; "" where all have."""
    said = [f"{found.failing:,} that do not do what is asked"] if found.failing else []
    said += [f"{found.silent:,} of which no source says"] if found.silent else []
    return f"Left out: {' and '.join(said)}." if said else ""
