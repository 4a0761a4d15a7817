"""A source: a manifest and one pure `parse`. This is the whole contract.

    class MySource: a folder with `source.toml` and `parse.py`, which has

        def parse(page: Page) -> Iterator[Claim]: ...

`parse` sees one capture and nothing else: no network, no clock, no other source. Fetching, limits, retries and the
report are the business of `fetch`, `gate` and `read`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path

import msgspec

from steelyard.records.capture import Capture
from steelyard.records.claim import Claim
from steelyard.sources.gate import check_claims, check_size
from steelyard.sources.manifest import Manifest, load
from steelyard.sources.reading import Page
from steelyard.sources.values import shown

Parse = Callable[[Page], Iterator[Claim]]


SHARED = (
    "aider_runs", "benchmarks", "models_dev_row", "prices", "reading", "remarks", "speaking", "testers", "values",
)  # fmt: skip
"""What parsers stand on: a change in one of them is a change of every source that reads by it."""


class Parsed(msgspec.Struct, frozen=True):
    """What a capture says, and what was read past in it (one line each, for the report)."""

    claims: list[Claim]
    remarks: list[str]


class Source:
    """One publisher's feed; manifest and parse are loaded when first needed. One that `reads_as` another has its parse."""

    def __init__(self, id: str, *, reads_as: str = "") -> None:  # noqa: A002 - it is the word for it
        self.id = id
        self.folder = id.replace("-", "_")
        self._parser = reads_as or self.folder

    @cached_property
    def manifest(self) -> Manifest:
        """What `source.toml` says."""
        return load(Path(__file__).parent / self.folder)

    @cached_property
    def reader(self) -> str:
        """A name for the code that reads this source: another one after any change of it."""
        here = Path(__file__).parent
        shared = [here / f"{name}.py" for name in SHARED]
        folders = dict.fromkeys((self.folder, self._parser))
        own = [path for folder in folders for path in sorted((here / folder).rglob("*")) if path.suffix in {".py", ".toml"}]
        files = [*shared, *own]
        return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]

    def parse(self, capture: Capture) -> Parsed:
        """What `capture` says; Quarantined, with one clear line, if it can't be trusted."""
        parse: Parse = import_module(f"steelyard.sources.{self._parser}.parse").parse
        page = Page(capture, self.manifest.ignore, self.manifest.mend)
        try:
            claims = list(parse(page))
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
            # What no reader foresaw is no reason to trust the rest, and none to stop the other sources.
            problem = f"it is not of the shape that parse knows ({type(error).__name__}: {shown(str(error), 160)})"
            raise page.unfit("", problem) from error
        return Parsed(claims, page.remarks.lines())


def read(source: Source, capture: Capture, *, previous: int = 0) -> Parsed:
    """`capture` read and held to the manifest's limits; `previous` is the number of claims of the last good one."""
    check_size(source.manifest, len(capture.payload))
    parsed = source.parse(capture)
    check_claims(source.manifest, len(parsed.claims), previous)
    return parsed
