"""Addresses of pages, and how a page points at them: from the root of a server, or relative, in files under any path."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

import msgspec

_PLAIN: Final = "-._~@:+"
_FILES: Final = (".json", ".md", ".xml", ".txt", ".css", ".js", ".svg", ".atom")


def always(_: str) -> bool:
    """Whether a page exists, where all do."""
    return True


class Links(msgspec.Struct, frozen=True):
    """From an address to what stands in `href`.

    `root` goes before it ("/", or "../../" for files); `tail` after pages ("/" for files, which are folders with an index);
    `known` says whether the page exists: what does not is no link.
    """

    root: str = "/"
    tail: str = ""
    known: Callable[[str], bool] = always

    def to(self, address: str) -> str:
        """The link to a page; "" where there is no such page."""
        page, sharp, part = address.partition("#")
        if not self.known(page):
            return ""
        path, mark, query = page.partition("?")
        behind = f"{mark}{query}{sharp}{part}"
        if path == "/":
            return f"{self.root or './'}{behind}"
        tail = "" if not self.tail or path.endswith(_FILES) else self.tail
        return f"{self.root}{path[1:]}{tail}{behind}"


@lru_cache(maxsize=16384)
def part(text: str) -> str:
    """One part of an address, safe between slashes."""
    from urllib.parse import quote  # the terminal has no links, and should not wait for what makes them

    return quote(text, safe=_PLAIN)


def model(id_: str) -> str:
    """The address of a model; what stands after the creator is one part, whatever it holds."""
    creator, _, name = id_.partition("/")
    return f"/models/{part(creator)}/{part(name)}"


def provider(id_: str) -> str:
    """The address of a provider."""
    return f"/providers/{part(id_)}"


def creator(id_: str) -> str:
    """The address of a creator."""
    return f"/creators/{part(id_)}"


def benchmark(id_: str) -> str:
    """The address of a benchmark."""
    return f"/benchmarks/{part(id_)}"


def rule(name: str) -> str:
    """The address of the rule by which a fact was decided."""
    return f"/methodology#rule-{part(name)}"


def compare(tokens: Sequence[str]) -> str:
    """The address of a comparison, of the short names of its contenders."""
    return "/compare/" + "/".join(map(part, tokens))
