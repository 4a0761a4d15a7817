"""Claims about refs become claims about our things: each with the standing in which its source speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from steelyard.pipeline.outlived import ended
from steelyard.pipeline.retold import folded
from steelyard.pipeline.served import as_served
from steelyard.reconcile import Standing
from steelyard.reconcile.reconcile import Key
from steelyard.records.claim import Claim
from steelyard.records.identity import AliasSpan, Identity, Resolution
from steelyard.records.ref import Ref
from steelyard.vocabulary.kinds import Kind
from steelyard.vocabulary.naming import creator_of, owner
from steelyard.vocabulary.properties import PROPERTIES

DESCRIBES_MODEL: Final = frozenset(
    {
        "name",
        "kind",
        "release_date",
        "knowledge_cutoff",
        "open_weights",
        "license",
        "input_modalities",
        "output_modalities",
        "tool_call",
        "structured_output",
        "reasoning",
        "reasoning_efforts",
        "context_length",
        "max_output_tokens",
        "image_input",
        "audio_input",
        "video_input",
        "pdf_input",
        "family",
        "hugging_face_id",
        "tokenizer",
        "lifecycle",
        "retirement_date",
    }
)
"""What a row about an endpoint also says of the model behind it; entitled to when the endpoint is the creator's own."""


_NAMES: Final = frozenset({"name", "kind", "family"})
"""What may be said of a floating name of which nobody says what it means: the rest is of a model that is not known."""

_OF_ITS_LIFE: Final = frozenset({"lifecycle", "retirement_date"})
"""What only the creator's own API says of the model itself: its house's cloud retires models on other days."""

_SAYS_NOTHING: Final = ("creator_prefix", "packaging")


class Applied(msgspec.Struct, frozen=True):
    """Claims by what they are about, the endpoints that there are, and the floating names."""

    facts: Mapping[Key, list[tuple[Claim, Standing]]]
    endpoints: Mapping[str, Identity]
    spans: tuple[AliasSpan, ...]


class _Pile:
    """Collects claims under our ids."""

    def __init__(self, same: Resolution, owners: Mapping[str, str], spans: Iterable[AliasSpan]) -> None:
        self._same = same.identities
        self._owners = owners
        self._only = only_meaning(spans)
        self._adrift = same.adrift
        self.facts: dict[Key, list[tuple[Claim, Standing]]] = {}
        self.endpoints: dict[str, Identity] = {}
        self._posted: list[tuple[Identity, Claim]] = []

    def add(self, claim: Claim) -> None:
        """Put one claim where it belongs: at its thing and, of an endpoint, at the model behind it."""
        means = self._same[claim.subject]
        if other := named(claim):
            claim = msgspec.structs.replace(claim, value=self._same[other].id)
        elif claim.property == "first_party_of":
            claim = msgspec.structs.replace(claim, value=_creator(claim))
        kind = claim.subject.kind
        if kind is Kind.ENDPOINT:
            self.endpoints.setdefault(means.id, means)
            self._put(Kind.ENDPOINT, means.id, claim, Standing.OWN)
            if self._describes(means, claim):
                self._put(Kind.MODEL, self._only.get(means.model, means.model), claim, self._standing(means))
        elif kind is Kind.MODEL and claim.property.startswith("price."):
            self._posted.append((means, claim))
        elif kind is not Kind.ALIAS:
            self._put(kind, means.id, claim, Standing.OWN)

    def _describes(self, means: Identity, claim: Claim) -> bool:
        """Whether what is said of an endpoint is said of the model behind it as well."""
        told = _NAMES if means.model in self._adrift else DESCRIBES_MODEL
        if not means.model or claim.property not in told or claim.qualifiers:
            return False
        return claim.property not in _OF_ITS_LIFE or means.provider == means.model.partition("/")[0]

    def post(self) -> None:
        """Put prices that are stated of models where they belong, once every endpoint is known: a creator's price is a fact of
        its own endpoint, the one that lists have where there is one.
        """
        plain: dict[tuple[str, str], list[Identity]] = {}
        for one in self.endpoints.values():
            if _plain(one):
                plain.setdefault((one.provider, one.model), []).append(one)
        for means, claim in self._posted:
            creator, _, name = means.id.partition("/")
            if self._owners.get(creator) == creator:
                stub = Identity(f"{creator}:{name}", means.id, creator, "", name)
                own = min(plain.get((creator, means.id), [stub]), key=lambda one: (one.ref != name, len(one.ref), one.ref))
                self.endpoints.setdefault(own.id, own)
                self._put(Kind.ENDPOINT, own.id, claim, Standing.OWN)

    def _standing(self, means: Identity) -> Standing:
        """The creator's plain endpoint speaks for the model; a quantized or routed one of its own is a host like others."""
        creator = means.model.partition("/")[0]
        own = _plain(means) and creator == owner(means.provider, self._owners.get(means.provider))
        return Standing.FIRST_PARTY if own else Standing.HOST

    def _put(self, kind: Kind, id_: str, claim: Claim, standing: Standing) -> None:
        if kind in PROPERTIES[claim.property].kinds:
            self.facts.setdefault((kind, id_, claim.property, claim.qualifiers), []).append((claim, standing))


def _plain(endpoint: Identity) -> bool:
    """Whether it sells the model as it is, everywhere: no region, no number format, no lane of its own."""
    return not endpoint.region and all(taken.kind in _SAYS_NOTHING for taken in endpoint.decorations)


def named(claim: Claim) -> Ref | None:
    """The model that a claim's value names in its source's own words; curated values are our ids already."""
    if claim.property == "base_model" and claim.source != "curated" and isinstance(claim.value, str):
        return Ref(Kind.MODEL, claim.source, claim.value)
    return None


def apply(claims: Iterable[Claim], same: Resolution, last_days: Mapping[str, str] = {}) -> Applied:
    """Every claim under our ids; linear in the number of claims. `last_days` end what a name for the newest means."""
    every = list(claims)
    spans = tuple(sorted(set(ended(floating(every, same), last_days))))
    pile = _Pile(same, owners(every, same), spans)
    for claim in every:
        pile.add(claim)
    pile.post()
    return Applied(as_served(folded(pile.facts)), pile.endpoints, spans)


def owners(claims: Iterable[Claim], same: Resolution) -> dict[str, str]:
    """By provider id, the creator whose own API it is."""
    return {
        same.identities[claim.subject].id: _creator(claim)
        for claim in claims
        if claim.property == "first_party_of" and claim.subject.kind is Kind.PROVIDER
    }


def _creator(claim: Claim) -> str:
    """Our id of the creator that a claim's value spells in its source's way."""
    return creator_of(str(claim.value)) or str(claim.value)


def floating(claims: Iterable[Claim], same: Resolution) -> set[AliasSpan]:
    """What floating names mean and when, as claimed and as identity concludes; a name that reads as its model's is none."""
    stated = {
        AliasSpan(same.identities[c.subject].id, str(c.value), c.valid_from or "", c.valid_to or "")
        for c in claims
        if c.subject.kind is Kind.ALIAS and c.property == "points_at"
    }
    return {span for span in stated if span.alias != span.model} | set(same.spans)


def only_meaning(spans: Iterable[AliasSpan]) -> dict[str, str]:
    """Floating names that have only ever meant one model, and mean it: what is said of them is said of it."""
    meant: dict[str, set[str]] = {}
    mean = set()
    for span in spans:
        meant.setdefault(span.alias, set()).add(span.model)
        mean |= set() if span.until else {span.alias}
    return {alias: next(iter(models)) for alias, models in meant.items() if len(models) == 1 and alias in mean}
