"""The Python face: `steelyard.open()` and what it gives.

import steelyard as sy

cat = sy.open()
c = cat.compare("gpt-4o-2024-11-20", "llama-4-maverick")
c.verdict
c.to_markdown()
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from steelyard import api
from steelyard.catalog.entries import Change, Summary
from steelyard.catalog.snapshot import Snapshot
from steelyard.catalog.view import View
from steelyard.compare import comparison
from steelyard.compare.comparison import Bill
from steelyard.compare.workload import DEFAULT, Workload
from steelyard.faces import opening
from steelyard.identity.answer import Answer
from steelyard.render.render import render

_LIMITS = ("provider", "region", "quantization", "needs", "min_context", "min_output")


class Comparison:
    """A comparison that can be shown; every field of `compare.comparison.Comparison` is an attribute."""

    def __init__(self, found: comparison.Comparison, snapshot: Snapshot) -> None:
        self._found = found
        self._snapshot = snapshot

    def __getattr__(self, name: str) -> Any:
        return getattr(self._found, name)

    def __repr__(self) -> str:
        names = " vs ".join(c.name for c in self._found.contenders)
        return f"<Comparison {names}: {self._found.verdict.label}>"

    def to_text(self, columns: int = 100) -> str:
        """As the terminal shows it."""
        return render(self._found, "text", snapshot=self._snapshot, columns=columns)

    def to_markdown(self, *, evidence: bool = False) -> str:
        """As Markdown, with receipts as footnotes if wanted."""
        return render(self._found, "markdown", snapshot=self._snapshot, evidence=evidence)

    def to_json(self) -> str:
        """As `steelyard/comparison/1`, receipts and all."""
        return render(self._found, "json", snapshot=self._snapshot)

    def to_html(self) -> str:
        """As one self-contained page."""
        return render(self._found, "html", snapshot=self._snapshot)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()


class Catalogue:
    """One snapshot, asked in Python; names are taken as every other face takes them."""

    def __init__(self, read: api.Catalogue) -> None:
        self._read = read

    def __repr__(self) -> str:
        return f"<Catalogue {self.snapshot.digest[:12]} of {self.snapshot.at}>"

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot behind it."""
        return self._read.snapshot

    def compare(self, *names: str, at: str | None = None, workload: Workload = DEFAULT, **more: Any) -> Comparison:
        """Two to six contenders weighed; `more`: profile, weights, needs, provider, region, quantization."""
        return Comparison(self._read.compare(*names, at=at, workload=workload, **more), self.snapshot)

    def resolve(self, name: str, *, provider: str = "", at: str | None = None) -> Answer:
        """What a name means."""
        return self._read.resolve(name, provider=provider, at=at)

    def model(self, name: str, *, at: str | None = None) -> View:
        """One model on a day: `.facts`, `.offers`, `.headline`."""
        return self._read.model(name, at=at)

    def find(
        self, query: str = "", *, needs: tuple[str, ...] | list[str] = (), limit: int | None = None, **wanted: Any
    ) -> list[Summary]:
        """The models that fit; `wanted` as `catalog.search.Search` has it."""
        return self._read.find(query, needs=tuple(needs), limit=limit, **wanted)

    def changes(self, name: str = "", *, since: str = "") -> list[Change]:
        """What changed from a day on (all that is known), of everything or of what a name means, the latest first: `.day`,
        `.kind`, `.before`, `.after`; what is announced has a day to come.
        """
        return self._read.changes(name, since=since)

    def cost(
        self,
        *names: str,
        input: int = 0,  # noqa: A002 - the field's word
        output: int = 0,
        cached: int = 0,
        requests: int = 1,
        at: str | None = None,
        workload: Workload | None = None,
        **more: Any,
    ) -> list[Bill]:
        """What a workload costs at each endpoint, cheapest first; token counts are those of one request.

        `more`: other figures of a Workload (written, reasoning, images, searches, batch, hours, …), and what an endpoint
        must be: provider, region, quantization, needs, min_context, min_output. A `workload` stands in for all figures.
        """
        limits = {key: more.pop(key) for key in _LIMITS if key in more}
        load = workload or Workload(
            name="asked", why="as asked", requests=requests, input=input, output=output, cached=cached, **more
        )
        return self._read.cost(*names, workload=load, at=at, **limits)

    def to_arrow(self) -> Any:
        """Every fact as a pyarrow.Table: id, kind, property, value (JSON), status, sources, observed_at."""
        import pyarrow

        from steelyard.catalog.table import COLUMNS, rows

        columns: list[Any] = list(zip(*rows(self.snapshot), strict=True))
        return pyarrow.table(dict(zip(COLUMNS, columns, strict=True)))

    def to_polars(self) -> Any:
        """Every fact as a polars.DataFrame."""
        import polars

        from steelyard.catalog.table import COLUMNS, rows

        return polars.DataFrame(list(rows(self.snapshot)), schema=list(COLUMNS), orient="row")

    def to_pandas(self) -> Any:
        """Every fact as a pandas.DataFrame."""
        import pandas

        from steelyard.catalog.table import COLUMNS, rows

        return pandas.DataFrame(rows(self.snapshot), columns=list(COLUMNS))


def open(path: str | Path | None = None, *, today: str | None = None) -> Catalogue:  # noqa: A001 - `steelyard.open`
    """The catalogue in service, or the snapshot at `path`; on a new machine it is compiled first, from what is installed.

    `today` (ISO) stands in for this machine's clock. Raises StorageError for a damaged snapshot.
    """
    if path is None:
        return Catalogue(opening.catalogue(day=today))
    return Catalogue(api.Catalogue.open(Path(path), today=today or opening.today()))
