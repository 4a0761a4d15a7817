"""The benchmark table: a row for each benchmark that is shared, saying who ran what, and why it is ranked or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from steelyard.catalog.results import DEPTH, Result, differences, lead, margin, published, settled
from steelyard.compare.absence import NOTHING
from steelyard.compare.comparison import Row
from steelyard.compare.display import spoken
from steelyard.compare.matching import Match
from steelyard.compare.naming import shortened
from steelyard.compare.sheets import Sheet
from steelyard.vocabulary.properties import UNTOLD

KINDS: Final = {"independent": "independent", "competitor": "a competitor", "creator": "self-reported"}
"""What a kind of tester is called beside its name."""
_TWO: Final = 2
_NAMED: Final = 3
_SHORT: Final = 32
_RANKED: Final = "ranked"
_FIRST_TOLD: Final = ("effort", "by", "thinking", _RANKED)
"""By what rows of one benchmark are told apart first."""


def of_whom(sheets: Sequence[Sheet], place: int) -> str:
    """What a result of a contender is told of: the model, where several contenders are one."""
    sheet = sheets[place]
    many = any(other.model == sheet.model for other in sheets if other is not sheet)
    return shortened(sheet.contender.view.name) if many else sheet.name


def table(sheets: Sequence[Sheet], found: Sequence[Match]) -> tuple[Row, ...]:
    """The rows as they are shown."""
    told = _told_apart(found)
    return tuple([_row(sheets, match, told.get(match.row, "")) for match in found])


def _told_apart(found: Sequence[Match]) -> dict[int, str]:
    """By row, where one benchmark has several: by what each is told from the rest, in as few words as do."""
    rows: dict[str, list[Match]] = {}
    for match in found:
        rows.setdefault(match.yard.name, []).append(match)
    told: dict[int, str] = {}
    for many in rows.values():
        if len(many) > 1:
            told |= zip((match.row for match in many), _distinct(many), strict=True)
    return told


def _distinct(many: Sequence[Match]) -> list[str]:
    parts: list[tuple[str, ...]] = [()] * len(many)
    keys = dict.fromkeys([*_FIRST_TOLD, *(key for match in many for _, r in match.both for key in r.terms), "runner"])
    for key in keys:
        more = [(*had, part) if (part := _part(match, key)) else had for had, match in zip(parts, many, strict=True)]
        if len(set(more)) > len(set(parts)):
            parts = more
        if len(set(parts)) == len(many):
            break
    return [", ".join(part) for part in parts]


def _part(match: Match, key: str) -> str:
    """What all runs of a row have in common in one respect, in words; "" where they do not, or where it would be long."""
    runs = [r for _, r in match.both]
    if key == _RANKED:
        return "" if match.like else "not ranked"
    if key == "by":
        kinds = {r.by for r in runs}
        return KINDS.get(runs[0].by, "") if len(kinds) == 1 else "different testers"
    if key == "runner":
        said = {f"by {r.runner}" for r in runs}
    else:
        values = {r.terms.get(key) or dict(r.moot).get(key, "") for r in runs if (key, "") not in r.moot}
        said = {_setting(key, value) if value else "" for value in values}
    text = next(iter(said)) if len(said) == 1 else ""
    return text if len(text) <= _SHORT else ""


def _row(sheets: Sequence[Sheet], match: Match, told: str = "") -> Row:
    cells = tuple(
        [
            sheet.measured(r) if r else NOTHING
            for sheet, r in zip(sheets, match.results, strict=True)
        ]
    )
    about = match.yard
    unit = about.unit or next((r.metric for r in match.results if r), "")
    label = f"{about.name} ({told})" if told else about.name
    return Row(about.id, label, unit, cells, best(match), note(sheets, match), about.better or "higher")


def best(match: Match) -> int | None:
    """The contender whose like result is ahead of every other's, where every contender has one."""
    if not match.like or None in match.results:
        return None
    if len(match.both) == _TWO:
        (i, one), (j, other) = match.both
        told = lead(one, other)
        return _alone(match, i if told == 1 else j) if told else None
    for place, one in match.both:
        if all(other is one or lead(one, other) == 1 for _, other in match.both):
            return _alone(match, place)
    return None


def _alone(match: Match, place: int) -> int | None:
    """The place of a result, where it is of no other contender too."""
    return place if sum(r is match.results[place] for r in match.results) == 1 else None


def note(sheets: Sequence[Sheet], match: Match) -> str:
    """Who ran what and how; why it is not ranked, or that a difference is a tie."""
    both, about = match.both, match.yard
    said = [_run_by(sheets, both)]
    if match.like:
        said += [_same(both), *_given(sheets, both)]
    else:
        said.append(_why_apart(sheets, both, unstated=about.editions and not any(r.version for _, r in both)))
    said.append(_chance(match))
    return " ".join(w for w in said if w)


