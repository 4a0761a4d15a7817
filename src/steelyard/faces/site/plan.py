"""Which pages there are, and in which portions they are written; a plan never holds all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import msgspec
from msgspec.structs import replace

from steelyard.errors import BadInput
from steelyard.faces.book import popular, texts
from steelyard.faces.book.shelf import Shelf

PORTION: Final = 100
MOST_NAMED: Final = 100_000
"""So many pairs of a file are remembered, so that pages can link to one another; with more, none do."""

Pair = tuple[str, str]
_KINDS: Final = {"popular": popular.pairs, "all": popular.every}


class Options(msgspec.Struct, frozen=True):
    """What the reader of the site will get. `pairs` is "popular", "all" or a file; `encodings` of gz, br, zst; with `pictures`,
    comparisons and models have one of themselves.
    """

    pairs: str = "popular"
    base: str = ""
    encodings: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    pictures: bool = False


class Plan(msgspec.Struct, frozen=True):
    """What a site is made of: another snapshot, day, code or option makes another site."""

    snapshot: str
    day: str
    code: str
    options: Options


class Portion(msgspec.Struct, frozen=True):
    """Some files that are written together: addresses, or pairs to compare, or what is no page."""

    number: int
    addresses: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    small_print: bool = False

    @property
    def pages(self) -> int:
        """How many pages that makes."""
        return len(self.addresses) + len(self.pairs)


def portions(shelf: Shelf, options: Options) -> Iterator[Portion]:
    """Everything that is to be written, portion by portion."""
    numbers = count()
    yield Portion(next(numbers), small_print=True)
    for addresses in batched(filter(plain, texts.addresses(shelf))):
        yield Portion(next(numbers), addresses=addresses)
    for some in batched(pairs(shelf, options.pairs)):
        yield Portion(next(numbers), pairs=some)


def published(shelf: Shelf, options: Options) -> Options:
    """The options as a site may tell them: a file by a digest of its pairs, not by where it lies; BadInput as `named`."""
    if options.pairs in _KINDS:
        return options
    told = hashlib.sha256()
    for one, other in named(shelf, Path(options.pairs)):
        told.update(f"{one} {other}\n".encode())
    return replace(options, pairs=f"sha256:{told.hexdigest()}")


def pairs(shelf: Shelf, wanted: str) -> Iterator[Pair]:
    """The pairs that are wanted, ids in order; those whose names are no file names are left out."""
    every = _KINDS[wanted](shelf) if wanted in _KINDS else named(shelf, Path(wanted))
    return (pair for pair in every if plain(shelf.compared(pair)))


def named(shelf: Shelf, path: Path) -> Iterator[Pair]:
    """The pairs of a file, two names on each line; BadInput names the line that is no pair."""
    try:
        file = path.open(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"--pairs {path}: {error.strerror}. It is popular, all, or a file of two names a line.") from None
    with file:
        for number, line in enumerate(file, 1):
            names = line.replace(",", " ").split()
            if not names or names[0].startswith("#"):
                continue
            if len(names) != 2:  # noqa: PLR2004 - a pair
                raise BadInput(f"{path}, line {number}: {line.strip()[:80]!r} is no pair of names.")
            one, other = sorted(shelf.contender(name).id for name in names)
            if one != other:
                yield one, other


def reachable(shelf: Shelf, options: Options) -> Callable[[str], bool]:
    """Whether the site has a page at an address."""
    compared = _compared(shelf, options)
    fixed = set(texts.FIXED) | {"/changes.atom"}
    held = set(filter(plain, texts.addresses(shelf))) | fixed

    def known(address: str) -> bool:
        if "?" in address or not plain(address):
            return False
        if address.startswith("/compare/"):
            return compared(address)
        return address in held or address.endswith(options.twins or ("\0",))

    return known


def _compared(shelf: Shelf, options: Options) -> Callable[[str], bool]:
    if options.pairs == "all":
        single = {token for id_, token in shelf.tokens.models.items() if not shelf.lines[id_].alias}
        return lambda address: _of_all(address, single, options.twins)
    there = {shelf.compared(pair) for pair in islice(pairs(shelf, options.pairs), MOST_NAMED + 1)}
    if len(there) > MOST_NAMED:
        return lambda _: False
    return lambda address: bare(address, options.twins) in there


def _of_all(address: str, single: set[str], twins: tuple[str, ...]) -> bool:
    names = [unquote(name) for name in bare(address, twins).split("/")[2:]]
    return len(names) == 2 and single.issuperset(names)  # noqa: PLR2004 - all pairs, nothing wider


def bare(address: str, twins: tuple[str, ...]) -> str:
    """An address without the ending of a twin."""
    return next((address[: -len(twin)] for twin in twins if address.endswith(twin)), address)


def plain(address: str) -> bool:
    """Whether an address is a file's name on every system's web server: nothing in it had to be quoted."""
    return "%" not in address


def batched(items: Iterable[str] | Iterable[Pair]) -> Iterator[tuple]:  # type: ignore[type-arg]
    """Items in portions."""
    source = iter(items)
    while some := tuple(islice(source, PORTION)):
        yield some
