"""What hosts' rows suggest of a model where its creator is silent; each docstring is what a reader sees.

A host speaks for its endpoint and never outvotes a creator (design rule 2). Its silence says nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec

from steelyard.reconcile.agreement import Measure, agree
from steelyard.reconcile.rules import Decision, Voice
from steelyard.records.claim import encode_value
from steelyard.vocabulary.kinds import Status
from steelyard.vocabulary.properties import PROPERTIES

_TWO: Final = 2


def usual(voices: Sequence[Voice]) -> Decision | None:
    """The creator's word is not on record here. Shown is what the rows of most providers that serve it give, marked as
    an estimate: a catalogue may have copied it from row to row. No verdict rests on it. Where as many give another value,
    none is usual.
    """
    providers: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        providers[encode_value(voice.value)].add(voice.claim.subject.provider)
    text, *others = sorted(providers, key=lambda value: (-len(providers[value]), value))
    won = tuple(v for v in voices if encode_value(v.value) == text)
    for other in (v for v in voices if encode_value(v.value) in others):
        even = len(providers[encode_value(other.value)]) == len(providers[text])
        if even and not agree(won[0].value, other.value, Measure(PROPERTIES[other.claim.property].type)):
            return None
    return Decision(won[0].value, Status.ESTIMATED, "usual", won, tuple(v for v in voices if v not in won))


def usual_of_two(voices: Sequence[Voice]) -> Decision | None:
    """The creator's word is not on record here. Shown is what the rows of most providers that serve it give, of two at the
    least, for the only one may have written down the day on which it began to serve it. It is an estimate, and no verdict
    rests on it. Where as many give another value, none is usual.
    """
    decision = usual(voices)
    if decision is None or len(_providers(decision.won)) < _TWO:
        return None
    return msgspec.structs.replace(decision, rule="usual_of_two")


def plain_name(voices: Sequence[Voice]) -> Decision | None:
    """The creator's word is not on record here. Shown is what most providers call it, without what a host writes around a
    model's name: the creator in front, and a tier of its own in brackets.
    """
    providers: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        providers[undressed(str(voice.value))].add(voice.claim.subject.provider)
    name = min(providers, key=lambda value: (-len(providers[value]), value))
    won = tuple(v for v in voices if undressed(str(v.value)) == name)
    return Decision(name, Status.ESTIMATED, "plain_name", won, tuple(v for v in voices if v not in won))


_TIER: Final = re.compile(r"\s*\((?:free|beta|exp|paid|batch|nitro|self-moderated|extended|fast)\)$", re.IGNORECASE)


def undressed(name: str) -> str:
    """A host's label as a name: `Acme: Model 2 (free)` → `Model 2`."""
    _, colon, rest = name.partition(": ")
    return _TIER.sub("", rest if colon and rest.strip() else name).strip() or name


def yes_counts(voices: Sequence[Voice]) -> Decision | None:
    """The creator's word is not on record here. Two or more providers serve it with this ability, and a host can leave an
    ability out but hardly add it, so a yes counts and a no does not.
    """
    won = tuple(v for v in voices if v.value is True)
    if len(_providers(won)) < _TWO:
        return None
    return Decision(True, Status.DERIVED, "yes_counts", won)


def told_open(voices: Sequence[Voice]) -> Decision | None:
    """The creator's word is not on record here. Serving a model says nothing of its weights: that they are published is only
    what catalogues write beside it at two or more houses, and at more than the contrary. It is an estimate, and no verdict
    rests on it; that they are kept back is never concluded so.
    """
    won = tuple(v for v in voices if v.value is True)
    lost = tuple(v for v in voices if v.value is False)
    if len(_houses(won)) < _TWO or len(_houses(won)) <= len(_houses(lost) - _houses(won)):
        return None
    return Decision(True, Status.ESTIMATED, "told_open", won, lost)


def mostly_yes(voices: Sequence[Voice]) -> Decision | None:
    """The creator's word is not on record here. Two or more providers say yes, and they are more than those that say no: a
    catalogue's flag is easily set for a whole family, so a few against many decide nothing.
    """
    won = tuple(v for v in voices if v.value is True)
    lost = tuple(v for v in voices if v.value is False)
    if len(_providers(won)) < _TWO or len(_providers(won)) <= len(_providers(lost) - _providers(won)):
        return None
    return Decision(True, Status.DERIVED, "mostly_yes", won, lost)


def seen_twice(voices: Sequence[Voice]) -> Decision | None:
    """The creator's word is not on record here. Listed is what at least two providers, and at least half of those that say
    anything, serve it with (or the only one): some convert what the model itself can't take. What one of two
    names and the other does not is neither listed nor denied.
    """
    listed = _per_provider(voices)
    seen = Counter(item for items in listed.values() for item in items)
    enough = max(min(_TWO, len(listed)), (len(listed) + 1) // 2)
    value = tuple(sorted((item for item, count in seen.items() if count >= enough), key=_modality_order))
    if not value:
        return None
    open_ = {item for item, count in seen.items() if item not in value and count * 2 >= len(listed)}
    more = tuple(v for v in voices if open_ & set(v.value))
    won = tuple(v for v in voices if set(v.value) & set(value) and v not in more)
    return Decision(value, Status.DERIVED, "seen_twice", won or more, more if won else ())


HOST_RULES: Final[dict[str, Callable[[Sequence[Voice]], Decision | None]]] = {
    rule.__name__: rule for rule in (usual, usual_of_two, plain_name, yes_counts, told_open, mostly_yes, seen_twice)
}

_MODALITIES: Final = ("text", "image", "audio", "video", "pdf")


def _providers(voices: Sequence[Voice]) -> set[str]:
    return {v.claim.subject.provider for v in voices}


def _houses(voices: Sequence[Voice]) -> set[str]:
    """The providers, those of one house as one: `azure` and `azure-cognitive-services` are."""
    return {provider.partition("-")[0] for provider in _providers(voices)}


def _per_provider(voices: Sequence[Voice]) -> dict[str, set[Any]]:
    found: dict[str, set[Any]] = defaultdict(set)
    for voice in voices:
        if isinstance(voice.value, tuple):
            found[voice.claim.subject.provider].update(voice.value)
    return found


def _modality_order(item: str) -> tuple[int, str]:
    return (_MODALITIES.index(item) if item in _MODALITIES else len(_MODALITIES), item)
