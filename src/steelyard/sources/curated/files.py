"""One TOML file of data/, read strictly: whatever is wrong is told by file, line and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

import tomli

from steelyard.errors import Quarantined
from steelyard.records.claim import Evidence
from steelyard.sources.curated.shape import ALIAS, CITE, FACT, PLAIN, POINTS_AT, RESULT
from steelyard.sources.reading import Page, Row
from steelyard.sources.values import place

WORDS: Final = frozenset(
    (*ALIAS, *CITE, *FACT, *PLAIN, *POINTS_AT, *RESULT, "alias", "also", "facts", "results", "span")
)
"""Every field that a file may have, to say what may have been meant by one that it may not."""

_AT_LINE = re.compile(r"line (\d+)")


SOLD: Final = ("ref", "region", "model")
"""What names an endpoint, and the model behind it; all else that is said of it are facts."""


class Cite(NamedTuple):
    """A page that facts rest on: its address, when it was read, whether it only reports what others say, and its own day."""

    url: str
    read_at: str
    secondary: bool
    as_of: str


class DataFile(Page):
    """A file of data/ as a page whose pointers begin with its path: data/models/openai/o1.toml#/facts/license."""

    forgives = False  # these files are ours, or the reader's own

    def __init__(self, page: Page, path: str, content: str) -> None:
        super().__init__(page.capture, page.ignored, digest=page.digest)
        self.path = path
        self.own = path.startswith("own/")
        self._alone: set[str] = set()
        self._text = content
        self.cites: dict[str, Cite] = {}

    def opened(self) -> Row:
        """The file's content, with its cites read."""
        try:
            self._content = tomli.loads(self._text, parse_float=Decimal)
        except (tomli.TOMLDecodeError, ArithmeticError) as error:
            problem = str(error)
            line = _AT_LINE.search(problem)
            at = line[1] if line else len(self._text.splitlines())
            told = f"expected TOML, found otherwise: {place(problem)}"
            raise Quarantined(f"{place(self.path)}:{at}: {told}. Correct the line.") from None
        if self.own and isinstance(sold := self._content.get("endpoint"), list):
            each = enumerate(sold)
            self._content["endpoint"] = [self._as_facts(one, at) if isinstance(one, dict) else one for at, one in each]
        root = self.root()
        for cite in root.rows("cite"):
            said = CITE.taken(cite)
            kind, day = said.get("kind"), said.get("as_of")
            self.cites[cite.key] = Cite(
                said["url"].value, said["read"].value, bool(kind and kind.value == "secondary"), day.value if day else ""
            )
        return root

    def _as_facts(self, sold: dict[str, Any], at: int) -> dict[str, Any]:
        """What is said of an endpoint as facts: each price by its whole key, and a value that stands alone as { value = … }."""
        prices = sold.pop("price", {})
        sold |= {f"price.{meter}": price for meter, price in prices.items()} if isinstance(prices, dict) else {"price": prices}
        alone = {key for key, said in sold.items() if key not in SOLD and not _is_fact(said)}
        self._alone |= {f"/endpoint/{at}/{key}" for key in alone}
        return {key: {"value": said} if key in alone else said for key, said in sold.items()}

    def evidence(self, pointer: str, cite: str = "", note: str = "") -> tuple[Evidence, str]:
        """Where a claim of this file can be checked, and the day on which its page was read."""
        where = f"{self.path}#{pointer}"
        if not cite:
            latest = max((page.read_at for page in self.cites.values()), default="")
            return Evidence(self.digest, where, note=note), latest
        if (page := self.cites.get(cite)) is None:
            near = self.nearest(cite, self.cites) or f"Add [cite.{cite}] with url and read"
            raise self.unfit(f"{pointer}/cite", f"cites {place(cite)!r}, but there is no [cite.{place(cite)}]", near)
        return Evidence(self.digest, where, page.url, note, page.read_at, page.secondary), page.read_at

    def links_to(self, repository: str) -> bool:
        """Whether the file cites or names this repository at Hugging Face."""
        return f"huggingface.co/{repository}" in self._text

    def closed(self, root: Row) -> None:
        """Ends the reading; these files are ours, so an unknown field is an error and not a remark."""
        root.done()
        if unread := self.remarks.first():
            pointer, what = unread
            raise self.unfit(pointer, what, self.nearest(what.rpartition(" ")[2], WORDS) or "Remove it, or correct it")

    def unfit(self, pointer: str, problem: str, remedy: str = "Correct the line") -> Quarantined:
        """What to raise about this file, with the line where `pointer` stands and what to do."""
        return Quarantined(f"{place(self.path)}:{self.line(pointer)}: {problem}. {remedy}.")

    def line(self, pointer: str) -> int:
        """The line of the file at which the value of a pointer stands."""
        stem = pointer.removesuffix("/value")
        return line_of(self._text, stem if stem in self._alone else pointer)

    @staticmethod
    def nearest(word: str, among: Iterable[str]) -> str:
        """What may have been meant, "" where nothing is near."""
        near = get_close_matches(word, list(among), n=1)
        return f"Is {near[0]} meant? Correct the line" if near else ""


def _is_fact(said: Any) -> bool:
    return isinstance(said, dict) or (isinstance(said, list) and all(isinstance(one, dict) for one in said))


def line_of(content: str, pointer: str) -> int:
    """The line, from 1, at which the value of a pointer stands: the deepest of its keys that can be found in order."""
    lines = content.splitlines()
    at, nth, found = 0, 0, [0]
    for step in pointer.strip("/").split("/"):
        if step.isdigit():
            # The nth of several tables of one name, or else the nth of the values that follow.
            at, nth = (found[int(step)], 0) if int(step) < len(found) else (at, int(step))
        elif found := _lines_of(step.replace("~1", "/").replace("~0", "~"), lines, at):
            at, nth = found[min(nth, len(found) - 1)], 0
    return at + 1


def _lines_of(key: str, lines: list[str], start: int) -> list[int]:
    name = rf'"?{re.escape(key)}"?'
    sought = re.compile(rf"\s*(\[\[?([^\]]*\.)?{name}[\].]|{name}\s*=|.*[{{,]\s*{name}\s*=)")
    return [number for number, line in enumerate(lines) if number >= start and sought.match(line)]
