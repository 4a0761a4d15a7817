"""Reading a model's name: who made it, its family, version, size, variant and date, and what only decorates it.

The law: two spellings of one model have the same `key`, two models have different ones. A word that is not understood
stays in the key: it can keep a name apart, never join it. `read` is pure, and looks at nothing but its arguments.

    read("us.anthropic.claude-sonnet-4-5-20250929-v1:0")
        creator      anthropic
        family       claude
        version      4.5
        words        sonnet
        date         20250929
        decorations  us  anthropic  -v1:0
"""

from __future__ import annotations

import re
from typing import NamedTuple

from steelyard.vocabulary.naming import laws
from steelyard.vocabulary.naming.creators import DERIVERS, MIRRORS, TUNERS, creator_of, slug
from steelyard.vocabulary.naming.cutting import cut
from steelyard.vocabulary.naming.decorations import HOSTS_OWN, PLACES, REGIONS, Decoration, placed
from steelyard.vocabulary.naming.families import SPELLINGS
from steelyard.vocabulary.naming.reading import Reading
from steelyard.vocabulary.naming.slots import SIZE, Slots
from steelyard.vocabulary.naming.traits import BASES, CLOSED, DERIVED, EVERYDAY, IMPLIED
from steelyard.vocabulary.naming.unlisted import unlisted


class Found(NamedTuple):
    """Where a family stands among the words."""

    start: int
    end: int
    family: str
    creator: str


def read(name: str, provider: str = "") -> Reading:
    """What `name` says, as `provider` (any spelling, or none) would mean it."""
    pieces = cut(name)
    prefixes, hint, org = _path(pieces.path)
    host = slug(provider)
    words = _with_family(list(pieces.words), hint if hint in SPELLINGS else host)
    found = family_of(words)
    if found is None:
        return unlisted(words, hint or slug(org), org, host, (*prefixes, *pieces.taken))
    if "ft" in pieces.path:  # what somebody trained it to is another model
        words.append("ft")
    implied = found.family in IMPLIED.values() and found.family not in pieces.words
    front, taken_front = _front(words[: found.start], found, host, implied=implied)
    where = next((segment for segment in map(slug, pieces.path) if segment in HOSTS_OWN), host)
    slots = Slots(
        found.family, where, repository=words[found.start] != "open" and laws.spelled_as_repository(pieces.path, host)
    )
    slots.size += [word for word in front if SIZE.match(word)]
    slots.take(words[found.end :])
    creator, more = _maker(found, hint, org, (*front, *slots.words))
    reading = Reading(
        creator, found.family, slots.version, tuple(slots.size), _words(front, slots, more),
        slots.edition, slots.date, org, (*prefixes, *taken_front, *slots.taken, *pieces.taken),
    )  # fmt: skip
    return laws.elsewhere(laws.applied(reading, dashed=slots.dashed, reordered=slots.version_first), host)


def _words(front: list[str], slots: Slots, more: tuple[str, ...]) -> tuple[str, ...]:
    """The variant's words; what stands in front is written as it would be behind: `l3.3` is Llama 3.3."""
    found = {*slots.words, *more}
    for word in front:
        llama = re.fullmatch(r"l(\d(?:\.\d+)?)", word)
        found |= {"llama", llama[1]} if llama else set() if SIZE.match(word) else {word}
    return tuple(sorted(found))


def family_of(words: list[str]) -> Found | None:
    """The family that says whose model it is: the first that is not a base of others, else the first."""
    found: list[Found] = []
    at = 0
    while at < len(words):
        match = _family_at(words, at)
        if match:
            found.append(match)
        at = match.end if match else at + 1
    return next((f for f in found if f.family not in BASES), found[0] if found else None)


def _family_at(words: list[str], at: int) -> Found | None:
    for spelling, family, creator in SPELLINGS.get(words[at], ()):
        if tuple(words[at : at + len(spelling)]) == spelling:
            return Found(at, at + len(spelling), family, creator)
    return None


