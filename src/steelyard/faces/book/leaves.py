"""The leaves of single things: a model, a provider, a creator, a benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

import msgspec

from steelyard.catalog.entries import Thing
from steelyard.catalog.offers import offer
from steelyard.catalog.results import Yard, yard
from steelyard.catalog.view import View
from steelyard.errors import UnknownName
from steelyard.faces.book import conflicts, graph, lineage
from steelyard.faces.book.data import of_provider, run_said, thing_said
from steelyard.faces.book.frame import filled
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.things import nearest, runs_of
from steelyard.faces.book.twins import pictured
from steelyard.faces.book.written import Markup, leaf_of, written
from steelyard.render import card, charts, json, links
from steelyard.render.page import Pointer, Pointers, Section
from steelyard.render.pages import benchmark as benchmark_page
from steelyard.render.pages import creator as creator_page
from steelyard.render.pages import model as model_page
from steelyard.render.pages import provider as provider_page
from steelyard.render.picture import png
from steelyard.render.prose import figure
from steelyard.render.values import named

_RANKED: Final = (
    "The best result of each model. The line through a point: what chance alone could make of it (95%), where known."
)
_PRICED: Final = "Score against price. The line joins what nothing beats at both."
_LINE: Final = 3
"""So many models it takes until price against score says anything."""


def model(shelf: Shelf, id_: str, at: str | None = None) -> Leaf:
    """One model: everything that is known of it."""
    if id_ not in shelf.lines:
        raise UnknownName(id_, nearest(shelf, id_))
    seen = shelf.cat.view(id_, at or shelf.cat.today)
    page = model_page.page(seen, shelf.snapshot.sources, shelf.snapshot.benchmarks, shelf.name)
    address = links.model(id_)
    ways = [(near, *shelf.leads((id_, near.id))) for near in seen.model.neighbours if near.id in shelf.lines]
    onward = tuple(Pointer(text, near.why, (id_, near.id), to) for near, text, to in ways if shelf.links.known(to))
    more = (*lineage.section(shelf, seen), *([Section("compare", "Compare it", (Pointers(onward),))] if onward else []))
    page = msgspec.structs.replace(page, sections=(*page.sections, *more))
    return Leaf(
        address=address, here=f"{address}?at={at}" if at else "",
        title=f"{page.title}: price, context, capabilities, endpoints", description=page.description,
        body=written(shelf, page, at=seen.at, afters=_beside(shelf, seen)), twins=shelf.twins, listed=at is None,
        page=page, data=lambda: json.model(seen, shelf.evidence(seen.at)),
        picture=pictured(shelf, address, f"at={at}" if at else ""), card=card.single(page) if shelf.pictures else None,
        graph=(graph.crumbs(shelf, ("Models", "/models"), (page.title, address)), graph.software(shelf, seen)),
    )


def picture(shelf: Shelf, id_: str, at: str | None = None) -> bytes:
    """The picture that stands for a model elsewhere."""
    if id_ not in shelf.lines:
        raise UnknownName(id_, nearest(shelf, id_))
    seen = shelf.cat.view(id_, at or shelf.cat.today)
    return png(card.single(model_page.page(seen, shelf.snapshot.sources, shelf.snapshot.benchmarks, shelf.name)))


def _beside(shelf: Shelf, seen: View) -> Markup:
    """What the web has beside the page of a model: who made it, and where somebody answers, the form that asks for another
    model beside this one, and the ways to what it costs and to what is in dispute of it.
    """
    made = shelf.links.to(links.creator(seen.model.creator))
    glance = filled("glance.html", id=seen.id, live=shelf.live, made=made, by=seen.model.creator_name)
    disputes = f"{conflicts.ADDRESS}?{urlencode({'q': seen.id})}"
    if not shelf.live:
        return {"glance": glance}
    costs = f"/cost?{urlencode({'models': shelf.tokens.of(seen.id)})}"
    return {
        "glance": glance,
        "endpoints": filled("more.html", to=costs, said="What a workload of your own costs at each of them"),
        "dissent": filled("more.html", to=disputes, said="Who says what, with receipts and the rule that chose"),
    }


def provider(shelf: Shelf, id_: str) -> Leaf:
    """What one provider serves."""
    thing = _thing(shelf, id_, shelf.snapshot.providers, shelf.providers, "provider")
    heads = (f"{id_}:", f"{id_}/")
    mine = [shelf.snapshot.endpoint(e) for e in shelf.snapshot.ids("endpoints") if e.startswith(heads)]
    offers = [offer(e, shelf.cat.today) for e in mine if e.provider == id_]
    names = {id_: line.name for id_, line in shelf.lines.items()}
    page = provider_page.page(thing, offers, names, at=shelf.cat.today)

    def data() -> dict[str, Any]:
        return thing_said(shelf, thing) | {"endpoints": [of_provider(one, shelf.evidence()) for one in offers]}

    title = f"{thing.name}: models and prices"
    return leaf_of(shelf, page, links.provider(id_), title, data, under=(("Providers", "/providers"),))


def creator(shelf: Shelf, id_: str) -> Leaf:
    """What one creator made."""
    thing = _thing(shelf, id_, shelf.snapshot.creators, shelf.creators, "creator")
    made = [line for line in shelf.snapshot.summaries if line.creator == id_ and not line.alias]

    def data() -> dict[str, Any]:
        return thing_said(shelf, thing) | {"models": named(made)}

    page = creator_page.page(thing, made)
    return leaf_of(shelf, page, links.creator(id_), f"{thing.name}: every model", data, under=(("Creators", "/creators"),))


def benchmark(shelf: Shelf, id_: str) -> Leaf:
    """One benchmark's results, ranked, and score against price."""
    things = shelf.snapshot.benchmarks
    thing = _thing(shelf, id_, things, {key: one.name for key, one in things.items()}, "benchmark")
    runs, about = runs_of(shelf, id_), yard(id_, things)
    fields = benchmark_page.fields(runs, about)
    insets = {one.key: _charts(f"{thing.name}, {one.title}", one.runs, about, shelf) for one in fields if not one.mixed}
    page = benchmark_page.page(thing, runs, shelf.lines)

    def data() -> dict[str, Any]:
        return thing_said(shelf, thing) | {"results": [run_said(run, shelf.evidence()) for run in runs]}

    address, title = links.benchmark(id_), f"{thing.name}: results of every model"
    sources = sorted({source for run in runs for source in run.result.known.sources})
    described = graph.dataset(shelf, title, page.description, address, sources=sources)
    return leaf_of(shelf, page, address, title, data, insets, graphs=(described,) if runs else (),
                   under=(("Benchmarks", "/benchmarks"),))


def _charts(name: str, ranked: Sequence[benchmark_page.Run], about: Yard, shelf: Shelf) -> str:
    """Results of the same questions, drawn: ranked, and against price."""
    said = f"{name}: best results, ranked; the table has them all"
    drawn = [figure(charts.ranking(benchmark_page.chart(ranked), said), _RANKED)]
    dots = benchmark_page.priced(ranked, about, shelf.lines)
    if len(dots) >= _LINE:
        said = f"{name} against price; the line joins what nothing beats at both"
        drawn.append(figure(charts.against(dots, said, higher=about.better != "lower"), _PRICED))
    return f'<div class="charts">{"".join(drawn)}</div>'


def _thing(shelf: Shelf, id_: str, things: dict[str, Thing], names: dict[str, str], kind: str) -> Thing:
    """A provider, creator or benchmark, of which at least the name is known; its receipts come with it."""
    thing = things.get(id_)
    if thing is not None:
        shelf.evidence().hold(id_, thing.receipts)
        return thing
    if id_ not in names:
        from difflib import get_close_matches

        raise UnknownName(id_, tuple(get_close_matches(id_, names, n=5, cutoff=0.5)), kind=kind)
    return Thing(id_, names[id_], (), ())
