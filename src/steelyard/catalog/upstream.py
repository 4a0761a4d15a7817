"""Where a list that everybody copies differs from a page that somebody read: what a correction at that list needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from steelyard.catalog.entries import Correction, Known, Receipt

OURS: Final = "curated"


def corrections(
    facts: Iterable[tuple[str, Known]], receipts: Mapping[str, tuple[Receipt, ...]]
) -> Iterator[Correction]:
    """Facts that rest on a primary page with a day, against every list that says otherwise; the lists' own day stands with it.

    A page that only reports others corrects nobody, and a value that a list works out is not the list's word.
    """
    for id_, known in facts:
        if not known.lost and not known.aside:
            continue
        page = next((one for one in _of(receipts[id_], known.won) if _is_read(one)), None)
        if page is not None:
            for theirs in _of(receipts[id_], (*known.lost, *known.aside)):
                if theirs.source != OURS and theirs.basis == "stated":
                    yield _correction(id_, known, page, theirs)


def _of(receipts: tuple[Receipt, ...], places: Iterable[int]) -> list[Receipt]:
    return [receipts[place] for place in places]


def _is_read(one: Receipt) -> bool:
    return one.source == OURS and bool(one.url and one.read_at) and not one.secondary


def _correction(id_: str, known: Known, page: Receipt, theirs: Receipt) -> Correction:
    return Correction(
        theirs.source, id_, known.property, known.qualifiers, theirs.value, theirs.observed_at, theirs.subject,
        theirs.pointer, known.value, page.url, page.read_at, page.note,
    )  # fmt: skip
