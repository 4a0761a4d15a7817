"""From when to when each claim speaks: spans that sources state, and observations that a dated change ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from steelyard.records.claim import Claim

Span = tuple[str, str]
"""Half-open, ISO; "" is an open end."""


def spans(claims: Iterable[Claim]) -> list[Span]:
    """The stretches of time between one stated or observed change and the next, oldest first, the last open."""
    edges = {""} | {edge for claim in claims for edge in bounds(claim)}
    starts = sorted(edges)
    return list(zip(starts, [*starts[1:], ""], strict=True))


def speaking(claims: Sequence[Claim], span: Span) -> Iterator[Claim]:
    """The claims that say something about a span."""
    start, _ = span
    for claim in claims:
        begins, ends = bounds(claim)
        if begins <= start and (ends == "" or start < ends):
            yield claim


def overtaken(claim: Claim, span: Span, newest: str, fresh_days: int | None) -> bool:
    """Whether a newer word makes this observation too old to contradict it.

    A claim without a stated span speaks for the days on which it was observed and onwards only until a dated change
    (`span` starts after its observation), or until others were observed more than `fresh_days` later.
    """
    if claim.valid_from is None and span[0] and claim.observed_at < span[0][:10]:
        return True
    return fresh_days is not None and _days(newest) - _days(claim.observed_at) > fresh_days


def undated(claim: Claim) -> bool:
    """Whether it stands on a page that somebody read and that bears no day: the copy may be much older than the reading."""
    return claim.valid_from is None and bool(claim.evidence.read_at) and claim.evidence.read_at == claim.observed_at


def bounds(claim: Claim) -> Span:
    """From when to when a claim speaks: as its source states, else from its first observation on."""
    begins = claim.valid_from if claim.valid_from is not None else (claim.first_observed_at or claim.observed_at)
    return begins, claim.valid_to or ""


def _days(day: str) -> int:
    return date.fromisoformat((day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]).toordinal()  # noqa: PLR2004
