"""Refs, judgements and spans → what every ref means, and the index that answers for any other name.

Pure and independent of order: everything is sorted before it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from steelyard.identity import tables as t
from steelyard.identity.described import Described
from steelyard.identity.endpoints import Endpoints, taken
from steelyard.identity.known import Found, written
from steelyard.identity.lexicon import compiled
from steelyard.identity.meaning import Lexicon
from steelyard.identity.nearness import Nearness
from steelyard.identity.providers import Providers
from steelyard.identity.review import Doubt
from steelyard.identity.witnesses import NAMED
from steelyard.records.identity import AliasSpan, Identity, Resolution
from steelyard.records.judgement import Judgement
from steelyard.records.ref import Ref
from steelyard.vocabulary.kinds import Kind
from steelyard.vocabulary.naming import creator_of


def resolve(described: Iterable[Described], judgements: Iterable[Judgement], spans: Iterable[AliasSpan]) -> Resolution:
    """What every ref means."""
    return resolved(described, judgements, spans)[0]


def resolved(
    described: Iterable[Described], judgements: Iterable[Judgement], spans: Iterable[AliasSpan]
) -> tuple[Resolution, tuple[Doubt, ...]]:
    """What every ref means, and the pairs that a person should judge, with their evidence."""
    things = sorted(described, key=lambda d: d.ref)
    providers = Providers.known(_claimed(things))
    found = compiled(things, tuple(sorted(judgements)), tuple(sorted(spans)), providers)
    lexicon = found.lexicon
    endpoints = Endpoints(things, lexicon)
    identities = {thing.ref: _identity(thing.ref, lexicon, endpoints) for thing in things}
    tables = _without_orphans(found.tables, identities.values(), lexicon)
    index = t.encode(tables, _known(things, lexicon.over(tables)))
    adrift = frozenset(alias for alias, spans in tables.spans.items() if not spans)
    return Resolution(identities, index, _spans(tables), adrift), found.review


def _without_orphans(tables: t.Tables, identities: Iterable[Identity], lexicon: Lexicon) -> t.Tables:
    """The tables without ids that nothing means, since every ref of that name was judged to mean another: the name means
    what those refs do where they agree, else nothing.
    """
    held = {identity.model for identity in identities} | {alias for alias, spans in tables.spans.items() if spans}
    orphans = {key: id_ for key, id_ in tables.keys.items() if id_ and id_ not in held}
    heirs: dict[str, set[str]] = {}
    for place, id_ in tables.refs.items():
        host, _, name = place.partition(":")
        key = lexicon.meaning(name, host).key
        if key in orphans:
            heirs.setdefault(key, set()).add(id_)
    left = {key: min(heirs[key]) if len(heirs.get(key, ())) == 1 else "" for key in orphans}
    spans = {alias: meant for alias, meant in tables.spans.items() if meant or alias in held}
    return msgspec.structs.replace(tables, keys=tables.keys | left, spans=spans)


def _known(things: Iterable[Described], lexicon: Lexicon) -> bytes:
    """The names of the catalogue, as anybody would ask for them, with what they mean."""
    named = {t.plain(thing.ref.name) for thing in things if thing.ref.kind in NAMED} | lexicon.ids
    found = ((name, lexicon.meaning(name)) for name in named)
    spans, near = lexicon.tables.spans, Nearness(lexicon.ids, lexicon.tables.keys)
    return written(
        (name, Found(m.id, m.id in spans, m.confidence, m.decorations, () if m.id else near.nearest(name, m.key)))
        for name, m in found
    )


def _spans(tables: t.Tables) -> tuple[AliasSpan, ...]:
    return tuple(
        sorted(
            AliasSpan(alias, model, since, until)
            for alias, spans in tables.spans.items()
            for since, until, model in spans
        )
    )


def _claimed(things: Iterable[Described]) -> list[tuple[str, tuple[str, ...]]]:
    return [(d.ref.name.lower(), tuple(d.signs.get("aka", ()))) for d in things if d.ref.kind is Kind.PROVIDER]


def _identity(ref: Ref, lexicon: Lexicon, endpoints: Endpoints) -> Identity:
    if ref.kind is Kind.ENDPOINT:
        return endpoints.identity(ref)
    if ref.kind is Kind.PROVIDER:
        provider = lexicon.providers.id_of(ref.name)
        return Identity(provider, provider=provider)
    if ref.kind is Kind.CREATOR:
        return Identity(creator_of(ref.name) or t.plain(ref.name))
    if ref.kind is Kind.BENCHMARK:
        return Identity(t.plain(ref.name).replace(" ", "-"))
    meaning = lexicon.meaning(ref.name)
    ours = meaning.id or t.plain(ref.name)
    model = ours if ref.kind is Kind.ALIAS else lexicon.settled(ours)
    return Identity(model, model=model, decorations=taken(meaning.decorations), confidence=meaning.confidence)
