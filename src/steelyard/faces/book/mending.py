"""What was asked amiss, put right: the name as it is spelled, the page without what can't be read, the form as it was sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Final, NamedTuple
from urllib.parse import urlencode

import msgspec

from steelyard.compare.profile import need
from steelyard.compare.question import usual
from steelyard.errors import BadInput
from steelyard.faces.book import asked, billing, conflicts, lists, weighed
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.twins import parted
from steelyard.render import links
from steelyard.render.page import Pointer

_CLOSE: Final = 0.6
_FEW: Final = 6
_LABELS: Final = {name: label for name, label, _ in weighed.FIELDS} | {
    "workload": "Workload", "profile": "What matters", "region": "Endpoints in", "min_context": "Context at least",
    "max_input_price": "Input at most", "max_output_price": "Output at most",
}
"""What fields are called where they stand."""
Query = Sequence[tuple[str, str]]


class Amiss(msgspec.Struct, frozen=True, kw_only=True):
    """A question that had no answer: the `names` of a comparison and `words` that were looked for, for the fields to keep;
    what it may have meant; `form` is filled as it was, `key` and `title` are of the section where it stands, `wrong` is the
    field that can't be read.
    """

    names: tuple[str, ...] = ()
    words: str = ""
    ways: tuple[Pointer, ...] = ()
    key: str = ""
    title: str = ""
    form: str = ""
    wrong: str = ""

    def in_words(self, said: str) -> str:
        """What is said of the field that can't be read, by the name that it bears on the page."""
        head = f"{self.wrong} is "
        known = self.wrong in _LABELS and said.startswith(head)
        return f'"{_LABELS[self.wrong]}" is {said.removeprefix(head)}' if known else said


class _List(NamedTuple):
    """A list with a filter: where it stands, what fits, how many at once, its form, and names by id of what fields ask for."""

    address: str
    find: Callable[[dict[str, str]], Sequence[object]]
    at_once: int
    form: Callable[[Shelf, dict[str, str], str], str]
    named: Mapping[str, Mapping[str, str]]


def mended(shelf: Shelf, path: Sequence[str], query: Query, error: Exception) -> Amiss:
    """What can be said of a question beside its error."""
    try:
        if path[:1] == ["compare"]:
            return _comparison(shelf, names_of(shelf, path, query), asked.kept(query, asked.WEIGHING), error)
        if path in (["models"], ["models.md"]):
            return _list(shelf, _models(shelf), asked.kept(query, asked.FINDING))
        if path in (["cost"], ["cost.md"]):
            return _bills(shelf, asked.kept(query, asked.BILLING), error)
        if path in (["conflicts"], ["conflicts.md"]):
            return _list(shelf, _conflicts(shelf), asked.kept(query, asked.DISPUTING))
    except BadInput:
        pass
    return Amiss()


def names_of(shelf: Shelf, path: Sequence[str], query: Query) -> tuple[str, ...]:
    """The contenders that an address names, in either way of naming them."""
    if len(path) == 1:
        return asked.words(",".join(value for name, value in query if name == "models"))
    last, _ = parted(path[-1], whole=shelf.tokens.whole(path[-1]))
    return tuple([one for name in (*path[1:-1], last) for one in shelf.tokens.apart(name)])


def _comparison(shelf: Shelf, names: tuple[str, ...], params: dict[str, str], error: Exception) -> Amiss:
    """Another spelling of the name that nothing bears; else the same contenders without what can't be read."""
    wrong = getattr(error, "name", "")
    if wrong in names:
        ids = _meant(shelf, names, wrong, [one for one in getattr(error, "candidates", ()) if isinstance(one, str)])
        return Amiss(names=names, ways=tuple([_spelled(shelf, names, wrong, id_, params) for id_ in ids]))

    def readable(params: dict[str, str]) -> bool:
        return _reads(lambda: _weighs(shelf, names, params))

    if len(names) == 1 or readable(params) or not readable({}):
        return Amiss(names=names)
    found = weighed.contenders(shelf, names)
    address = shelf.address(found)
    bad, without = _without(params, readable)
    return Amiss(names=names, ways=(_back(address, params, bad, without),), key="cost", title="Your workload",
                 form=weighed.load(shelf, address, params, usual(found), bad, alone=True), wrong=bad)


def _bills(shelf: Shelf, params: dict[str, str], error: Exception) -> Amiss:
    """The same bills with the name put right that nothing bears, or without what can't be read."""
    names = asked.words(params.get("models", ""))
    wrong = getattr(error, "name", "")
    if wrong in names:
        near = [one for one in getattr(error, "candidates", ()) if isinstance(one, str)]
        meant = _meant(shelf, names, wrong, near)
        return Amiss(names=names, ways=tuple([_billed(shelf, names, wrong, id_, params) for id_ in meant]))

    def readable(params: dict[str, str]) -> bool:
        return _reads(lambda: billing.billed(shelf, params))

    bad, without = _without(params, readable)
    if not bad:
        return Amiss(names=names)
    form = billing.form(shelf, params, weighed.contenders(shelf, names), bad)
    back = _back(billing.ADDRESS, params, bad, without)
    return Amiss(names=names, ways=(back,), key="cost", title="Your workload", form=form, wrong=bad)


