"""Answering what a name means, from the compiled index alone: the read side's `resolve`.

resolver = Resolver(snapshot_index)
resolver.resolve("us.anthropic.claude-sonnet-4-5-20250929-v1:0", provider="AWS Bedrock").model
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from steelyard.identity import tables as t
from steelyard.identity.known import Known
from steelyard.records.identity import Decoration

if TYPE_CHECKING:
    from steelyard.identity.meaning import Lexicon
    from steelyard.identity.nearness import Nearness

ADRIFT = 0.5
"""How sure a floating name is of which nobody says what it means."""

REMEMBERED = 200_000
"""So many answers are kept; then the memory starts anew, whoever asks for what."""


class Answer(msgspec.Struct, frozen=True):
    """What one name means: a model, an alias (and its model on the day asked), or nothing that we know. An alias of which
    nobody says what it means on that day stands for itself, and is half sure at most.
    """

    means: str
    model: str | None
    alias: str | None
    confidence: float
    decorations: tuple[Decoration, ...] = ()
    candidates: tuple[str, ...] = ()


class Resolver:
    """Names → answers; the same for a name whatever else is asked."""

    def __init__(self, index: bytes) -> None:
        tables, known = t.parts(index)
        self._index = tables
        self._known = Known(known)
        self._memory: dict[tuple[str, str, str | None], Answer] = {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The tables and the grammar, loaded when a name first needs them."""
        from steelyard.identity.meaning import Lexicon

        return Lexicon(self.tables)

    @cached_property
    def tables(self) -> t.Tables:
        """The tables, decoded when first needed."""
        return t.decode(self._index)

    @cached_property
    def nearness(self) -> Nearness:
        """Our ids, ready to be compared with a slip."""
        from steelyard.identity.nearness import Nearness

        return Nearness(self.lexicon.ids, self.tables.keys)

    def knows(self, name: str) -> bool:
        """Whether the catalogue itself holds this name, whether or not it knows what is meant."""
        return self._known.get(t.plain(name)) is not None

    def resolve(self, name: str, provider: str = "", at: str | None = None) -> Answer:
        """What `name` means at `provider` (any spelling of it, or none), on the day `at` (ISO), or now."""
        key = (name, provider, at)
        answer = self._memory.get(key)
        if answer is None:
            if len(self._memory) >= REMEMBERED:
                self._memory.clear()
            answer = self._memory[key] = self._answer(name, provider, at)
        return answer

    def _answer(self, name: str, provider: str, at: str | None) -> Answer:
        known = None if provider else self._known.get(t.plain(name))
        if known is not None:
            taken = tuple(Decoration(*decoration) for decoration in known.decorations)
            if not known.id:
                return Answer("unknown", None, None, 0.0, taken, known.candidates)
            return self._means(known.id, known.floating, at, known.confidence, taken)
        meaning = self.lexicon.meaning(name, provider)
        taken = tuple(Decoration(*decoration) for decoration in meaning.decorations)
        if not meaning.id:
            return Answer("unknown", None, None, 0.0, taken, self.nearness.nearest(name, meaning.key))
        return self._means(meaning.id, meaning.id in self.tables.spans, at, meaning.confidence, taken)

    def _means(self, id_: str, floating: bool, at: str | None, sure: float, taken: tuple[Decoration, ...]) -> Answer:
        if not floating:
            return Answer("model", id_, None, sure, taken)
        meant = t.span_at(self.tables.spans[id_], at)
        return Answer("alias", meant or id_, id_, sure if meant else min(sure, ADRIFT), taken)
