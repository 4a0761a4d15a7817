"""What a comparison calls its contenders: the full name where it introduces them, a short one in its sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from steelyard.catalog.view import adrift
from steelyard.compare.comparison import Contender

_LONG: Final = 18
_TELLING: Final = 3
_SIZE: Final = re.compile(r"[aAeE]?\d+(?:\.\d+)?(?:[xX]\d+)?[BbMmTtEe]\Z")
_EDITION: Final = frozenset({"instruct", "chat", "it", "(base)"})


def called(contenders: Sequence[Contender]) -> tuple[Contender, ...]:
    """Contenders with their names for this comparison: told apart where they would read the same, short in prose where
    the short form means nobody else here.
    """
    apart = told_apart(contenders)
    shorts = [brief(c) for c in apart]
    names = [c.name for c in apart]
    return tuple(
        [replace(c, short=_free(short, c.name, shorts, names)) for c, short in zip(apart, shorts, strict=True)]
    )


def floats(contender: Contender) -> bool:
    """Whether it is a floating name, or an endpoint of one, of which nobody says what it means on the day."""
    return adrift(contender.view.model, contender.view.at)


def _free(short: str, name: str, shorts: Sequence[str], names: Sequence[str]) -> str:
    """The short form where nobody else here goes by it, else the whole name."""
    taken = shorts.count(short) > 1 or (short != name and short in names)
    return name if taken else short


def told_apart(contenders: Sequence[Contender]) -> tuple[Contender, ...]:
    """Contenders whose names would read the same bear their id beside it."""
    names = [c.name for c in contenders]
    if len(set(names)) == len(names):
        return tuple(contenders)
    return tuple([replace(c, label=f"{c.name} [{c.id}]") if names.count(c.name) > 1 else c for c in contenders])


def brief(contender: Contender) -> str:
    """The name without what a reader of this page need not hear again; the whole where a label tells it apart."""
    if contender.label:
        return contender.label
    name = shortened(contender.view.name)
    return f"{name} ({contender.only.endpoint.provider_name})" if contender.only else name


@lru_cache(maxsize=4096)
def shortened(name: str) -> str:
    """A long name up to its sizes and edition, as long as three words are left: Llama 4 Maverick, of the Llama 4
    Maverick 17B 128E Instruct. Numbers of versions and dates stay, for they are who it is.
    """
    words = name.split(" ")
    if len(name) < _LONG or len(words) <= _TELLING:
        return name
    kept = [w for place, w in enumerate(words) if place < _TELLING or not _dispensable(w)]
    return " ".join(kept)


def _dispensable(word: str) -> bool:
    return bool(_SIZE.match(word)) or word.casefold() in _EDITION
