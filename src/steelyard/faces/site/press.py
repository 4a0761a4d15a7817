"""The press: one address or one pair becomes files, each a path and what is in it."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final
from urllib.parse import unquote, urlsplit

from steelyard.faces.book import asked, changing, conflicts, frame, leaves, lists, sourcing, texts, weighed
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.lost import lost
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.twins import PNG, beside, twin
from steelyard.faces.site.places import File
from steelyard.faces.site.plan import Options, Pair, Portion, pairs, reachable
from steelyard.render.links import Links
from steelyard.render.picture import png
from steelyard.render.render import render


def _brotli(body: bytes) -> bytes:
    import brotli  # type: ignore[import-untyped]

    return bytes(brotli.compress(body, quality=9))


def _zstd(body: bytes) -> bytes:
    return _tight()(body)


@cache
def _tight() -> Callable[[bytes], bytes]:
    import zstandard

    return zstandard.ZstdCompressor(level=12).compress


PACKS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "gz": lambda body: gzip.compress(body, mtime=0), "br": _brotli, "zst": _zstd,
}
"""How files are packed, by the ending of their names; libraries are loaded by who wants them."""
_DEEPEST: Final = 4
_PLAIN: Final = asked.Asked()
_FORMATS: Final = {".json": "json", ".md": "markdown"}


class Press:
    """Makes the pages of one catalogue."""

    def __init__(self, shelf: Shelf, options: Options) -> None:
        self.options = options
        known = reachable(shelf, options)
        self.shelves = [shelf.reaching(Links("../" * depth, "/", known)) for depth in range(_DEEPEST + 1)]

    def files(self, portion: Portion) -> Iterator[File]:
        """The files of a portion."""
        if portion.small_print:
            yield from self.small_print()
        for address in portion.addresses:
            yield from self.single(address)
        for pair in portion.pairs:
            yield from self.pair(pair)

    def single(self, address: str) -> Iterator[File]:
        """A page that is no comparison."""
        shelf = self.shelves[address.count("/") if address != "/" else 0]
        leaf = page_of(shelf, address)
        yield from self.page(leaf, shelf)
        for ending in leaf.twins:
            yield from self.text(beside(leaf.address, ending), twin(leaf, ending, shelf.evidence()))

    def pair(self, pair: Pair) -> Iterator[File]:
        """A comparison."""
        shelf = self.shelves[3]
        found = shelf.cat.compare(*pair)
        leaf = weighed.leaf(shelf, found, _PLAIN, {})
        yield from self.page(leaf, shelf)
        for ending in self.options.twins:
            yield from self.text(leaf.address + ending, render(found, _FORMATS[ending], snapshot=shelf.snapshot))

    def page(self, leaf: Leaf, shelf: Shelf) -> Iterator[File]:
        """A leaf in its frame, and its picture."""
        address = leaf.address.rstrip("/")
        yield from self.packed(f"{address}/index.html", frame.framed(leaf, shelf))
        if leaf.card:
            yield f"{address}{PNG}", png(leaf.card)

    def small_print(self) -> Iterator[File]:
        """Style, script, feed, sitemap, robots, and the page for what is not there."""
        top = self.shelves[0]
        for name, (_, content) in frame.assets().items():
            yield from self.packed(f"/static/{name}", content)
        yield from self.text(changing.FEED, changing.atom(top))
        yield from self.text("/robots.txt", texts.robots(top))
        yield from self.text("/.nojekyll", "")
        if base := self.options.base:
            for address, text in texts.sitemaps(top, pairs(top, self.options.pairs)):
                yield from self.text(address, text)
            yield from self.text("/llms.txt", texts.llms(top))
            # A host answers with it at any depth, so that its links start from the root of the host.
            nowhere = top.reaching(Links(f"{urlsplit(base).path}/", "/", top.links.known))
            yield from self.packed("/404.html", frame.framed(lost(nowhere), nowhere))

    def text(self, path: str, text: str) -> Iterator[File]:
        """A text as a file, in each encoding that is wanted."""
        return self.packed(path, text.encode())

    def packed(self, path: str, body: bytes) -> Iterator[File]:
        """A file, plain and in each encoding that is wanted."""
        yield path, body
        for ending in self.options.encodings:
            yield f"{path}.{ending}", PACKS[ending](body)


def page_of(shelf: Shelf, address: str) -> Leaf:
    """The leaf at an address."""
    fixed: dict[str, Callable[[], Leaf]] = {
        "/": lambda: lists.home(shelf), "/models": lambda: lists.models(shelf, {}), "/creators": lambda: lists.creators(shelf),
        "/providers": lambda: lists.providers(shelf), "/benchmarks": lambda: lists.benchmarks(shelf),
        "/changes": lambda: lists.changes(shelf), "/conflicts": lambda: conflicts.leaf(shelf, {}),
        "/sources": lambda: sourcing.leaf(shelf), "/methodology": lambda: lists.methodology(shelf),
    }
    if address in fixed:
        return fixed[address]()
    _, kind, name = address.split("/", 2)
    makers: dict[str, Callable[[Shelf, str], Leaf]] = {
        "models": leaves.model, "creators": leaves.creator, "providers": leaves.provider, "benchmarks": leaves.benchmark,
    }
    return makers[kind](shelf, unquote(name))
