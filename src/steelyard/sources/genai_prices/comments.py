"""What the comments of genai-prices say in so many words of the prices beside them: borrowed, past, converted, in a plan.

They are prose, and most only cite. Each row below is a phrase of its maintainers with what it means; a comment that no
row knows says nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from steelyard.sources.values import Unfit


class Says(StrEnum):
    """What a comment says of the entry that it stands in."""

    BORROWED = "the price of somebody else, put in until the provider posts one"
    RETIRED = "not served any more; its last price is kept for bills of the past"
    ENDED = "no price is posted any more; the last one is kept for bills of the past"
    DEPRECATED = "the provider advises against it"
    LEAVING = "to be retired on the day"
    PLAN = "part of a subscription, not metered"
    FREE = "free of charge, with no paid tier"
    CONVERTED = "worked out from prices in another currency or unit"


_DAY = r"(?P<day>20\d\d-[01]\d-[0-3]\d)"
_PHRASES: Final = tuple(
    (re.compile(phrase), says)
    for phrase, says in (
        (r"^(?:Imported from OpenRouter pricing|Seen on OpenRouter before)(?!.*Verified against)", Says.BORROWED),
        (rf"[Nn]o longer (?:listed|lists this model)|\(Shut down\)|^Retired(?: on)? {_DAY}", Says.RETIRED),
        (rf"no longer in the model catalog|until its {_DAY} retirement", Says.RETIRED),
        (rf"stopped publishing .* rates after .* ended on {_DAY}", Says.ENDED),
        (rf"Retires on {_DAY}", Says.LEAVING),
        (rf"^Deprecated\b|was deprecated {_DAY}", Says.DEPRECATED),
        (r"^Included in the subscription", Says.PLAN),
        (r"[Ff]ree of charge on .* with no paid tier", Says.FREE),
        (r"[Cc]onverted to USD|DBUs? per 1M tokens", Says.CONVERTED),
    )
)
_CHECKED: Final = re.compile(rf"(?:[Cc]hecked|as of) {_DAY}")


def read(raw: Any) -> Mapping[Says, str]:
    """What a comment says, each with the day that stands beside it ("" = none); Unfit where it is no text."""
    if not isinstance(raw, str):
        raise Unfit("a text")
    found = ((says, phrase.search(raw)) for phrase, says in _PHRASES)
    return {says: _day(match) or _day(_CHECKED.search(raw)) for says, match in found if match}


def _day(match: re.Match[str] | None) -> str:
    return (match.groupdict().get("day") if match else "") or ""
