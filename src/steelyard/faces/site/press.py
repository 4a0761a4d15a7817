"""The press: one address or one pair becomes files."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import brotli  # type: ignore[import-untyped]
import zstandard

from steelyard.faces.book import asked, changing, frame, leaves, lists, texts, weighed
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.lost import lost
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.twins import PNG, beside, twin
from steelyard.faces.site.plan import Options, Pair, Portion, pairs, reachable
from steelyard.render.links import Links
from steelyard.render.picture import png
from steelyard.render.render import render

PACKS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "gz": lambda body: gzip.compress(body, mtime=0),
    "br": lambda body: brotli.compress(body, quality=9),
    "zst": zstandard.ZstdCompressor(level=12).compress,
}
_DEEPEST: Final = 4
_PLAIN: Final = asked.Asked()
_FORMATS: Final = {".json": "json", ".md": "markdown"}


class Press:
    """Writes pages of one catalogue into one folder."""

    def __init__(self, shelf: Shelf, out: Path, options: Options) -> None:
        self.out, self.options = out, options
        known = reachable(shelf, options)
        self.shelves = [shelf.reaching(Links("../" * depth, "/", known)) for depth in range(_DEEPEST + 1)]

    def portion(self, portion: Portion) -> int:
        """Write a portion; how many pages that were."""
        for address in portion.addresses:
            self.single(address)
        for pair in portion.pairs:
            self.pair(pair)
        return len(portion.addresses) + len(portion.pairs)

    def single(self, address: str) -> None:
        """A page that is no comparison."""
        shelf = self.shelves[address.count("/") if address != "/" else 0]
        leaf = page_of(shelf, address)
        self.page(leaf, shelf)
        for ending in leaf.twins:
            self.file(beside(leaf.address, ending), twin(leaf, ending, shelf.evidence()))

    def pair(self, pair: Pair) -> None:
        """A comparison."""
        shelf = self.shelves[3]
        found = shelf.cat.compare(*pair)
        leaf = weighed.leaf(shelf, found, _PLAIN, {})
        self.page(leaf, shelf)
        for ending in self.options.twins:
            self.file(leaf.address + ending, render(found, _FORMATS[ending], snapshot=shelf.snapshot))

    def page(self, leaf: Leaf, shelf: Shelf) -> None:
        """A leaf in its frame."""
        address = leaf.address.rstrip("/")
        self.bytes(f"{address}/index.html", frame.framed(leaf, shelf))
        if leaf.card:
            self.bytes(f"{address}{PNG}", png(leaf.card), packed=False)

    def small_print(self) -> None:
        """Style, script, feed, sitemap, robots, and the page for what is not there."""
        top = self.shelves[0]
        for name, (_, content) in frame.assets().items():
            self.bytes(f"/static/{name}", content)
        self.file(changing.FEED, changing.atom(top))
        self.file("/robots.txt", texts.robots(top))
        self.file("/.nojekyll", "")
        if base := self.options.base:
            for address, text in texts.sitemaps(top, pairs(top, self.options.pairs)):
                self.file(address, text)
            self.file("/llms.txt", texts.llms(top))
            # A host answers with it at any depth, so that its links start from the root of the host.
            nowhere = top.reaching(Links(f"{urlsplit(base).path}/", "/", top.links.known))
            self.bytes("/404.html", frame.framed(lost(nowhere), nowhere))

    def file(self, path: str, text: str) -> None:
        """A text as a file, in each encoding that is wanted."""
        self.bytes(path, text.encode())

    def bytes(self, path: str, body: bytes, *, packed: bool = True) -> None:
        """A file, in each encoding that is wanted, unless it is small by itself."""
        to = f"{self.out}{path}"
        made(to.rpartition("/")[0])
        put(to, body)
        for ending in self.options.encodings if packed else ():
            put(f"{to}.{ending}", PACKS[ending](body))


def made(folder: str) -> None:
    """A folder, in one call where its parent is there already."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - a path object for each page would cost more than the call
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - likewise


def put(path: str, body: bytes) -> None:
    """A file with this content."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - likewise
        file.write(body)


def page_of(shelf: Shelf, address: str) -> Leaf:
    """The leaf at an address."""
    fixed: dict[str, Callable[[], Leaf]] = {
        "/": lambda: lists.home(shelf), "/models": lambda: lists.models(shelf, {}), "/creators": lambda: lists.creators(shelf),
        "/providers": lambda: lists.providers(shelf), "/benchmarks": lambda: lists.benchmarks(shelf),
        "/changes": lambda: lists.changes(shelf), "/conflicts": lambda: lists.conflicts(shelf, {}),
        "/sources": lambda: lists.sources(shelf), "/methodology": lambda: lists.methodology(shelf),
    }
    if address in fixed:
        return fixed[address]()
    _, kind, name = address.split("/", 2)
    makers: dict[str, Callable[[Shelf, str], Leaf]] = {
        "models": leaves.model, "creators": leaves.creator, "providers": leaves.provider, "benchmarks": leaves.benchmark,
    }
    return makers[kind](shelf, unquote(name))
