"""How contenders are called in addresses: a model by its name, one endpoint of it by `provider::ref`.

`gpt-4o-2024-11-20` is a model whose name only one creator uses, `openai:gpt-4o` the model openai/gpt-4o; the
endpoint of that name at that provider, on the command line `openai:gpt-4o`, is `openai::gpt-4o`: an address never means either.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Final

from steelyard.catalog.snapshot import Snapshot

ENDPOINT: Final = "::"
_APART: Final = "-vs-"


class Tokens:
    """Short names of one snapshot's models and endpoints, there and back."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def models(self) -> dict[str, str]:
        """Models' short names by id: without the creator where that is enough."""
        every = [line.id for line in self.snapshot.summaries]
        names = Counter(id_.partition("/")[2] for id_ in every)
        return {id_: _short(id_, lonely=names[id_.partition("/")[2]] == 1) for id_ in every}

    @cached_property
    def ids(self) -> dict[str, str]:
        """Models' ids by their short names."""
        return {token: id_ for id_, token in self.models.items()}

    def of(self, id_: str) -> str:
        """What a model or an endpoint is called in an address."""
        if id_ in self.models:
            return self.models[id_]
        provider, colon, ref = id_.partition(":")
        return f"{provider}{ENDPOINT}{ref}" if colon and self.snapshot.has("endpoints", id_) else id_

    def means(self, token: str) -> str:
        """The id that a short name bears; whatever is none stays as it is, for the resolver to read."""
        if token in self.ids:
            return self.ids[token]
        creator, colon, name = token.lower().partition(":")
        if colon and f"{creator}/{name}" in self.models:
            return f"{creator}/{name}"
        provider, twice, ref = token.partition(ENDPOINT)
        return f"{provider}:{ref}" if twice and provider else token

    def near(self, id_: str) -> tuple[str, ...]:
        """The endpoints of the same provider whose names are nearest, as addresses have them."""
        from difflib import get_close_matches

        head = f"{id_.partition(':')[0]}:"
        same = [one for one in self.snapshot.ids("endpoints") if one.startswith(head)]
        return tuple([self.of(one) for one in get_close_matches(id_, same, n=5, cutoff=0.5)])

    def apart(self, token: str) -> list[str]:
        """`a-vs-b` as its parts."""
        return [token] if self.whole(token) else [part for part in token.split(_APART) if part]

    def whole(self, token: str) -> bool:
        """Whether a text is one short name, whatever stands in it."""
        return token in self.ids or self.snapshot.has("endpoints", self.means(token))


def _short(id_: str, *, lonely: bool) -> str:
    creator, _, name = id_.partition("/")
    plain = lonely and _APART not in name and ENDPOINT not in name
    return name if plain else f"{creator}:{name}"
