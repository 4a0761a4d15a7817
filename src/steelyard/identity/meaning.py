"""What a name means, given the catalogue's tables: the one pure function behind the compile and every answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from steelyard.identity import tables as t
from steelyard.identity.at_home import at_home
from steelyard.identity.completion import Cores, completed
from steelyard.identity.providers import Providers
from steelyard.identity.spelling import undecorated
from steelyard.vocabulary.naming import Decoration, Reading, read
from steelyard.vocabulary.naming.decorations import ALWAYS, UNLESS_OWN

SURE, READ, COMPLETED = 1.0, 0.97, 0.9


class Meaning(NamedTuple):
    """Our id of what a name means ("" where that is not known), how sure that is, and what was taken off the name."""

    id: str
    confidence: float
    decorations: tuple[Decoration, ...]
    reading: Reading | None = None

    @property
    def key(self) -> str:
        """The key that the name was read as."""
        return self.reading.key if self.reading else ""


class Lexicon:
    """The tables, ready to be asked."""

    def __init__(self, tables: t.Tables, reader: Callable[[str, str], Reading] = read) -> None:
        self.tables = tables
        self._reader = reader
        self.providers = Providers(tables.providers)

    def over(self, tables: t.Tables) -> Lexicon:
        """Other tables, read by the same grammar."""
        return Lexicon(tables, self._reader)

    @cached_property
    def cores(self) -> Cores:
        """The keys that stand for themselves, for completions."""
        return Cores(self.tables.keys)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id of ours that a name can mean."""
        pointed = (model for spans in self.tables.spans.values() for _, _, model in spans)
        return frozenset(id_ for id_ in (*self.tables.keys.values(), *self.tables.refs.values(), *pointed) if id_)

    def meaning(self, name: str, provider: str = "") -> Meaning:
        """What `name` means at `provider` (ours or any spelling), or anywhere."""
        plain = t.plain(name)
        host = self.providers.id_of(provider)
        if not host:
            host, plain, name = self._hosted(plain, name)
        if host:  # our ids are ours: at a provider the same letters may mean another model
            known = self.tables.refs.get(f"{host}:{self.providers.bare(plain, host)}")
        else:
            known = self.tables.names.get(plain) or self._own(plain)
        reading = at_home(self._reader(name, host), host, self.tables)
        if known is None and not host:
            known = self._ours(plain, reading)
        if known is not None:
            return Meaning(known, SURE if known else 0.0, reading.decorations, reading)
        return self._read(reading, host)

    def _ours(self, plain: str, reading: Reading) -> str | None:
        """The id of ours that a name is but for its decorations."""
        behind = [d for d in reading.decorations if f"{d.text}/" not in plain]
        return self._own(undecorated(plain, behind)) if behind else None

    def _own(self, plain: str) -> str | None:
        """The id of ours that a name is, or is without its creator where no other id ends alike."""
        return plain if plain in self.ids else self.tails.get(plain)

    @cached_property
    def tails(self) -> dict[str, str]:
        """Ids by what they are without their creator, those left out that end as another does."""
        found: dict[str, list[str]] = {}
        for id_ in self.ids:
            found.setdefault(id_.partition("/")[2], []).append(id_)
        return {tail: ids[0] for tail, ids in found.items() if len(ids) == 1}

    def settled(self, id_: str) -> str:
        """The model, for a floating name that has only ever meant one; else the id itself."""
        return self.tables.settled.get(id_, id_)

    def _hosted(self, plain: str, name: str) -> tuple[str, str, str]:
        """`provider[/region]:ref` is taken apart where its head is a provider that is known, and it is no tagged name."""
        head, colon, rest = plain.partition(":")
        provider, _, region = head.partition("/")
        place = provider in self.tables.providers.values() and (
            not region or bool(re.match(r"[a-z-]+-\d$|us|eu", region))
        )
        if (
            colon
            and place
            and rest[:1].isalpha()
            and rest not in ALWAYS
            and rest not in UNLESS_OWN
            and plain not in self.ids
        ):
            return provider, rest, name.strip()[len(head) + 1 :]
        return "", plain, name

    def _read(self, reading: Reading, host: str) -> Meaning:
        target = self.tables.keys.get(reading.key)
        if target is not None:
            return Meaning(target, READ if target else 0.0, reading.decorations, reading)
        if host == "openrouter" and len(reading.date) == 8:  # noqa: PLR2004
            target = self.tables.keys.get(reading._replace(date="").key)
            if target:
                return Meaning(target, COMPLETED, reading.decorations, reading)
        more = completed(reading.key, self.cores)
        if more:
            return Meaning(self.tables.keys[more], COMPLETED, reading.decorations, reading)
        if reading.family == "qwen" and reading.words == ("thinking",):  # an edition of its own would be known
            target = self.tables.keys.get(reading._replace(words=()).key)
            if target:
                return Meaning(target, COMPLETED, reading.decorations, reading)
        return Meaning("", 0.0, reading.decorations, reading)  # however well it is formed, the catalogue has no such model
