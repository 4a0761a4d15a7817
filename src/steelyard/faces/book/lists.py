"""The leaves of lists: the front page, models, creators, providers, benchmarks, changes, and the rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlencode

import msgspec

from steelyard.catalog.entries import Thing
from steelyard.catalog.search import SORTS
from steelyard.compare.profile import BALANCED
from steelyard.compare.question import MOST
from steelyard.errors import BadInput
from steelyard.faces.book import asked, changing, graph, onbeam, popular
from steelyard.faces.book.frame import filled
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.things import runs_of
from steelyard.faces.book.written import leaf_of, written
from steelyard.render import json, links
from steelyard.render.html import SIEVE
from steelyard.render.numbers import brief
from steelyard.render.page import Page, Pointer, Pointers, Section
from steelyard.render.pages import changes as changes_page
from steelyard.render.pages import home as home_page
from steelyard.render.pages import methodology as methodology_page
from steelyard.render.pages import models as models_page
from steelyard.render.pages import registers
from steelyard.render.values import named
from steelyard.vocabulary.needs import NEEDS, offered

AT_ONCE: Final = 200
_NEW: Final = 12
_BENCHMARKS: Final = 24
_SEATS: Final = (
    ("one", "This model", "gpt-4o-2024-11-20"), ("two", "Against", "llama-4-maverick"), ("three", "A third", "if you like"),
    ("four", "A fourth", "one more"), ("five", "A fifth", "one more"), ("six", "A sixth", "one more"),
)
"""The fields for the names of a comparison: called what, with what in them until something is typed."""
FILTER: Final = '<section id="filter"><h2>Filter</h2><div class="body">\n{}</div></section>\n'


def home(shelf: Shelf) -> Leaf:
    """Search, comparisons that people look for, what is new."""
    pairs = [pair for pair in popular.shown(shelf) if shelf.links.known(shelf.compared(pair))]
    pointers = [Pointer(*_called(shelf, pair)) for pair in pairs]
    dated = [line for line in popular.weighable(shelf) if line.released and line.released <= shelf.cat.today]
    newest = sorted(dated, key=lambda line: (line.released or "", len(line.providers)), reverse=True)[:_NEW]
    health = shelf.snapshot.health
    page = home_page.page(pointers, newest, health.counts, len(health.disputed), at=shelf.cat.today,
                          lately=changes_page.newest(changing.lately(shelf), today=shelf.cat.today), measured=_measured(shelf))
    search = searching() if shelf.live else ""
    found = [(pointer.text, pointer.to) for pointer in pointers]
    site = {"@type": "WebSite", "name": "Steelyard", "url": f"{shelf.base}/", "description": page.description}
    beam, drawn = onbeam.drawn(shelf, pairs)
    body = written(shelf, _undrawn(_searched(page, shelf), drawn), {"weigh": search, "popular": beam})

    def data() -> dict[str, Any]:
        popular_ = [{"contenders": list(p.contenders), "name": p.text, "address": p.to} for p in pointers]
        return {"at": shelf.snapshot.at, "counts": health.counts, "popular": popular_, "newest": named(newest)}

    return Leaf(address="/", title=page.title, description=page.description, body=body, twins=shelf.twins, page=page, data=data,
                graph=(site, graph.listed(shelf, found)))


def searching(names: Sequence[str] = (), words: str = "") -> str:
    """The form that asks for a comparison, and the one that looks for a model, filled with what was asked."""
    return filled("search.html", compare="/compare", models="/models", seats=_SEATS, names=list(names), words=words)


def _searched(page: Page, shelf: Shelf) -> Page:
    """Without a server there is nobody to ask."""
    return page if shelf.live else _without(page, "weigh")


def _undrawn(page: Page, drawn: str) -> Page:
    """The page less the way that its picture is already."""
    return msgspec.structs.replace(page, sections=tuple([_rest(s, drawn) for s in page.sections]))


def _rest(section: Section, drawn: str) -> Section:
    """A section less the pointer to an address."""
    blocks = [
        Pointers(tuple([p for p in block.pointers if p.to != drawn])) if isinstance(block, Pointers) else block
        for block in section.blocks
    ]
    return msgspec.structs.replace(section, blocks=tuple([one for one in blocks if one != Pointers(())]))


def _without(page: Page, key: str) -> Page:
    return msgspec.structs.replace(page, sections=tuple([s for s in page.sections if s.key != key]))


def _measured(shelf: Shelf) -> list[Pointer]:
    """The benchmarks on which most models have a result."""
    counted = sorted(((len(runs_of(shelf, id_)), id_) for id_ in shelf.snapshot.benchmarks), key=lambda one: (-one[0], one[1]))
    return [
        Pointer(shelf.snapshot.benchmarks[id_].name, f"{many} results", (), links.benchmark(id_))
        for many, id_ in counted[:_BENCHMARKS] if many
    ]


def _called(shelf: Shelf, pair: tuple[str, str]) -> tuple[str, str, tuple[str, ...], str]:
    text, to = shelf.leads(pair)
    prices = [brief(line.price_input) for id_ in pair if (line := shelf.lines[id_]) and line.price_input]
    return text, f"{' and '.join(prices)} per 1M input tokens", pair, to


def models(shelf: Shelf, params: dict[str, str]) -> Leaf:
    """Every model, or those that fit; the state is in the address."""
    wanted = asked.finding(params)
    found = shelf.cat.find(**wanted)
    number, size = (asked.page(params, len(found), AT_ONCE), AT_ONCE) if shelf.live else (1, len(found) or 1)
    shown = found[(number - 1) * size : number * size]
    had = picked(shelf, params)
    page = models_page.page(shown, len(found), shelf.creators, first=(number - 1) * size + 1, sorts=_sorts(shelf, params),
                            by=params.get("sort", ""), pick=shelf.tokens.of if shelf.live else None, picked=had)
    form = FILTER.format(filtering(shelf, params)) if shelf.live else ""
    ways = _picks(shelf, params, had, {line.id for line in shown}) if shelf.live else ""
    ways += pager("/models", params, number, -(-len(found) // size)) if shelf.live else ""
    ways += _silent(shelf, params, wanted, len(found)) if shelf.live else ""
    query = urlencode({k: v for k, v in params.items() if k == "page" and number > 1})
    title = "Models: prices, context, weights, providers"
    described = graph.dataset(shelf, title, page.description, "/models", sources=shelf.snapshot.sources)
    return Leaf(
        address="/models" + (f"?{query}" if query else ""), title=title,
        description=page.description, body=written(shelf, page, afters={"models": ways}, top=form),
        listed=set(params) <= {"page"}, twins=shelf.twins, page=page, here=_asking(params),
        data=lambda: {"total": len(found), "page": number, "models": named(shown)},
        graph=(graph.crumbs(shelf, ("Models", "/models")), described),
    )


def picked(shelf: Shelf, params: dict[str, str]) -> tuple[str, ...]:
    """The ids of the models that were picked to be weighed; UnknownName for one that nothing bears."""
    ids = [shelf.tokens.means(name) for name in asked.words(params.get("models", ""))]
    return tuple(dict.fromkeys([id_ if id_ in shelf.lines else shelf.contender(id_).view.id for id_ in ids]))


def _picks(shelf: Shelf, params: dict[str, str], had: tuple[str, ...], shown: Collection[str]) -> str:
    """Those that were picked, and the way to weigh them; of those that are not shown the form is told here."""
    rest = {name: value for name, value in _first(params).items() if name != "models"}
    chosen = [(shelf.name(id_), _asking(rest | _named(shelf, [other for other in had if other != id_]))) for id_ in had]
    away = [shelf.tokens.of(id_) for id_ in had if id_ not in shown]
    return filled("picks.html", form=SIEVE, action="/compare", chosen=chosen, away=away, most=MOST)


def _named(shelf: Shelf, ids: Sequence[str]) -> dict[str, str]:
    """Some models as a parameter; nothing for none."""
    return {"models": ",".join([shelf.tokens.of(id_) for id_ in ids])} if ids else {}


def _asking(params: dict[str, str]) -> str:
    """The address of the list as it is asked for."""
    return f"/models?{urlencode(params)}" if params else "/models"


def _sorts(shelf: Shelf, params: dict[str, str]) -> dict[str, str]:
    """Where the same list stands in another order, by what it is sorted by; nowhere without a server."""
    rest = {name: value for name, value in params.items() if name not in ("sort", "page")}
    return {key: f"/models?{urlencode(rest | {'sort': key})}" for key in SORTS} if shelf.live else {}


def filtering(shelf: Shelf, params: dict[str, str], wrong: str = "") -> str:
    """The form that filters the list, filled with what is asked; `wrong` is the field that can't be read."""
    by_name = sorted(shelf.creators.items(), key=lambda item: item[1].casefold())
    served = {id_ for line in shelf.snapshot.summaries for id_ in line.providers}
    providers = sorted(((i, n) for i, n in shelf.providers.items() if i in served), key=lambda item: item[1].casefold())
    kinds = sorted({line.kind for line in shelf.snapshot.summaries} - {""})
    flags = {name: _flag(params, name) for name in ("open_weights", "aliases", "retired", "silent")}
    wanted = [*asked.words(params.get("needs", "")), *(["open-weights"] if flags["open_weights"] else [])]
    said = dict.fromkeys(asked.FINDING, "") | params | _ids(shelf, params)
    clear = _asking({name: value for name, value in params.items() if name == "models"})
    return filled("filter.html", action="/models", form=SIEVE, clear=clear, asked=said | flags,
                  chosen=[offered(word) for word in wanted], kinds=kinds, creators=by_name, providers=providers,
                  sorts=list(SORTS), needs=list(NEEDS), wrong=wrong,
                  filtered=bool(params.keys() - {"page", "sort", "models"}))