def _with_family(words: list[str], hint: str) -> list[str]:
    """Puts back a family that the name leaves to its creator: `deepseek.r1`, `duo-chat-haiku-4-5`, `k2p5`."""
    found = family_of(words)
    if not words or (found and found.family not in BASES):
        return words
    at = next((i for i, word in enumerate(words) if word in IMPLIED), -1)
    if at >= 0 and found is None:
        return [*words[:at], IMPLIED[words[at]], *words[at:]]
    if found is None and re.fullmatch(r"k\d\.\d+", words[0]):
        return ["kimi", *words]
    if found is None and hint in SPELLINGS and re.fullmatch(r"[vrm]?\d+(\.\d+)?", words[0]):
        return [hint, *words]
    return words


def _path(path: tuple[str, ...]) -> tuple[tuple[Decoration, ...], str, str]:
    """What stands in front by slashes: the decorations, the creator that it names, and the last unlisted word."""
    taken, hint, org = [], "", ""
    for segment in path:
        creator = creator_of(segment)
        if creator and slug(segment) not in MIRRORS:
            hint, org = creator, slug(segment)
            taken.append(Decoration(segment, "creator_prefix", f"its creator, {creator}"))
        elif segment in REGIONS or re.fullmatch(r"[a-z]{2}(-gov)?-[a-z]+-\d", segment):
            taken.append(Decoration(segment, "region", REGIONS.get(segment, f"served from {segment}")))
        else:
            org = creator or org if a_place(segment) else segment
            taken.append(placed(segment))
    return tuple(taken), hint, org


def a_place(segment: str) -> bool:
    """Whether a segment of a path says where a model is served."""
    plain = slug(segment)
    return plain in MIRRORS or plain in PLACES or all(w in PLACES or not w for w in re.split(r"[^a-z0-9]+", segment))


def _front(words: list[str], found: Found, provider: str, *, implied: bool) -> tuple[list[str], list[Decoration]]:
    """Words in front of the family: creators and places are taken off; what a fine-tuner calls itself stays."""
    kept: list[str] = []
    taken: list[Decoration] = []
    at = 0
    while at < len(words):
        used = _creator_at(words, at, found)
        word = "-".join(words[at : at + used]) if used else words[at]
        if used:
            taken.append(Decoration(word, "creator_prefix", f"its creator, {found.creator}"))
        elif word in REGIONS:
            taken.append(Decoration(word, "region", REGIONS[word]))
        elif word in PLACES or (not implied and _served_by(word, words, found, provider)):
            taken.append(placed(word))
        elif word.isdigit() and len(word) == 1 and kept and re.fullmatch(r"l?\d", kept[-1]):
            kept[-1] += f".{word}"
        elif word not in laws.NOISE:
            kept.append(word.lstrip("v") if re.match(r"v\d", word) else word)
        at += used or 1
    return kept, taken


def _creator_at(words: list[str], at: int, found: Found) -> int:
    """How many words from `at` spell the family's creator: `z`, `ai`."""
    return next(
        (n for n in range(len(words) - at, 0, -1) if creator_of("".join(words[at : at + n])) == found.creator), 0
    )


def _served_by(word: str, words: list[str], found: Found, provider: str) -> bool:
    """A host's word; or a creator's name alone in front of another's family, which it serves (`cerebras-llama-4-…`)."""
    if word in PLACES or (provider and provider.startswith(word)) or found.family in CLOSED:
        return True
    return bool(creator_of(word)) and word not in SPELLINGS and len(words) == 1 and found.family != "nemotron"


def _maker(found: Found, hint: str, org: str, words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Whose model it is, and what keeps a derivative apart from the model that it is named after."""
    if slug(org) in DERIVERS and hint != found.creator:
        return hint or slug(org), (f"by-{slug(org)}",)
    if found.family in DERIVED and laws.derived(words):
        filed = hint or creator_of(org) or slug(org)
        return (filed if filed != found.creator else ""), ()
    if hint in TUNERS or (hint and found.family in EVERYDAY):
        return hint, ()
    return found.creator, ()
