"""A result that a list only tells of in words is the very run whose settings are known, where the two agree in all they say.

Same model, benchmark, tester and value, and nothing stated of the one that the other does not state too: then both claims
speak for one fact. Another value, or another edition, is another run, and stands apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from steelyard.records.claim import Claim

TOLD: Final = "described"
_RUN: Final = ("benchmark", "by", "runner")


def folded(facts: Mapping[Any, list[Any]]) -> dict[Any, list[Any]]:
    """The same claims by what they are about, those told in words with the run that they tell of; linear in their number."""
    stated: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    told = []
    for key in facts:
        if key[2] == "result":
            said = dict(key[3])
            told += [key] if TOLD in said else []
            if TOLD not in said:
                stated[_run(key, said)].append(key)
    kept = dict(facts)
    for key in sorted(told):
        said = {name: value for name, value in key[3] if name != TOLD}
        alike = [one for one in stated[_run(key, said)] if said.items() <= dict(one[3]).items()]
        for claim, standing in facts[key]:
            home = min((one for one in alike if _says(facts[one], claim)), default=None)
            if home is not None:
                kept[home] = [*kept[home], (claim, standing)]
                kept[key] = [pair for pair in kept[key] if pair[0] is not claim]
    return {key: pairs for key, pairs in kept.items() if pairs}


def _run(key: Any, said: Mapping[str, str]) -> tuple[Any, ...]:
    return (key[0], key[1], *(said.get(name, "") for name in _RUN))


def _says(pairs: list[Any], claim: Claim) -> bool:
    return any(other.value == claim.value for other, _ in pairs)