def _flag(params: dict[str, str], name: str) -> bool:
    """Yes or no; what can't be read is no."""
    try:
        return asked.flag(params, name)
    except BadInput:
        return False


def _ids(shelf: Shelf, params: dict[str, str]) -> dict[str, str]:
    """Whom the form names, by id; what the catalogue does not hold is nobody there."""
    found = {}
    for name, read in (("creator", shelf.cat.creator), ("provider", shelf.cat.provider), ("kind", shelf.cat.kind)):
        with suppress(BadInput):
            found[name] = read(params.get(name, ""))
    return found


def _silent(shelf: Shelf, params: dict[str, str], wanted: dict[str, Any], fitting: int) -> str:
    """Of how many more no source says whether they fit, and the way to them; "" where they are listed, or there are none."""
    count = len(shelf.cat.find(**wanted | {"silent": True})) - fitting
    return filled("silent.html", count=count, to=f"/models?{urlencode(_first(params) | {'silent': '1'})}") if count else ""


def _first(params: dict[str, str]) -> dict[str, str]:
    """What is asked, of the first part of the list."""
    return {name: value for name, value in params.items() if name != "page"}


def pager(address: str, params: dict[str, str], number: int, pages: int) -> str:
    """The ways to the part of a list before this one and after it."""
    def to(page: int) -> str:
        rest = _first(params) | ({"page": str(page)} if page > 1 else {})
        return f"{address}?{urlencode(rest)}" if rest else address

    if pages <= 1:
        return ""
    return filled("pager.html", page=number, pages=pages, before=to(number - 1) if number > 1 else "",
                  after=to(number + 1) if number < pages else "")


