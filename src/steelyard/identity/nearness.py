"""Which of our ids are spelled most like a name that nobody knows: for suggestions, never for an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, islice, pairwise
from types import MappingProxyType

ENOUGH = 0.4
"""The share of letter pairs in common from which on a name is near."""

RAREST = 6
"""So many of a name's rarest pairs choose the ids that are looked at."""

MOST = 4_000
"""So many ids are looked at for one name, however large the catalogue."""


class Nearness:
    """Our ids by the pairs of letters in their names, and by the family and version that their keys begin with."""

    def __init__(self, ids: Iterable[str], keys: Mapping[str, str] = MappingProxyType({})) -> None:
        self.pairs = {known: _pairs(known.rpartition("/")[2]) for known in sorted(ids)}
        self.holding: dict[str, list[str]] = {}
        for known, pairs in self.pairs.items():
            for pair in pairs:
                self.holding.setdefault(pair, []).append(known)

        self.kin: dict[str, set[str]] = {}
        for key, id_ in keys.items():
            if id_ in self.pairs:
                self.kin.setdefault(_stem(key), set()).add(id_)

    def nearest(self, name: str, key: str = "", limit: int = 5) -> tuple[str, ...]:
        """The ids nearest to `name` by the pairs of letters that they share, best first; in front, those of the family and
        version that its `key` states.
        """
        asked = _pairs(name.rpartition("/")[2].lower()[:200])
        rarest = sorted((pair for pair in asked if pair in self.holding), key=lambda p: (len(self.holding[p]), p))[
            :RAREST
        ]
        near = set(islice(chain.from_iterable(self.holding[pair] for pair in rarest), MOST))
        kin = self.kin.get(_stem(key), set()) if _versioned(key) else set()
        scored = sorted((known not in kin, -_share(asked, self.pairs[known]), len(known), known) for known in near | kin)
        return tuple(known for other, share, _, known in scored[:limit] if not other or -share > ENOUGH)


def _stem(key: str) -> str:
    """The family and version of a key of the grammar."""
    return "|".join(key.split("|", 2)[:2])


def _versioned(key: str) -> bool:
    return not _stem(key).endswith("|") and "|" in key


def _pairs(name: str) -> frozenset[str]:
    letters = "".join(filter(str.isalnum, name))
    return frozenset(map("".join, pairwise(letters)))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
