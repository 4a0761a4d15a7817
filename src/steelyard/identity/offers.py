"""What an offer itself says of its model: a repository or a display name that says more than the provider's own name.

OpenRouter's `deepseek/deepseek-chat` names the repository DeepSeek-V3; a host's `qwen3-coder` shows itself as Qwen3
Coder 480B A35B. Only what refines the name counts, or what the offer's own facts bear out against it.
"""

from __future__ import annotations

from collections.abc import Iterable

from steelyard.identity import tables as t
from steelyard.identity.completion import Fields, fields, part_of, sizes
from steelyard.identity.described import Described
from steelyard.identity.meaning import COMPLETED, Lexicon
from steelyard.identity.providers import Providers
from steelyard.identity.witnesses import Witness
from steelyard.vocabulary.kinds import Kind
from steelyard.vocabulary.naming import Reading, read

_WORDLESS = frozenset({"chat"})
"""Words that only float: a repository need not bear them."""


def offers(witnesses: Iterable[Witness], tables: t.Tables, providers: Providers) -> dict[str, str]:
    """`provider:name` → the id that the offer itself names, where that says more and nobody differs."""
    found: dict[str, set[str]] = {}
    for witness in witnesses:
        if witness.thing.ref.kind is not Kind.ENDPOINT or _floats_at_home(witness, tables):
            continue
        if target := _named(witness, tables):
            found.setdefault(
                f"{witness.provider}:{providers.bare(witness.thing.ref.name, witness.provider)}", set()
            ).add(target)
    return {ref: next(iter(ids)) for ref, ids in sorted(found.items()) if len(ids) == 1}


def _floats_at_home(witness: Witness, tables: t.Tables) -> bool:
    """Whether it is its creator's own floating name, of which somebody says what it meant when: what a catalogue shows it
    as is the model of the day on which that was written.
    """
    known = tables.keys.get(witness.reading.key, "")
    at_home = bool(witness.reading.creator) and tables.owners.get(witness.provider) == witness.reading.creator
    return at_home and bool(tables.spans.get(known)) and known not in tables.settled


def _named(witness: Witness, tables: t.Tables) -> str:
    signs = witness.thing.signs
    for sign, style in (("hugging_face_id", "repository"), ("served_as", witness.provider), ("name", "")):
        if not signs.get(sign) or (sign == "served_as" and witness.thing.ref.source != "openrouter"):
            continue  # what a creator's floating name serves now is an alias with a date, not the offer's own word
        other = read(str(signs[sign]), style)
        target = tables.keys.get(other.key, "")
        if target and target != tables.keys.get(witness.reading.key) and says_more(other, witness.reading):
            return target
    return ""


def says_more(other: Reading, reading: Reading) -> bool:
    """Whether `other` says all that `reading` says, and more."""
    more, less = fields(other.key), fields(reading.key)
    return (
        more != less
        and more.line == less.line
        and less.version in {"", more.version}
        and more.edition in {less.edition, "base"}
        and _edited(more) == (_words(less) - _WORDLESS if not less.version else _words(less))
        and sizes(less.size) <= sizes(more.size)
        and part_of(less.date, more.date)
    )


def _edited(found: Fields) -> frozenset[str]:
    """The words but for `instruct`: of an offer without an edition, the display name tells which one it is."""
    return _words(found) - {"instruct"}


def _words(found: Fields) -> frozenset[str]:
    return frozenset(found.words.split("+") if found.words else ())


def shown(things: Iterable[Described], lexicon: Lexicon) -> dict[str, str]:
    """`provider:display name` → what the offer means that a host shows so, for names that say nothing by themselves."""
    found: dict[str, set[str]] = {}
    for thing in things:
        name = t.plain(thing.signs.get("name", ""))
        if thing.ref.kind is not Kind.ENDPOINT or not name:
            continue
        if lexicon.meaning(name, thing.ref.provider).confidence < COMPLETED:
            place = f"{lexicon.providers.id_of(thing.ref.provider)}:{name}"
            found.setdefault(place, set()).add(lexicon.meaning(thing.ref.name, thing.ref.provider).id)
    return {place: next(iter(ids)) for place, ids in sorted(found.items()) if len(ids) == 1 and "" not in ids}
