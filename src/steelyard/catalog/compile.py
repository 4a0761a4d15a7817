"""Facts become a snapshot: entries of everything, cross-referenced, with the lists that searches and checks need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from steelyard.catalog.changes import Listing, Watched, changes, unwatched
from steelyard.catalog.entries import SERVED, Doubt, Endpoint, Known, Model, SourceLine, Summary, Thing
from steelyard.catalog.health import examine
from steelyard.catalog.listing import Sold, with_left_out
from steelyard.catalog.namesakes import NAMED, told_apart
from steelyard.catalog.neighbours import neighbours
from steelyard.catalog.outliers import ODD, with_too_much
from steelyard.catalog.receipts import Book, by_entry
from steelyard.catalog.summary import summarise
from steelyard.catalog.view import View, view
from steelyard.catalog.writing import encode
from steelyard.records.claim import Claim
from steelyard.records.fact import Fact
from steelyard.records.identity import AliasSpan, Identity
from steelyard.vocabulary.kinds import Kind
from steelyard.vocabulary.naming import owner


class Ingredients(msgspec.Struct, frozen=True):
    """What a snapshot is made of, besides facts.

    `endpoints` maps an endpoint's id to what it means; `spans` are the floating names, `adrift` those of which nobody
    says what they mean; `names` the resolver's index, and its shape; `group` gives the independence group of a claim.
    `listings` tell since when, and until when, endpoints were seen in lists; `watched` which captures can be news.
    """

    endpoints: Mapping[str, Identity]
    spans: tuple[AliasSpan, ...]
    names: bytes
    names_shape: str
    group: Callable[[Claim], str]
    sources: Mapping[str, SourceLine]
    rules: Mapping[str, str]
    stale_days: Mapping[str, int]
    review: tuple[Doubt, ...] = ()
    adrift: frozenset[str] = frozenset()
    listings: Mapping[str, Listing] = {}
    watched: Watched = unwatched


class Compiled(msgspec.Struct, frozen=True):
    """A snapshot's name and bytes."""

    digest: str
    data: bytes


def compile_snapshot(facts: Iterable[Fact], made_of: Ingredients, *, at: str, compiled_at: str, code: str) -> Compiled:
    """Everything that is known on the day `at`, in canonical bytes; the same facts give the same digest."""
    kinds: dict[Kind, list[Fact]] = {kind: [] for kind in Kind}
    for fact in facts:
        kinds[fact.kind].append(fact)
    things = {kind: _things(kinds[kind], made_of) for kind in (Kind.PROVIDER, Kind.CREATOR, Kind.BENCHMARK)}
    receipts: dict[str, Any] = {}
    endpoints = _endpoints(kinds[Kind.ENDPOINT], things[Kind.PROVIDER], made_of, receipts)
    sold = _sold(kinds[Kind.MODEL])
    endpoints = with_left_out(endpoints, receipts, sold, made_of.sources)
    endpoints = with_too_much(endpoints, {id_: about.kind for id_, about in sold.items()}, at)
    models = told_apart(_models(kinds[Kind.MODEL], endpoints, things[Kind.CREATOR], made_of, receipts))
    views = {id_: view(model, at) for id_, model in models.items()}
    summaries = tuple(summarise(views[id_]) for id_ in sorted(views))
    models = _with_neighbours(views, summaries, things[Kind.BENCHMARK])
    sections = {
        "summaries": summaries,
        "names": made_of.names,
        "sources": dict(sorted(made_of.sources.items())),
        "providers": things[Kind.PROVIDER],
        "creators": things[Kind.CREATOR],
        "benchmarks": things[Kind.BENCHMARK],
        "rules": dict(sorted({**made_of.rules, **ODD, **NAMED}.items())),
        "stale_days": dict(sorted(made_of.stale_days.items())),
        "changes": changes(views, endpoints, receipts, made_of.spans, made_of.listings, made_of.watched),
        "health": msgspec.structs.replace(examine(views, endpoints, receipts), review=made_of.review),
    }
    stores: dict[str, Mapping[str, Any]] = {"models": models, "endpoints": endpoints, "receipts": receipts}
    return Compiled(
        *encode(sections, stores, at=at, compiled_at=compiled_at, code=code, names_shape=made_of.names_shape)
    )


def _things(facts: Iterable[Fact], made_of: Ingredients) -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for id_, own in sorted(by_entry(facts).items()):
        book = Book()
        known = tuple(book.known(fact, made_of.group) for fact in own)
        found[id_] = Thing(id_, str(value(known, "name") or id_), known, book.receipts())
    return found


