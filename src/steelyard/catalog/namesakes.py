"""No two models of a creator go by one name: a list that calls an edition by its base model's name is told apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from steelyard.catalog.entries import Known, Model

TOLD_APART: Final = "told_apart"
"""The rule by which a model goes by another name than its source gives it."""

NAMED: Final = {
    TOLD_APART: "The name that lists give it is that of another model of its creator, so it goes by that name and what its own "
    "id has besides; where that says less than the name does, by its id."
}
"""The rules of this module, as a reader sees them."""

_DAY: Final = re.compile(r"-(?:20\d\d-?[01]\d-?[0-3]\d|20\d\d-[01]\d)$")
_WORDS: Final = re.compile(r"[-_ ]+")
_VERSION: Final = re.compile(r"v\d")
_INITIALS: Final = frozenset({"awq", "fp8", "gguf", "gptq"})


def told_apart(models: Mapping[str, Model]) -> dict[str, Model]:
    """The same models; of those of one creator that lists call alike, all but the one whose name it is by names of their own.

    A name that somebody wrote down here is kept. A floating name shares that of what it means, and no other's.
    """
    alike: dict[tuple[str, str], list[Model]] = {}
    for one in models.values():
        alike.setdefault((one.creator, _folded(one.name)), []).append(one)
    taken = {(one.creator, _folded(one.id.partition("/")[2])): one for one in models.values()}
    found = dict(models)
    for (creator, name), many in sorted(alike.items()):
        plain = [one for one in many if not one.alias]
        floats = taken.get((creator, name))
        meant = {span.model for span in floats.aliases} if floats and floats.alias else set()
        keeps = min(plain, key=_claim, default=None)
        for one in plain:
            strange = bool(meant) and one.id not in meant
            if not _ours(one) and (strange or one is not keeps):
                found[one.id] = _renamed(one)
    return found


def _claim(one: Model) -> tuple[object, ...]:
    """How good its title to its name is, the best first: we wrote it, its creator's list does, its id says the least more."""
    return not _ours(one), not _stated(one), len(_more(one)), _undated(one) != _words(one.name), len(one.id), one.id


def _ours(one: Model) -> bool:
    return any("curated" in known.sources for known in _names(one))


def _stated(one: Model) -> bool:
    return any(known.status != "estimated" for known in _names(one))


def _names(one: Model) -> Iterable[Known]:
    return (known for known in one.facts if known.property == "name" and not known.qualifiers)


def _renamed(one: Model) -> Model:
    more = _more(one)
    spelt = set(_words(one.name)) <= set(_undated(one))
    name = f"{one.name} {' '.join(map(_written, more))}" if spelt and more else one.id.partition("/")[2]
    facts = tuple(_as(known, name) if known.property == "name" and not known.qualifiers else known for known in one.facts)
    return msgspec.structs.replace(one, name=name, facts=facts)


def _as(known: Known, name: str) -> Known:
    return msgspec.structs.replace(known, value=name, status="derived", rule=TOLD_APART)


def _more(one: Model) -> list[str]:
    """The words of its id that its name lacks, in their order."""
    said = set(_words(one.name))
    return [word for word in _undated(one) if word not in said]


def _undated(one: Model) -> list[str]:
    return _words(_DAY.sub("", one.id.partition("/")[2]))


def _words(name: str) -> list[str]:
    return [word for word in _WORDS.split(name.casefold()) if word]


def _written(word: str) -> str:
    """A word of an id as a word of a name: Pro, 8B, GGUF, v2."""
    if word in _INITIALS or word[:1].isdigit():
        return word.upper()
    return word if _VERSION.match(word) else word.capitalize()


def _folded(name: str) -> str:
    """Letters and digits, with the signs that set names apart: R+ is not R, 1.5 not 15."""
    return "".join(sign for sign in name.casefold() if sign.isalnum() or sign in "+.")
