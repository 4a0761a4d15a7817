"""Finding models by words and by what they must be able to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.catalog.entries import Summary
from steelyard.errors import BadInput
from steelyard.vocabulary.needs import NEEDS, offered

_OPEN: Final = "open-weights"
_GUESSED: Final = {"context": "context", "input price": "price_input", "output price": "price_output"}
"""By what is wanted, the field of a line by which it is told."""


class Search(msgspec.Struct, frozen=True):
    """What is looked for. `needs` are words of vocabulary.needs; prices are USD per 1M tokens.

    A model of which a wanted property is not documented does not fit: unknown never passes for yes. With `silent` it is
    listed too, with what is not said; one that by an estimate has what is wanted is among them.
    """

    query: str = ""
    needs: tuple[str, ...] = ()
    min_context: int = 0
    max_input_price: Decimal | None = None
    max_output_price: Decimal | None = None
    open_weights: bool = False
    creator: str = ""
    provider: str = ""
    kind: str = ""
    aliases: bool = False
    retired: bool = False
    silent: bool = False
    sort: str = ""
    limit: int | None = None


SORTS: Final = ("name", "released", "context", "input-price", "output-price", "providers")
"""What `--sort` takes; without it, the most served first."""


def search(lines: Iterable[Summary], wanted: Search) -> list[Summary]:
    """The lines that fit, sorted; what is unknown in the sorting key comes last. With `silent`, those that may fit come behind
    them, with what is `unsaid`. BadInput for an unknown need or key.
    """
    _check(wanted)
    words = worded(wanted.query)
    among = (line for line in lines if _is_among(line, wanted) and (not words or holds(_text(line), words)))
    every = [(line, unsaid) for line in among if (unsaid := _unsaid(line, wanted)) is not None]
    found = [line for line, unsaid in every if not unsaid]
    if wanted.silent:
        found += [msgspec.structs.replace(line, unsaid=unsaid) for line, unsaid in every if unsaid]
    asked = _loose(wanted.query.casefold())
    found.sort(key=lambda line: (bool(line.unsaid), _order(line, wanted.sort, asked)))
    return found[: wanted.limit] if wanted.limit is not None else found


def _check(wanted: Search) -> None:
    unknown = [need for need in wanted.needs if not offered(need)]
    if unknown:
        raise BadInput(f"Nothing can be needed by the name {unknown[0]!r}. There are: {', '.join(NEEDS)}.")
    if wanted.sort and wanted.sort not in SORTS:
        raise BadInput(f"Nothing is sorted by {wanted.sort!r}. There are: {', '.join(SORTS)}.")
    for what, least in (
        ("smallest context", wanted.min_context),
        ("highest input price", wanted.max_input_price),
        ("highest output price", wanted.max_output_price),
        ("limit", wanted.limit),
    ):
        if least is not None and least < 0:
            raise BadInput(f"The {what} asked for is {least}; it can't be less than 0.")


def _is_among(line: Summary, wanted: Search) -> bool:
    """Whether it is of those that are asked about: by whom, sold by whom, in service."""
    return (
        (wanted.aliases or not line.alias)
        and (wanted.retired or line.lifecycle != "retired" or still_served(line))
        and wanted.creator in ("", line.creator)
        and (not wanted.provider or wanted.provider in line.providers)
        and wanted.kind in ("", line.kind)
    )


def still_served(line: Summary) -> bool:
    """Whether others go on to serve the weights of what its creator has retired."""
    return line.open_weights is True and line.endpoints > 0


def _unsaid(line: Summary, wanted: Search) -> tuple[str, ...] | None:
    """What no source says of what is wanted, or an estimate only; None where something speaks against it."""
    needs = [*map(offered, wanted.needs), *([_OPEN] if wanted.open_weights else [])]
    met = {need: need in line.needs or (False if need in line.denied else None) for need in needs}
    if wanted.min_context:
        met["context"] = None if line.context is None else line.context >= wanted.min_context
    for what, price, most in (
        ("input price", line.price_input, wanted.max_input_price), ("output price", line.price_output, wanted.max_output_price),
    ):
        if most is not None:
            met[what] = None if price is None else Decimal(price) <= most
    if False in met.values():
        return None
    guessed = [what for what, field in _GUESSED.items() if met.get(what) and field in line.estimated]
    return (*(what for what, yes in met.items() if yes is None), *guessed)


def _text(line: Summary) -> str:
    return f"{line.id} {line.name} {' '.join(line.names)}".casefold()


def _loose(word: str) -> re.Pattern[str]:
    """A word however it is punctuated, at the beginning of one: gpt4o is found in gpt-4o."""
    letters = [re.escape(letter) for letter in word if letter.isalnum()]
    return re.compile(r"(?<![^\W_])" + r"[-._:/+ ]?".join(letters) if letters else r"(?!)")


def worded(query: str) -> list[tuple[str, re.Pattern[str]]]:
    """The words that are looked for, each as it is typed and however it is punctuated."""
    return [(word, _loose(word)) for word in query.casefold().split()]


def holds(text: str, words: list[tuple[str, re.Pattern[str]]]) -> bool:
    """Whether every word stands in a text in small letters."""
    return all(word in text or loose.search(text) for word, loose in words)


def _nearness(line: Summary, asked: re.Pattern[str]) -> int:
    """0 for the model that is called so, 1 for one in whose name a word begins so, 2 for any other."""
    tail, name = line.id.partition("/")[2], line.name.casefold()
    if any(asked.fullmatch(called) for called in (tail, name, line.id)):
        return 0
    return 1 if asked.search(tail) or asked.search(name) else 2


def _order(line: Summary, key: str, asked: re.Pattern[str]) -> tuple[Any, ...]:
    values: dict[str, Any] = {
        "name": line.name.casefold(),
        "released": _last(line.released),
        "context": -(line.context or 0),
        "input-price": _price(line.price_input),
        "output-price": _price(line.price_output),
        "providers": -len(line.providers),
    }
    return (values[key], line.id) if key else (_nearness(line, asked), -len(line.providers), -line.endpoints, line.id)


def _last(day: str | None) -> tuple[int, ...]:
    """The latest first; what is dated by a year or month alone comes behind the days in it."""
    return tuple(-ord(c) for c in f"{day}-00-00"[:10]) if day else (0,)


def _price(price: str | None) -> tuple[bool, bool, Decimal]:
    """The lowest first; a zero beside another price says little of what it costs, and comes behind those, the unknown last."""
    usd = Decimal(price or 0)
    return (not usd, price is None, usd)