def _same(both: Sequence[tuple[int, Result]]) -> str:
    """The settings that all of them state."""
    (_, one), *rest = both
    settings = [(k, v) for k, v in one.settings if all(k in r.terms for _, r in rest)]
    return f"Same settings: {spoken([_setting(k, v) for k, v in settings])}." if settings else ""


def _given(sheets: Sequence[Sheet], both: Sequence[tuple[int, Result]]) -> Iterator[str]:
    """What some state of how much is thought first, and why it need not be stated of the others."""
    for key in DEPTH:
        stated = [f"{r.terms[key]} for {of_whom(sheets, place)}" for place, r in both if key in r.terms]
        free = [(of_whom(sheets, place), value) for place, r in both for name, value in r.moot if name == key]
        if stated and free:
            told = [f"{name} {'always thinks' if value else 'does not think'} first" for name, value in free]
            yield f"{_word(key).capitalize()} {spoken(stated)}; {spoken(told)}."


def _run_by(sheets: Sequence[Sheet], both: Sequence[tuple[int, Result]]) -> str:
    testers = {(r.by, r.runner) for _, r in both}
    if len(testers) == 1:
        by, runner = testers.pop()
        return f"Run by {runner or 'a tester who is not named'} ({_kind(by)})."
    each = [f"{of_whom(sheets, place)} by {r.runner or 'a tester who is not named'} ({_kind(r.by)})" for place, r in both]
    return f"Run: {'; '.join(each)}."


def _kind(by: str) -> str:
    return KINDS.get(by, "who ran it is not stated")


def _why_apart(sheets: Sequence[Sheet], both: Sequence[tuple[int, Result]], *, unstated: bool) -> str:
    """The differences, named; or that too little is stated to know of any. `unstated` is an edition that matters."""
    (_, one), *rest = both
    words = [(of_whom(sheets, place), dict(r.settings).get("described")) for place, r in both]
    if told := [f"{_quoted(said)} for {name}" for name, said in words if said]:
        return f"Not ranked: how it was run is only told in words, {spoken(told)}."
    found = [d for _, other in rest for d in differences(one, other)]
    why = ["no edition is stated, and each asks other things"] if unstated else []
    if found:
        why.append(_differing(sheets, both, found))
    return f"Not ranked: {'; '.join(why) or 'the testers differ, and the settings are not stated'}."


def _differing(sheets: Sequence[Sheet], both: Sequence[tuple[int, Result]], found: list[tuple[str, str, str]]) -> str:
    """In what the runs differ: of two, how each was run, the first few."""
    (first, _), *rest = both
    if len(rest) > 1:
        return f"the runs differ in {spoken(list(dict.fromkeys(_word(key) for key, _, _ in found)))}"
    second = of_whom(sheets, rest[0][0])
    found.sort(key=lambda d: not (d[1] and d[2]))
    parts = [
        f"{_word(k)} {a or 'not stated'} for {of_whom(sheets, first)}, {b or 'not stated'} for {second}"
        for k, a, b in found[:_NAMED]
    ]
    more = len(found) - _NAMED
    others = f"; {more} more {'difference' if more == 1 else 'differences'}" if more > 0 else ""
    return f"{'; '.join(parts)}{others}"


def _quoted(said: str) -> str:
    return "nothing" if said == UNTOLD else f'"{said}"'


def _chance(match: Match) -> str:
    """What published intervals, or the number of items, say of the difference between two."""
    both = match.both
    if len(both) != _TWO:
        return ""
    (_, one), (_, other) = both
    room, gap = margin(one, other), abs(one.value - other.value)
    if room is None:
        return ""
    if not settled(one, other):
        few = min(one.least, other.least)
        counts = f": taken for {few:,}, only a gap of more than {room:.1f} points counts" if match.like else ""
        return f"The number of items is not recorded{counts}."
    size = f"{gap} points against ±{room:.1f} {grounds(one, other)}"
    if gap <= room:
        return f"Inside the sampling error ({size}){': a tie' if match.like else ''}."
    return f"Outside the sampling error ({size})." if match.like else ""


def grounds(one: Result, other: Result) -> str:
    """By what it is known how far chance parts two results, in words; "" where it is not."""
    if margin(one, other) is None or not settled(one, other):
        return ""
    if published(one, other):
        return "by the published intervals"
    return f"at {one.items:,} items" if one.items == other.items else f"at {one.items:,} and {other.items:,} items"


def _setting(key: str, value: str) -> str:
    return f"{_word(key)} {value}"


def _word(key: str) -> str:
    return key.replace("_", " ")