def _billed(shelf: Shelf, names: Sequence[str], wrong: str, right: str, params: dict[str, str]) -> Pointer:
    """The same bills with one name put right."""
    models = ",".join([shelf.tokens.of(right) if one == wrong else one for one in names])
    return Pointer(shelf.name(right), right, (), f"{billing.ADDRESS}?{urlencode(params | {'models': models})}")


def _meant(shelf: Shelf, names: tuple[str, ...], wrong: str, near: Sequence[str]) -> list[str]:
    """What a name that nothing bears may mean: the most widely served models in whose names its words stand ("claude"), then
    those that are spelled most like it; none that the other names mean already.
    """
    others = {shelf.tokens.means(name) for name in names if name != wrong}
    whole = [line.id for line in shelf.cat.find(wrong, limit=_FEW + len(others))]
    return [id_ for id_ in dict.fromkeys([*whole, *near]) if id_ not in others][:_FEW]


def _spelled(shelf: Shelf, names: tuple[str, ...], wrong: str, right: str, params: dict[str, str]) -> Pointer:
    """The same comparison with one name put right."""
    token = shelf.tokens.of(right)
    query = urlencode({name: value for name, value in params.items() if name != "order"})
    address = links.compare([token if one == wrong else one for one in names])
    return Pointer(shelf.name(right), right, (), f"{address}?{query}" if query else address)


def _weighs(shelf: Shelf, names: tuple[str, ...], params: dict[str, str]) -> None:
    """Read everything that a comparison reads, short of weighing; BadInput for what can't be."""
    how = asked.weighing(params)
    for word in how.needs:
        need(word)
    shelf.cat.provider(how.provider)
    shelf.cat.region(how.region)
    shelf.cat.quantization(how.quantization)
    how.load(weighed.contenders(shelf, names, how.at))
    weighed.contenders(shelf, how.order[: len(names)], how.at)


def _models(shelf: Shelf) -> _List:
    def find(params: dict[str, str]) -> Sequence[object]:
        lists.picked(shelf, params)
        return shelf.cat.find(**asked.finding(params))

    return _List("/models", find, lists.AT_ONCE, lists.filtering, {"creator": shelf.creators, "provider": shelf.providers})


def _conflicts(shelf: Shelf) -> _List:
    named = {field: conflicts.called(shelf, field) for field in asked.DISPUTING if field not in ("q", "page")}
    return _List(conflicts.ADDRESS, lambda params: conflicts.sifted(shelf, conflicts.read(shelf, params)), conflicts.AT_ONCE,
                 conflicts.form, named)


def _list(shelf: Shelf, of: _List, params: dict[str, str]) -> Amiss:
    """The filter as it was filled, and the list without what can't be read."""

    def readable(params: dict[str, str]) -> bool:
        return _reads(lambda: asked.page(params, len(of.find(params)), of.at_once))

    if readable(params):
        return Amiss()
    bad, without = _without(params, readable)
    ways = (*_near(of, bad, params), _back(of.address, params, bad, without))
    return Amiss(words=params.get("q", ""), ways=ways, key="filter", title="Filter", form=of.form(shelf, params, bad),
                 wrong=bad)


def _near(of: _List, field: str, params: dict[str, str]) -> list[Pointer]:
    """The list of those whose names are nearest to the one that nobody bears."""
    names = of.named.get(field, {})
    found = get_close_matches(params.get(field, "").casefold(), names, n=5, cutoff=_CLOSE)
    return [Pointer(names[id_], id_, (), f"{of.address}?{urlencode(params | {field: id_})}") for id_ in found]


def _without(params: dict[str, str], readable: Callable[[dict[str, str]], bool]) -> tuple[str, dict[str, str]]:
    """The one parameter without which the rest can be read, and that rest; "" and nothing where more than one is wrong."""
    for bad in params:
        rest = {name: value for name, value in params.items() if name != bad}
        if readable(rest):
            return bad, rest
    return "", {}


def _back(address: str, params: dict[str, str], bad: str, rest: dict[str, str]) -> Pointer:
    query = urlencode(rest)
    said = f"without {bad}={params[bad]}" if bad else "without what was asked beside it"
    return Pointer("The same page", said, (), f"{address}?{query}" if query else address)


def _reads(read: Callable[[], object]) -> bool:
    """Whether what is asked can be read."""
    try:
        read()
    except BadInput:
        return False
    return True
