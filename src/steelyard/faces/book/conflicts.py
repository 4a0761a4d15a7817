"""The leaf of conflicts: every disagreement of the snapshot, read once, and the form that sifts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

import msgspec

from steelyard.api import Catalogue
from steelyard.catalog.entries import Health, Known, Receipt
from steelyard.catalog.health import labelled
from steelyard.catalog.search import holds
from steelyard.catalog.search import worded as words_of
from steelyard.compare.display import ABSENT
from steelyard.errors import BadInput
from steelyard.faces.book import asked, graph
from steelyard.faces.book.frame import filled
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.lists import FILTER, pager
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.written import written
from steelyard.render.evidence import Evidence
from steelyard.render.numbers import exact, label
from steelyard.render.pages import conflicts as conflicts_page
from steelyard.render.pages import model as model_page
from steelyard.render.pages.conflicts import KINDS, Against, Conflict
from steelyard.render.safe import clean
from steelyard.render.values import fact

ADDRESS: Final = "/conflicts"
AT_ONCE: Final = 100
_CAMPS: Final = {"disputed": "lost", "units": "aside"}
_FIELDS: Final[dict[str, Callable[[Conflict], Collection[str]]]] = {
    "kind": lambda one: (one.kind,),
    "property": lambda one: (one.known.property,),
    "creator": lambda one: (one.creator,),
    "source": lambda one: one.sources,
    "overruled": lambda one: one.overruled,
}
"""What a conflict is of, by the field that asks for it."""
_EVERY: WeakKeyDictionary[Catalogue, tuple[Conflict, ...]] = WeakKeyDictionary()


class _Entry(NamedTuple):
    """A model or an endpoint: what is known of it, by its label, with the receipts, and what it is called."""

    facts: dict[str, Known]
    receipts: tuple[Receipt, ...]
    model: str
    name: str
    creator: str
    place: str


def leaf(shelf: Shelf, params: dict[str, str]) -> Leaf:
    """Where sources disagree, a part at a time; the state is in the address."""
    found = sifted(shelf, read(shelf, params))
    number, size = (asked.page(params, len(found), AT_ONCE), AT_ONCE) if shelf.live else (1, len(found) or 1)
    shown = found[(number - 1) * size : number * size]
    page = conflicts_page.page(shown, len(found), first=(number - 1) * size + 1, proved=shelf.live)
    sieve = FILTER.format(form(shelf, params)) if shelf.live else ""
    pages = pager(ADDRESS, params, number, -(-len(found) // size)) if shelf.live else ""
    address = f"{ADDRESS}?{urlencode({'page': number})}" if number > 1 else ADDRESS
    evidence = shelf.evidence()

    def data() -> dict[str, Any]:
        return {"total": len(found), "page": number, "conflicts": [_data(one, evidence) for one in shown]}

    return Leaf(
        address=address, title=page.title, description=page.description, twins=shelf.twins, page=page, data=data,
        body=written(shelf, page, top=sieve, afters={"conflicts": pages}), listed=set(params) <= {"page"},
        graph=(graph.crumbs(shelf, (page.title, ADDRESS)),), here=f"{ADDRESS}?{urlencode(params)}" if params else "",
    )


def read(shelf: Shelf, params: Mapping[str, str]) -> dict[str, str]:
    """What is asked for, by field; BadInput for what no conflict can be of."""
    return {name: _id(shelf, name, value) for name, value in params.items() if name in (*_FIELDS, "q")}


def _id(shelf: Shelf, field: str, said: str) -> str:
    """The id of what a field names, by that or by its name."""
    if field == "q":
        return said
    if field == "creator":
        return shelf.cat.creator(said)
    ids = called(shelf, field)
    spelled = {name.casefold(): id_ for id_, name in ids.items()} | {id_.casefold(): id_ for id_ in ids}
    if said.casefold() not in spelled:
        what = "an overruled source" if field == "overruled" else f"a {field}"
        raise BadInput(f"No conflict is of {what} {said!r}. There are: {', '.join(ids)}.")
    return spelled[said.casefold()]


def called(shelf: Shelf, field: str) -> dict[str, str]:
    """What can be asked for in a field: names by id, in the order in which one chooses."""
    if field == "kind":
        return KINDS
    ids = {id_ for one in every(shelf) for id_ in _FIELDS[field](one)} - {""}
    names: dict[str, Callable[[str], str]] = {
        "property": label,
        "creator": lambda id_: shelf.creators.get(id_, id_),
        "source": lambda id_: _names(shelf, (id_,))[0],
        "overruled": lambda id_: _names(shelf, (id_,))[0],
    }
    return dict(sorted(((id_, names[field](id_)) for id_ in ids), key=lambda one: one[1].casefold()))


def sifted(shelf: Shelf, how: Mapping[str, str]) -> list[Conflict]:
    """The conflicts that are asked for."""
    return [one for one in _spoken_of(shelf, how.get("q", "")) if _fits(one, how)]


def _fits(one: Conflict, how: Mapping[str, str], but: str = "") -> bool:
    """Whether it is of everything that is asked for, but for one field."""
    return all(how[field] in of(one) for field, of in _FIELDS.items() if field in how and field != but)


def _spoken_of(shelf: Shelf, query: str) -> Sequence[Conflict]:
    words = words_of(query)
    return [one for one in every(shelf) if holds(_text(one, shelf), words)] if words else every(shelf)


def _text(one: Conflict, shelf: Shelf) -> str:
    """Everything that a conflict can be found by."""
    creator = shelf.creators.get(one.creator, one.creator)
    said = f"{one.name} {one.id} {one.model} {one.place} {creator} {label(one.known.property, one.known.qualifiers)}"
    return f"{said} {one.known.property} {' '.join(one.by)} {' '.join(one.sources)} {one.shown} {one.otherwise}".casefold()


def form(shelf: Shelf, params: Mapping[str, str], wrong: str = "") -> str:
    """The form that sifts the list, filled with what is asked; each choice says how many it leaves. `wrong` is the field that
    can't be read.
    """
    how: dict[str, str] = {}
    for field, said in params.items():
        with suppress(BadInput):
            how |= read(shelf, {field: said})
    spoken_of = _spoken_of(shelf, how.get("q", ""))
    chosen = {field: _choices(spoken_of, how, field, called(shelf, field)) for field in _FIELDS}
    return filled("conflicts.html", action=ADDRESS, asked={"q": "", **dict.fromkeys(_FIELDS, "")} | how, choices=chosen,
                  wrong=wrong, filtered=bool(params.keys() - {"page"}))


def _choices(found: Sequence[Conflict], how: Mapping[str, str], field: str, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """What can be chosen in a field beside what the others say, each with how many it leaves; what is chosen stays."""
    many = Counter(id_ for one in found if _fits(one, how, field) for id_ in _FIELDS[field](one))
    return [(id_, f"{name} ({many[id_]:,})") for id_, name in names.items() if many[id_] or how.get(field) == id_]


def every(shelf: Shelf) -> tuple[Conflict, ...]:
    """Every disagreement of the snapshot, disputes of the most served models first."""
    if shelf.cat not in _EVERY:
        _EVERY[shelf.cat] = tuple(_read(shelf))
    return _EVERY[shelf.cat]


def worded(shelf: Shelf) -> Health:
    """The health of the snapshot with its places as they are told here: names with their ids, values as everywhere."""
    health = shelf.snapshot.health
    told: dict[str, list[tuple[str, str, str]]] = {kind: [] for kind in KINDS}
    for one in every(shelf):
        said = one.said or f"{one.shown} ({', '.join(one.by)}) against {one.otherwise}"
        told[one.kind].append((f"{one.name} ({one.id})", label(one.known.property, one.known.qualifiers), said))
    disputed, units, contradictions = (tuple(told[kind]) for kind in KINDS)
    far = tuple([(f"{_entry(shelf, id_).name} ({id_})", label(key), said) for id_, key, said in health.suspicious])
    return msgspec.structs.replace(
        health, disputed=disputed, unit_mistakes=units, contradictions=contradictions, suspicious=far,
    )


def _read(shelf: Shelf) -> Iterator[Conflict]:
    health, entry = shelf.snapshot.health, cache(lambda id_: _entry(shelf, id_))
    lists = {"disputed": health.disputed, "units": health.unit_mistakes, "contradictions": health.contradictions}
    for kind, places in lists.items():
        for id_, name, said in places:
            found = _conflict(shelf, kind, id_, name, said, entry(id_))
            if found.otherwise:
                yield found


def _entry(shelf: Shelf, id_: str) -> _Entry:
    receipts = shelf.snapshot.receipts(id_)
    if id_ in shelf.lines:
        model = shelf.snapshot.model(id_)
        return _Entry(_labelled((*model.facts, *model.results)), receipts, id_, shelf.name(id_), model.creator, "")
    sold, line = shelf.snapshot.endpoint(id_), shelf.lines.get(shelf.snapshot.endpoint(id_).model)
    place = f"{sold.provider_name}{f', {sold.region}' if sold.region else ''}: {sold.ref}"
    said = _labelled(sold.facts), receipts
    return _Entry(*said, line.id, shelf.name(line.id), line.creator, place) if line else _Entry(*said, "", sold.ref, "", place)


def _labelled(facts: Iterable[Known]) -> dict[str, Known]:
    """Facts that still hold, by their label in the lists."""
    return {labelled(known): known for known in facts if not known.until}


def _conflict(shelf: Shelf, kind: str, id_: str, name: str, said: str, of: _Entry) -> Conflict:
    known = of.facts.get(name) or Known(name, None, "", "", "")
    theirs: dict[str, tuple[Any, dict[str, None]]] = {}
    for place in getattr(known, _CAMPS.get(kind, ""), ()):
        receipt = of.receipts[place]
        if receipt.value != known.value:
            theirs.setdefault(repr(receipt.value), (receipt.value, {}))[1][receipt.source] = None
    shown, *others = _texts(shelf, known, [value for value, _ in theirs.values()])
    against = [Against(text, _names(shelf, by)) for text, (_, by) in zip(others, theirs.values(), strict=True)]
    overruled = frozenset[str]().union(*[by for _, by in theirs.values()]) - set(known.sources)
    return Conflict(
        kind, id_, of.model, of.name, of.creator, of.place, known, shown, _names(shelf, known.sources),
        tuple(sorted(against, key=lambda one: -len(one.by))), overruled.union(known.sources), overruled,
        "" if kind in _CAMPS else clean(said),
    )


def _texts(shelf: Shelf, known: Known, others: Sequence[Any]) -> list[str]:
    """What is known and what else is said, as values are shown everywhere; exactly, where they would look alike."""
    key, values = known.property, [known.value, *others]
    said = [ABSENT["undisclosed"] if value is None else model_page.worded(key, value, shelf.name) for value in values]
    return said if len(set(said)) == len(said) else [exact(key, value) for value in values]


def counted(shelf: Shelf) -> dict[str, tuple[int, int]]:
    """By source, in how many conflicts it has a part, and in how many it is overruled."""
    parts, lost = (Counter(id_ for one in every(shelf) for id_ in _FIELDS[field](one)) for field in ("source", "overruled"))
    return {id_: (many, lost[id_]) for id_, many in parts.items()}


def _names(shelf: Shelf, ids: Iterable[str]) -> tuple[str, ...]:
    """The names of sources."""
    lines = shelf.snapshot.sources
    return tuple([clean(lines[id_].name) if id_ in lines else id_ for id_ in ids])


def _data(one: Conflict, evidence: Evidence) -> dict[str, Any]:
    """A conflict as JSON: of what it is, in words, and the fact with the receipts of both sides."""
    said = {"kind": one.kind, "id": one.id, "model": one.model, "name": one.name, "creator": one.creator}
    return said | {"shown": one.shown, "said": one.otherwise} | fact(one.known, one.id, evidence)