def creators(shelf: Shelf) -> Leaf:
    """All creators."""
    page = registers.creators(shelf.creators, shelf.snapshot.summaries)
    return _register(shelf, page, "creators", "Creators: who makes the models", shelf.creators, links.creator)


def providers(shelf: Shelf) -> Leaf:
    """All providers."""
    snapshot = shelf.snapshot
    page = registers.providers(shelf.providers, snapshot.providers, snapshot.summaries, shelf.creators)
    return _register(shelf, page, "providers", "Providers: who sells the models", shelf.providers, links.provider)


def benchmarks(shelf: Shelf) -> Leaf:
    """All benchmarks."""
    page = registers.benchmarks([_counted(shelf, thing) for thing in shelf.snapshot.benchmarks.values()])
    names = {id_: thing.name for id_, thing in shelf.snapshot.benchmarks.items()}
    return _register(shelf, page, "benchmarks", "Benchmarks: what the models are measured on", names, links.benchmark)


def _register(shelf: Shelf, page: Page, kind: str, title: str, names: dict[str, str], to: Callable[[str], str]) -> Leaf:
    """The leaf of a register; as data, each thing with the address where everything of it stands."""

    def data() -> dict[str, Any]:
        every = [{"id": id_, "name": names[id_], "address": to(id_)} for id_ in sorted(names)]
        return {"at": shelf.snapshot.at, kind: every}

    return leaf_of(shelf, page, f"/{kind}", title, data)


def _counted(shelf: Shelf, thing: Thing) -> registers.Measured:
    runs = runs_of(shelf, thing.id)
    return registers.Measured(thing, len({run.id for run in runs}), len(runs))


def changes(shelf: Shelf) -> Leaf:
    """What changed lately, and what is announced."""
    found, today = shelf.cat.changes(), shelf.cat.today
    page = changes_page.page(found, {id_: line.name for id_, line in shelf.snapshot.sources.items()}, today=today,
                             most=changing.MOST)
    title = "Changes: prices, limits, new models, retirements"

    def data() -> dict[str, Any]:
        return json.changes(found, shelf.evidence(), today=today, most=changing.MOST)

    return leaf_of(shelf, page, "/changes", title, data)


def methodology(shelf: Shelf) -> Leaf:
    """The rules, in their own words."""
    page = methodology_page.page(shelf.snapshot.rules, shelf.snapshot.stale_days)
    snapshot = shelf.snapshot

    def data() -> dict[str, Any]:
        return {"rules": named(snapshot.rules), "stale_days": named(snapshot.stale_days), "weights": named(BALANCED.weights)}

    return leaf_of(shelf, page, "/methodology", page.title, data)
