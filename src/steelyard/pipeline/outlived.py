"""A name for the newest does not go on meaning a model that its creator has shut down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from steelyard.records.claim import Claim
from steelyard.records.identity import AliasSpan
from steelyard.vocabulary.kinds import Kind

_LATEST: Final = re.compile(r"-?latest\b")
_DAY: Final = len("2026-01-01")


def last_days(claims: Iterable[Claim], at: str) -> dict[str, str]:
    """By our id, the day from which on a model was served no more, as a page says that somebody read; those that had come."""
    found: dict[str, str] = {}
    for claim in claims:
        own = claim.subject.kind is Kind.MODEL and claim.source == "curated" and not claim.valid_to
        day = str(claim.value) if own and claim.property == "retirement_date" else ""
        if len(day) == _DAY and day <= at:
            found[claim.subject.name] = max(day, found.get(claim.subject.name, ""))
    return found


def ended(spans: Iterable[AliasSpan], days: Mapping[str, str]) -> list[AliasSpan]:
    """The spans, those without an end that outlived their model ended with it.

    It holds of names that say `latest` and bear no version: such a name has gone on, whoever noted to what. A name that has
    a version, or is the model's own with `latest` behind it, went when the model did and means it still.
    """
    return [
        msgspec.structs.replace(span, until=days[span.model])
        if not span.until and span.model in days and _goes_on(span) and span.since < days[span.model]
        else span
        for span in spans
    ]


def _goes_on(span: AliasSpan) -> bool:
    name = span.alias.partition("/")[2]
    stem = _LATEST.sub("", name)
    return stem != name and not any(sign.isdigit() for sign in stem) and stem != span.model.partition("/")[2]
