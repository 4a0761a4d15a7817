"""How long an answer of open weights can be is up to whoever serves them, and the creator's own API is a host like others."""

from __future__ import annotations

from collections.abc import Mapping

from steelyard.reconcile import Standing
from steelyard.reconcile.reconcile import Key
from steelyard.records.claim import Claim
from steelyard.vocabulary.kinds import Kind

Pairs = list[tuple[Claim, Standing]]


def as_served(facts: Mapping[Key, Pairs]) -> dict[Key, Pairs]:
    """The same claims; of models with open weights, those on the longest answer as a host's word, but for what somebody
    read on a page of the creator's.
    """
    opened = {key[1] for key, pairs in facts.items() if key[2] == "open_weights" and _yes(pairs)}
    return {key: [*map(_of_a_host, pairs)] if _limits(key, opened) else pairs for key, pairs in facts.items()}


def _yes(pairs: Pairs) -> bool:
    return any(claim.value is True for claim, standing in pairs if standing is not Standing.HOST)


def _limits(key: Key, opened: set[str]) -> bool:
    return key[0] is Kind.MODEL and key[2] == "max_output_tokens" and key[1] in opened


def _of_a_host(pair: tuple[Claim, Standing]) -> tuple[Claim, Standing]:
    claim, standing = pair
    stated = standing is Standing.OWN and not claim.evidence.secondary
    return claim, standing if stated else Standing.HOST
