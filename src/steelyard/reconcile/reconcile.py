"""Claims of one property of one thing become facts: one for each stretch of time in which the answer stays the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from steelyard.reconcile.agreement import Measure, agree
from steelyard.reconcile.hosts import HOST_RULES
from steelyard.reconcile.hours import by_the_hour
from steelyard.reconcile.knowable import knowable_from
from steelyard.reconcile.policy import Case, Policy, for_property
from steelyard.reconcile.rules import Decision, Voice, decide, name
from steelyard.reconcile.timeline import Span, bounds, overtaken, spans, speaking, undated
from steelyard.reconcile.turns import turns
from steelyard.records.claim import Claim, Qualifiers
from steelyard.records.fact import Fact, Turn
from steelyard.records.ref import Ref
from steelyard.vocabulary.kinds import Basis, Kind
from steelyard.vocabulary.properties import PROPERTIES


class Standing(StrEnum):
    """In what capacity a claim speaks of the thing."""

    OWN = "own"
    FIRST_PARTY = "first_party"
    HOST = "host"


_EXACT = Decimal(0)
_RUNS = frozenset({"result", "result_cost"})
_ANY = Measure("")

Key = tuple[Kind, str, str, Qualifiers]
Grouped = Mapping[Key, Sequence[tuple[Claim, Standing]]]
"""What is claimed: (kind, our id, property, qualifiers) → each claim with its standing."""


def reconcile(grouped: Grouped, policy: Policy, *, at: str = "") -> Iterator[Fact]:
    """Settle every property of everything as of the day `at` ("" = when every end that is stated has come), in the order of
    their keys; linear in the number of claims.
    """
    judge = _Judge(policy, at)
    hourly = by_the_hour(grouped)
    for key in sorted(hourly):
        yield from judge.settle(key, hourly[key])


class _Judge:
    """Applies one policy, remembering the ranks that it has already looked up."""

    def __init__(self, policy: Policy, at: str) -> None:
        self._policy = policy
        self._at = at
        self._measures: dict[str, Measure] = {}
        self._weights: dict[tuple[str, str, str, str, bool, bool], int] = {}

    def settle(self, key: Key, claims: Sequence[tuple[Claim, Standing]]) -> Iterator[Fact]:
        """The facts of one property, oldest first."""
        ever = claims
        if not PROPERTIES[key[2]].temporal:
            claims = self._still_said(claims)
        entitled = [pair for pair in claims if pair[1] is not Standing.HOST]
        if not entitled:
            yield from self._suggested(key, self._still_said(claims))
            return
        if PROPERTIES[key[2]].temporal:
            yield from self._over_time(key, entitled)
            return
        if key[2] in self._policy.catalogued and len(entitled) < len(claims):
            entitled += self._catalogued(key, claims)
        decision = self._decide(key, entitled, ("", ""))
        since = knowable_from(key[3], _claims(decision.won)) if key[2] in _RUNS else ""
        yield self._fact(key, decision, (since, ""), self._turn(key, decision, ever) if len(ever) > 1 else None)

    def _turn(self, key: Key, decision: Decision, ever: Sequence[tuple[Claim, Standing]]) -> Turn | None:
        """How what is believed came to be so: not where another had said it before, who may only have been followed."""
        own = turns([claim for claim, standing in ever if standing is Standing.OWN])
        measure, won = self._measure(key[2]), {id(voice.claim) for voice in decision.won}
        for one in reversed(own):
            first = min(bounds(voice.claim)[0] for voice in decision.won)
            if id(one.after) in won and first >= one.day and not agree(one.before.value, decision.value, measure):
                return one
        return None

    def _still_said(self, claims: Sequence[tuple[Claim, Standing]]) -> list[tuple[Claim, Standing]]:
        """What its source has not taken back or let end: of what does not change over time, the rest was a mistake."""
        return [pair for pair in claims if not (end := pair[0].valid_to) or (self._at and end > self._at)]

    def _catalogued(self, key: Key, claims: Sequence[tuple[Claim, Standing]]) -> Iterator[tuple[Claim, Standing]]:
        """Of each catalogue, one row that gives what its rows of hosts usually say."""
        rule = HOST_RULES[self._policy.hosts[key[2]]]
        by_source: dict[str, list[tuple[Claim, Standing]]] = {}
        for claim, standing in claims:
            if standing is Standing.HOST:
                by_source.setdefault(claim.source, []).append((claim, standing))
        for _, rows in sorted(by_source.items()):
            if decision := rule(self._voices(key, rows, ("", ""))):
                yield decision.won[0].claim, Standing.HOST

    def _over_time(self, key: Key, claims: Sequence[tuple[Claim, Standing]]) -> Iterator[Fact]:
        if len(claims) == 1:
            claim = claims[0][0]
            begins = (
                claim.valid_from if claim.valid_from is not None else (claim.first_observed_at or claim.observed_at)
            )
            yield self._fact(key, self._decide(key, claims, ("", "")), (begins, claim.valid_to or ""))
            return
        standing = {id(claim): capacity for claim, capacity in claims}
        plain = [claim for claim, _ in claims]
        settled: list[tuple[Span, Decision]] = []
        for span in spans(plain):
            voices = [(claim, standing[id(claim)]) for claim in speaking(plain, span)]
            if voices:
                _extend(settled, span, self._decide(key, voices, span), self._at)
        told = turns([claim for claim, standing in claims if standing is Standing.OWN])
        for place, (span, decision) in enumerate(settled):
            turn = self._turned(key, told, settled[place - 1], (span, decision)) if told and place else None
            yield self._fact(key, decision, span, turn)

    def _turned(
        self, key: Key, told: Sequence[Turn], before: tuple[Span, Decision], now: tuple[Span, Decision]
    ) -> Turn | None:
        """The turn, if there is one, that says both what was believed and what is, from this very day on."""
        measure, (span, decision) = self._measure(key[2]), now
        if before[0][1] != span[0] or before[1].value == decision.value:
            return None
        for one in told:
            if (
                one.day == span[0]
                and agree(one.before.value, before[1].value, measure)
                and agree(one.after.value, decision.value, measure)
            ):
                return one
        return None

    def _suggested(self, key: Key, claims: Sequence[tuple[Claim, Standing]]) -> Iterator[Fact]:
        rule = HOST_RULES.get(self._policy.hosts.get(key[2], ""))
        decision = rule(self._voices(key, claims, ("", ""))) if rule and claims else None
        if decision:
            yield self._fact(key, decision, ("", ""))

    def _decide(self, key: Key, claims: Sequence[tuple[Claim, Standing]], span: Span) -> Decision:
        if len(claims) == 1:
            return decide([Voice(claims[0][0], 0, claims[0][0].source)], _ANY)
        choose = name if key[2] in self._policy.labels else decide
        return choose(self._voices(key, claims, span), self._measure(key[2]))

    def _measure(self, key: str) -> Measure:
        if key not in self._measures:
            kind = PROPERTIES[key].type
            tolerance = for_property(self._policy.agree, key, self._policy.agree.get(kind, _EXACT))
            self._measures[key] = Measure(kind, tolerance, self._policy.unlisted.get(key, ()))
        return self._measures[key]

    def _voices(self, key: Key, claims: Sequence[tuple[Claim, Standing]], span: Span) -> list[Voice]:
        temporal = PROPERTIES[key[2]].temporal
        fresh = for_property(self._policy.fresh_days, key[2], None) if temporal else None
        newest = max(claim.observed_at for claim, _ in claims)
        told = temporal and any(claim.basis is not Basis.ESTIMATED for claim, _ in claims)
        dated = temporal and any(claim.valid_from and claim.basis is not Basis.ESTIMATED for claim, _ in claims)
        voices = [
            Voice(
                claim,
                self._weight(claim, standing),
                self._policy.group(claim.source, claim.subject.provider, claim.evidence.url, claim.property),
                temporal
                and (
                    overtaken(claim, span, newest, fresh)
                    or (told and claim.basis is Basis.ESTIMATED)
                    or (dated and undated(claim))
                ),
            )
            for claim, standing in claims
        ]
        return sorted(voices, key=_canonical)

    def _weight(self, claim: Claim, standing: Standing) -> int:
        evidence = claim.evidence
        case = (
            claim.source,
            claim.property,
            str(standing),
            claim.subject.provider,
            evidence.secondary,
            bool(evidence.url),
        )
        if case not in self._weights:
            self._weights[case] = self._policy.rank(Case(*case)).weight
        return self._weights[case]

    @staticmethod
    def _fact(key: Key, decision: Decision, span: Span, turn: Turn | None = None) -> Fact:
        kind, thing, about, qualifiers = key
        return Fact(
            kind,
            thing,
            about,
            decision.value,
            decision.status,
            decision.rule,
            qualifiers,
            _claims(decision.won),
            _claims(decision.lost),
            _claims(decision.aside),
            *span,
            turn,
        )


def _extend(settled: list[tuple[Span, Decision]], span: Span, decision: Decision, at: str) -> None:
    """Add a stretch, joining it to the one before, by the newest word not of days to come, where the answer is the same and
    nobody goes missing who says otherwise on some day of the two.
    """
    if settled and settled[-1][0][1] == span[0] and _same(settled[-1][1], decision):
        before, known = settled[-1]
        kept, left = (known, decision) if at and span[0] > at else (decision, known)
        if _dissent(left) <= _dissent(kept):
            settled[-1] = ((before[0], span[1]), kept)
            return
    settled.append((span, decision))


def _same(one: Decision, other: Decision) -> bool:
    return (one.value, one.status) == (other.value, other.status)


def _dissent(decision: Decision) -> set[tuple[Ref, Any]]:
    """Who says what else, in whichever claim."""
    return {(voice.claim.subject, voice.value) for voice in (*decision.lost, *decision.aside)}


def _claims(voices: Sequence[Voice]) -> tuple[Claim, ...]:
    return tuple(voice.claim for voice in voices)


def _canonical(voice: Voice) -> tuple[Any, ...]:
    claim = voice.claim
    return (-voice.weight, claim.subject, claim.evidence.pointer, claim.observed_at, claim.digest)
