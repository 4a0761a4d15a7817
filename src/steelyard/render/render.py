"""render(answer, format): the one place that knows which page an answer becomes, and which formats there are.

Pages and formats are imported when they are first asked for: a command line pays for what it prints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from steelyard.catalog.entries import Change, Health, SourceLine, Summary
from steelyard.catalog.snapshot import Snapshot
from steelyard.catalog.view import View
from steelyard.compare.comparison import Bill, Comparison
from steelyard.errors import BadInput
from steelyard.render.evidence import Evidence
from steelyard.render.page import Page

FORMATS: Final = ("text", "markdown", "json", "html")
_KINDS: Final[dict[type, str]] = {
    Comparison: "comparison",
    View: "model",
    Health: "check",
    Summary: "find",
    Bill: "cost",
    SourceLine: "sources",
    Change: "changes",
}


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How an answer is to be shown.

    `evidence`: receipts beside the figures, in text and Markdown (HTML and JSON have them always). `columns` and
    `styled` are the terminal's. `endpoints` limits each table of endpoints, `most` each list of changes, 0 for all. `kind`
    names the answer where it is an empty list. `names` are the names that were asked for (resolve); `workload` what was
    priced (cost); `today` the reader's day, by which ages are told; `since` the day from which changes were asked for.
    """

    evidence: bool = False
    columns: int = 100
    styled: bool = False
    endpoints: int = 0
    most: int = 0
    kind: str = ""
    names: tuple[str, ...] = ()
    workload: Mapping[str, Any] | None = None
    today: str = ""
    since: str = ""


def render(
    answer: Any,
    format: str = "text",  # noqa: A002 - what callers expect
    *,
    snapshot: Snapshot | None = None,
    look: Look | None = None,
    **options: Any,
) -> str:
    """An answer in a format: "text", "markdown", "json" or "html".

    `snapshot` is where receipts and sources are read from; comparisons, models and HTML need it. Options are those of
    `Look`. Raises BadInput for a format that there is not.
    """
    if format not in FORMATS:
        raise BadInput(f"No format is called {format!r}. There are: {', '.join(FORMATS)}.")
    shown = msgspec.structs.replace(look, **options) if look else Look(**options)
    evidence = Evidence(snapshot, getattr(answer, "at", "")) if snapshot is not None else None
    if format == "json":
        return _json(answer, shown, evidence)
    page = page_of(answer, snapshot, shown)
    if format == "html":
        from steelyard.render.html import html

        return html(page, evidence)
    receipts = evidence if shown.evidence else None
    if format == "markdown":
        from steelyard.render.markdown import markdown

        return markdown(page, receipts)
    from steelyard.render.terminal import terminal

    return terminal(page, columns=shown.columns, evidence=receipts, styled=shown.styled)


def page_of(answer: Any, snapshot: Snapshot | None, look: Look) -> Page:
    """The page that an answer becomes."""
    kind = kind_of(answer, look.kind)
    if kind in ("comparison", "model"):
        return _with_receipts(kind, answer, snapshot, look)
    if kind == "find":
        from steelyard.render.pages import find

        return find.page(answer)
    if kind in ("cost", "sources", "changes"):
        return _of_a_day(kind, answer, snapshot, look)
    if kind == "check":
        from steelyard.render.pages import check

        return check.page(answer)
    from steelyard.render.pages import resolve

    return resolve.page(answer if isinstance(answer, Sequence) else [answer], look.names)


def _of_a_day(kind: str, answer: Any, snapshot: Snapshot | None, look: Look) -> Page:
    """Pages that say how old things are on the reader's day, or what has come by then."""
    if kind == "cost":
        from steelyard.render.pages import bills

        return bills.page(answer, look.workload, look.today)
    if kind == "sources":
        from steelyard.render.pages import sources

        return sources.page(answer, look.today)
    from steelyard.render.pages import changes

    names = {id_: line.name for id_, line in snapshot.sources.items()} if snapshot else {}
    return changes.page(answer, names, today=look.today, since=look.since, most=look.most)


def _with_receipts(kind: str, answer: Any, snapshot: Snapshot | None, look: Look) -> Page:
    """Pages that name the sources of their facts, and so need the snapshot."""
    if snapshot is None:
        raise BadInput(f"A {kind} is shown with its sources: pass the snapshot that it was read from.")
    if kind == "comparison":
        from steelyard.render.pages import comparison

        return comparison.page(answer, snapshot.sources, endpoints=look.endpoints)
    from steelyard.render.pages import model

    return model.page(answer, snapshot.sources, snapshot.benchmarks, snapshot.called)


def kind_of(answer: Any, given: str = "") -> str:
    """Which kind of answer it is: by `given`, else by its type or that of its first part."""
    if given:
        return given
    first = answer
    if isinstance(answer, Mapping):
        first = next(iter(answer.values()), None)
    elif isinstance(answer, Sequence):
        first = answer[0] if answer else None
    kind = _KINDS.get(type(first), "resolve" if hasattr(first, "means") else "")
    if not kind:
        raise BadInput(f"Nothing is known of how to show a {type(answer).__name__}; say which kind it is.")
    return kind


def _json(answer: Any, look: Look, evidence: Evidence | None) -> str:
    from steelyard.render import json
    from steelyard.render.values import named

    kind = kind_of(answer, look.kind)
    if kind == "comparison":
        if evidence is None:
            raise BadInput("A comparison is shown with its receipts: pass the snapshot that it was read from.")
        return json.encode(json.comparison(answer, evidence))
    if kind == "changes":
        return json.encode(json.changes(answer, evidence, today=look.today, since=look.since, most=look.most))
    if kind == "model":
        return json.encode(json.model(answer, evidence if look.evidence else None))
    return json.encode(named(list(answer.values()) if isinstance(answer, Mapping) else answer))
