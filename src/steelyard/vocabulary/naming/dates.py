"""Dates in names, however their parts were cut: `05`, `06` in May and June, `2507` in July 2025, `11-2024`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steelyard.vocabulary.naming.rows import words

_EARLY: Final = timedelta(days=3)
_SOON: Final = timedelta(days=31)
"""A version is out within a month of the day or month that it is named after, and at most a few days before it."""
_MONTH = re.compile(r"2[2-9]\.(?:0[1-9]|1[0-2])$")


def numbered(words: list[str]) -> list[str]:
    """Dates that were cut apart are made whole: `05`, `06` → `@0506`; `08`, `2024` → `@2408`; `2507` → `@2507`."""
    whole: list[str] = []
    at = 0
    while at < len(words):
        date, used = _date(words, at, bool(whole))
        whole.append(date or words[at])
        at += used
    return whole


def _date(words: list[str], at: int, inside: bool) -> tuple[str, int]:  # noqa: PLR0911
    if words[at].startswith("@="):
        return words[at], 1
    word = words[at].lstrip("@")
    following = words[at + 1] if at + 1 < len(words) else ""
    if _MONTH.match(word) and inside:
        return f"@{word[:2]}{word[3:]}", 1
    if re.fullmatch(r"v\d{4}", word):
        word = word[1:]
    if not word.isdigit() or not inside or (words[at - 1] in {"thinking", "think"} and word[:2] not in _YEARS):
        return "", 1
    if len(word) == 8 or (words[at][0] == "@" and words[at][1] != "=" and len(word) in {3, 4}):  # noqa: PLR2004
        return f"@{word}", 1
    if len(word) == 6:  # noqa: PLR2004
        return _six(word), 1
    if len(word) == 4:  # noqa: PLR2004
        return _four(word, following)
    if len(word) == 3 and word.startswith("00"):  # noqa: PLR2004
        return f"@={word}", 1
    if len(word) == 2 and _month(word) and following.isdigit():  # noqa: PLR2004
        return _month_first(word, following)
    return "", 1


def _six(word: str) -> str:
    if word[:2] in _YEARS and _month(word[2:4]) and _day(word[4:]):
        return f"@20{word}"
    return f"@{word[2:]}" if word[:2] == "20" and _month(word[4:]) else ""


def _four(word: str, following: str) -> tuple[str, int]:
    if word[:3] == "202" and len(following) == 2 and _month(following):  # noqa: PLR2004
        return f"@{word[2:]}{following}", 2
    if word[:2] in _YEARS and _month(word[2:]):
        return f"@{word}", 1
    if word == "1024":  # pixels or tokens of thinking, never a day in October
        return "", 1
    return (f"@{word}", 1) if _month(word[:2]) and _day(word[2:]) else ("", 1)


def _month_first(word: str, following: str) -> tuple[str, int]:
    if len(following) == 4 and following[:3] == "202":  # noqa: PLR2004
        return f"@{following[2:]}{word}", 2
    if len(following) == 2 and _day(following):  # noqa: PLR2004
        return f"@{word}{following}", 2
    return "", 1


_YEARS = words("22 23 24 25 26 27 28 29 30")


def _month(digits: str) -> bool:
    return "01" <= digits <= "12"


def _day(digits: str) -> bool:
    return "01" <= digits <= "31"


def released_as_named(digits: str, released: str) -> bool:
    """Whether a day of release is near that of a version's own date (`20250929`, `2507`, `0528`); true where it has none."""
    day = date.fromisoformat(released)
    spans = list(_spans(digits, day.year))
    return not spans or any(first - _EARLY <= day <= last + _SOON for first, last in spans)


def first_day(digits: str) -> str:
    """The first day that a version's own date can mean (`20250929`, `2507`), as ISO; "" where it does not name the year."""
    if len(digits) == 4 and digits[:2] not in _YEARS:  # noqa: PLR2004
        return ""
    return next((first.isoformat() for first, _ in _spans(digits, 0)), "")


def _spans(digits: str, near: int) -> Iterator[tuple[date, date]]:
    """The days that a name's date can mean; where it names no year, that of the release or the one before."""
    if len(digits) == 4 and digits[:2] in _YEARS:  # noqa: PLR2004
        first = date(2000 + int(digits[:2]), int(digits[2:]), 1)
        yield first, (first + _SOON).replace(day=1) - timedelta(days=1)
        return
    years = (digits[:4],) if len(digits) == 8 else (f"{near - 1}", f"{near}") if len(digits) == 4 else ()  # noqa: PLR2004
    for year in years:
        try:
            day = date(int(year), int(digits[-4:-2]), int(digits[-2:]))
        except ValueError:  # 0229, in a year without it
            continue
        yield day, day
