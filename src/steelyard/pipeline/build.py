"""From the ledger to a snapshot: everything claimed until a day, resolved, reconciled and compiled.

The same ledger, code, policy and `at` give the same snapshot, digest for digest, in whatever order claims arrived.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec

from steelyard.catalog.compile import Compiled, Ingredients, compile_snapshot
from steelyard.catalog.entries import SourceLine
from steelyard.identity.described import Described
from steelyard.identity.judgements import parse as parse_judgements
from steelyard.identity.resolve import resolved
from steelyard.identity.tables import Tables
from steelyard.pipeline.applied import apply, named
from steelyard.pipeline.outlived import ended, last_days
from steelyard.pipeline.watching import News, listings
from steelyard.reconcile import Policy, load_policy, reconcile
from steelyard.reconcile.applicability import REMARKED, applicable
from steelyard.reconcile.discounts import DISCOUNTED, beside_its_price
from steelyard.reconcile.hosts import HOST_RULES
from steelyard.reconcile.rules import RULES
from steelyard.reconcile.siblings import TOLD, of_their_kind
from steelyard.reconcile.whole_window import WINDOW_RULES, whole_windows
from steelyard.records.claim import Claim
from steelyard.records.identity import AliasSpan
from steelyard.records.judgement import Judgement, Verdict
from steelyard.records.ref import Ref
from steelyard.records.shape import shape
from steelyard.vocabulary.kinds import Kind

SIGNS: Final = frozenset(
    {
        "name",
        "hugging_face_id",
        "release_date",
        "context_length",
        "price.input",
        "price.output",
        "family",
        "knowledge_cutoff",
        "open_weights",
        "served_as",
        "first_party_of",
        "aka",
        "kind",
    }
)
"""What identity looks at besides the spelling of a name."""


class Memory(Protocol):
    """What is needed of a ledger."""

    def claims(self, until: str | None = None) -> Iterable[Claim]:
        """Every claim until a day."""

    def judgements(self, until: str | None = None) -> Iterable[Judgement]:
        """Every judgement until a day."""


@contextmanager
def uninterrupted() -> Iterator[None]:
    """No garbage collection meanwhile: a build makes a million objects, all of them kept, and looking through them again
    and again for rubbish would take a third of its time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uninterrupted()
def build(
    ledger: Memory,
    *,
    data: Path | None,
    sources: Mapping[str, SourceLine],
    at: str,
    compiled_at: str,
    code: str,
    told: News | None = None,
) -> Compiled:
    """The snapshot of everything claimed until `at`; `data` is the folder of curated data, policy and judgements, `told` the
    days whose captures are news.
    """
    told = told or {}
    policy = load_policy(data / "policy" if data else None)
    claims = list(ledger.claims(until=at))
    judgements = [*judged(data), *own_words(claims), *ledger.judgements(until=at)]
    days = last_days(claims, at)
    same, doubts = resolved(described(claims), judgements, ended(spans(claims), days))
    grouped = apply(claims, same, days)
    serves = {id_: means.model for id_, means in grouped.endpoints.items()}
    settled = beside_its_price(of_their_kind(reconcile(grouped.facts, policy, at=at)))
    facts = whole_windows(applicable(settled, serves), serves)
    made_of = Ingredients(
        endpoints=grouped.endpoints,
        spans=grouped.spans,
        adrift=same.adrift,
        names=same.index,
        names_shape=shape(Tables),
        group=lambda claim: policy.group(claim.source, claim.subject.provider, claim.evidence.url, claim.property),
        sources=_counted(sources, claims, policy),
        rules=sentences(),
        stale_days=policy.stale_days,
        review=doubts,
        listings=listings(grouped.facts, told, at),
        watched=lambda source, day: day in told.get(source, ()),
    )
    return compile_snapshot(facts, made_of, at=at, compiled_at=compiled_at, code=code)


def judged(data: Path | None) -> list[Judgement]:
    """The judgements in `data/identity`, by file."""
    files = sorted((data / "identity").glob("*.toml")) if data else []
    return [judgement for file in files for judgement in parse_judgements(file.read_text("utf-8"), str(file))]


def own_words(claims: Iterable[Claim]) -> list[Judgement]:
    """What the reader's own files say that an endpoint serves, as the judgements that they are."""
    return [
        Judgement(
            f"{claim.subject.provider}:{claim.subject.name}", str(claim.value), Verdict.SAME, "own", "stated in own files",
            claim.observed_at,
        )
        for claim in claims
        if claim.source == "own" and claim.property == "served_as" and not claim.valid_to
    ]  # fmt: skip


def described(claims: Iterable[Claim]) -> list[Described]:
    """Every ref that is claimed about or named as another's base, with what bears on its identity; of several values the
    smallest, for order's sake.
    """
    found: dict[Ref, dict[str, Any]] = {}
    for claim in claims:
        signs = found.setdefault(claim.subject, {})
        if other := named(claim):
            found.setdefault(other, {})
        if claim.property in SIGNS and not claim.qualifiers:
            held = signs.get(claim.property)
            if held is None or repr(claim.value) < repr(held):
                signs[claim.property] = claim.value
    return [Described(ref, found[ref]) for ref in sorted(found)]


def spans(claims: Iterable[Claim]) -> list[AliasSpan]:
    """What floating names meant, and when, as claimed."""
    return sorted(
        {
            AliasSpan(c.subject.name, str(c.value), c.valid_from or "", c.valid_to or "")
            for c in claims
            if c.subject.kind is Kind.ALIAS and c.property == "points_at"
        }
    )


def sentences() -> dict[str, str]:
    """How facts are decided: each rule's own docstring, on one line."""
    rules: Sequence[Any] = (*RULES.values(), *HOST_RULES.values(), *REMARKED, *TOLD, *DISCOUNTED, *WINDOW_RULES)
    return {rule.__name__: " ".join((rule.__doc__ or "").split()) for rule in rules}


def _counted(sources: Mapping[str, SourceLine], claims: Iterable[Claim], policy: Policy) -> dict[str, SourceLine]:
    said: dict[str, int] = {}
    for claim in claims:
        said[claim.source] = said.get(claim.source, 0) + 1
    return {
        id_: msgspec.structs.replace(line, claims=said.get(id_, 0), group=policy.group(id_))
        for id_, line in sorted(sources.items())
        if id_ in said
    }