def _endpoints(
    facts: Iterable[Fact], providers: Mapping[str, Thing], made_of: Ingredients, receipts: dict[str, Any]
) -> dict[str, Endpoint]:
    found: dict[str, Endpoint] = {}
    for id_, own in sorted(by_entry(facts).items()):
        means = made_of.endpoints[id_]
        provider = providers.get(means.provider)
        known = provider.facts if provider else ()
        book = Book()
        creator = means.model.partition("/")[0]
        found[id_] = Endpoint(
            id_,
            means.provider,
            provider.name if provider else means.provider,
            means.ref,
            means.region,
            means.model,
            bool(creator) and creator == owner(means.provider, value(known, "first_party_of")),
            str(value(known, "sells") or ""),
            means.decorations,
            tuple(book.known(fact, made_of.group) for fact in own),
            winding_down=value(known, "lifecycle") in ("deprecated", "retired"),
        )
        receipts[id_] = book.receipts()
    return found


def _sold(facts: Iterable[Fact]) -> dict[str, Sold]:
    """Of each model, its kind and the day of its release."""
    said: dict[str, dict[str, str]] = {}
    for fact in facts:
        if fact.property in ("kind", "release_date") and fact.value is not None:
            said.setdefault(fact.id, {})[fact.property] = str(fact.value)
    return {id_: Sold(about.get("kind", ""), about.get("release_date", "")) for id_, about in said.items()}


def _models(
    facts: Iterable[Fact],
    endpoints: Mapping[str, Endpoint],
    creators: Mapping[str, Thing],
    made_of: Ingredients,
    receipts: dict[str, Any],
) -> dict[str, Model]:
    served = _served(endpoints.values(), made_of.spans)
    about = by_entry(facts)
    spans: dict[str, list[AliasSpan]] = {}
    for span in sorted(made_of.spans):
        spans.setdefault(span.model, []).append(span)
        spans.setdefault(span.alias, []).append(span)
    floating = {span.alias for span in made_of.spans} | (made_of.adrift & (about.keys() | served.keys()))
    found: dict[str, Model] = {}
    for id_ in sorted(about.keys() | served.keys() | floating):
        book = Book()
        known = tuple(book.known(fact, made_of.group) for fact in about.get(id_, ()))
        creator = id_.partition("/")[0]
        found[id_] = Model(
            id_,
            str(value(known, "name") or id_.partition("/")[2]),
            creator,
            creators[creator].name if creator in creators else creator,
            str(value(known, "kind") or ""),
            id_ in floating,
            tuple(k for k in known if k.property not in _RESULTS),
            tuple(k for k in known if k.property in _RESULTS),
            served.get(id_, ()),
            tuple(spans.get(id_, ())),
            (),
        )
        receipts[id_] = book.receipts()
    return found


_RESULTS = ("result", "result_cost")


def _served(endpoints: Iterable[Endpoint], spans: Iterable[AliasSpan]) -> dict[str, tuple[Endpoint, ...]]:
    """By model, the endpoints that serve it or a floating name that has meant it, cut down to what comparisons use."""
    meant: dict[str, set[str]] = {}
    for span in spans:
        meant.setdefault(span.alias, set()).add(span.model)
    found: dict[str, list[Endpoint]] = {}
    for endpoint in endpoints:
        if endpoint.model:
            short = _short(endpoint)
            for id_ in (endpoint.model, *sorted(meant.get(endpoint.model, ()))):
                found.setdefault(id_, []).append(short)
    return {id_: tuple(served) for id_, served in found.items()}


def _short(endpoint: Endpoint) -> Endpoint:
    used = tuple(k for k in endpoint.facts if k.property in SERVED or k.property.startswith("price."))
    return msgspec.structs.replace(endpoint, facts=used)


def _with_neighbours(
    views: Mapping[str, View], summaries: tuple[Summary, ...], benchmarks: Mapping[str, Thing]
) -> dict[str, Model]:
    near = neighbours(views, summaries, benchmarks)
    return {
        id_: msgspec.structs.replace(seen.model, neighbours=near.get(id_, ())) for id_, seen in sorted(views.items())
    }


def value(facts: Iterable[Known], name: str) -> Any:
    """The unqualified value of a property among facts; None where there is none."""
    return next((known.value for known in facts if known.property == name and not known.qualifiers), None)
