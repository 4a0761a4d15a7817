"""Prices by the hour: a tariff written as peak with cheaper windows, and as off-peak with dearer ones, is one tariff.

Each source's spelling is laid out over the day. The price that holds for most of it becomes the base, the rest its
windows; then the sources are held against each other hour by hour. Claims stay as they are: only the key changes under
which they are weighed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from steelyard.reconcile.timeline import bounds
from steelyard.records.claim import Claim, Qualifiers
from steelyard.vocabulary.kinds import Kind

Key = tuple[Kind, str, str, Qualifiers]
Pair = tuple[Claim, Any]
Pairs = list[Pair]

DAY: Final = 24 * 60
_HOURS: Final = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


class Spelling(msgspec.Struct):
    """How one source writes a tariff for some time: its base, what holds in each minute, and for most of the day."""

    base: Pair | None
    day: list[Pair | None]
    usual: Pair | None
    loose: Pairs

    def departs(self, minute: int) -> bool:
        """Whether another price than the usual one holds in a minute."""
        now = self.day[minute]
        return now is not None and (self.usual is None or now[0].value != self.usual[0].value)


def by_the_hour(grouped: Mapping[Key, Sequence[Pair]]) -> dict[Key, Sequence[Pair]]:
    """The same claims, those of a tariff under its base and under the hours in which some source departs from it."""
    found = dict(grouped)
    tariffs: dict[Key, list[Key]] = {}
    for key in sorted(grouped):
        if window(key[3]):
            tariffs.setdefault((*key[:3], without_window(key[3])), []).append(key)
    for tariff, windows in tariffs.items():
        stated = [pair for key in windows for pair in found.pop(key)]
        found |= _settled(tariff, list(found.pop(tariff, ())), stated)
    return found


def window(narrowed: Qualifiers) -> str:
    """The hours to which a claim is narrowed, "" for any."""
    return next((value for name, value in narrowed if name == "window"), "")


def without_window(narrowed: Qualifiers) -> Qualifiers:
    """The qualifiers of the tariff to which a window belongs."""
    return tuple(pair for pair in narrowed if pair[0] != "window")


def minutes(hours: str) -> range | None:
    """The minutes that `16:30-00:30` covers, beyond midnight counted on; None where it is no such text."""
    if (found := _HOURS.fullmatch(hours)) is None:
        return None
    start, end = (int(found[i]) * 60 + int(found[i + 1]) for i in (1, 3))
    return range(start, end if end > start else end + DAY)


def _settled(tariff: Key, base: Pairs, stated: Pairs) -> dict[Key, Sequence[Pair]]:
    spelled = _spellings(base, stated)
    swapped = {id(one.base) for one in spelled if one.base is not one.usual}
    usual = [pair for pair in base if id(pair) not in swapped]
    usual += [one.usual for one in spelled if one.usual is not None and one.usual is not one.base]
    found: dict[Key, Sequence[Pair]] = {tariff: usual} if usual else {}
    for hours, pairs in _departures(spelled):
        found[_narrowed(tariff, hours)] = pairs
    for one in spelled:
        for pair in one.loose:
            if one.usual is None or pair[0].value != one.usual[0].value:
                key = _narrowed(tariff, window(pair[0].qualifiers))
                found[key] = [*found.get(key, ()), pair]
    return found


def _spellings(base: Pairs, stated: Pairs) -> list[Spelling]:
    """One for each source and stretch of time in which it states hours, in a fixed order."""
    by_speaker: dict[tuple[Any, ...], Pairs] = {}
    for pair in sorted(stated, key=_order):
        by_speaker.setdefault((pair[0].subject, bounds(pair[0])), []).append(pair)
    return [_spelling(subject, span, base, said) for (subject, span), said in sorted(by_speaker.items())]


def _spelling(subject: Any, span: tuple[str, str], base: Pairs, said: Pairs) -> Spelling:
    own = [pair for pair in base if pair[0].subject == subject and _within(span, bounds(pair[0]))]
    under = min(own, key=_order, default=None)
    # Where the base speaks for longer than the windows, it can't stand for the hours that they leave.
    whole = under is not None and bounds(under[0]) == span
    day: list[Pair | None] = [under if whole else None] * DAY
    loose: Pairs = []
    for pair in said:
        covered = minutes(window(pair[0].qualifiers))
        if covered is None:
            loose.append(pair)
        for minute in covered or ():
            day[minute % DAY] = pair
    return Spelling(under, day, _usual(under, day) if whole else under, loose)


def _usual(base: Pair | None, day: Sequence[Pair | None]) -> Pair | None:
    """What holds for most of the day; the stated base, where as much of the day has another price."""
    counted = Counter(pair[0].value for pair in day if pair is not None)
    most = max(counted.values(), default=0)
    if base is None or counted[base[0].value] == most:
        return base
    return next(pair for pair in day if pair is not None and counted[pair[0].value] == most)


def _departures(spelled: Sequence[Spelling]) -> Iterable[tuple[str, Pairs]]:
    """The stretches of the day in which some source departs from its usual price, with what each says of them."""
    heard = [[one.day[m] for one in spelled] if any(one.departs(m) for one in spelled) else [] for m in range(DAY)]
    said = [[pair and pair[0].value for pair in pairs] for pairs in heard]
    starts = [m for m in range(DAY) if said[m] != said[m - 1]] or [0]
    for start, end in zip(starts, [*starts[1:], *starts[:1]], strict=True):
        if pairs := [pair for pair in heard[start] if pair is not None]:
            yield f"{_clock(start)}-{_clock(end)}", pairs


def _narrowed(tariff: Key, hours: str) -> Key:
    return (*tariff[:3], tuple(sorted((*tariff[3], ("window", hours)))))


def _within(inner: tuple[str, str], outer: tuple[str, str]) -> bool:
    return outer[0] <= inner[0] and (not outer[1] or (bool(inner[1]) and inner[1] <= outer[1]))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _order(pair: Pair) -> tuple[str, ...]:
    claim = pair[0]
    return (window(claim.qualifiers), claim.observed_at, claim.evidence.pointer, claim.digest)
