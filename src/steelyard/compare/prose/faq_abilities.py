"""Questions about what contenders can do: images, functions and schemas, code."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Final

from steelyard.catalog.results import differences, lead
from steelyard.compare import display
from steelyard.compare.by_result import CODE, SIGHT, about
from steelyard.compare.comparison import Answer, Statement, Support
from steelyard.compare.matching import Match
from steelyard.compare.prose.abilities import kinds
from steelyard.compare.prose.case import Case, both, names, say
from steelyard.compare.prose.words import listed, sentence
from steelyard.compare.results_table import of_whom
from steelyard.compare.sheets import Sheet

_MOST: Final = 3
_PAIR: Final = 2
_ABILITIES: Final = {
    "vision": "images in",
    "tool_call": "function calling",
    "structured_output": "structured outputs",
    "reasoning": "thinking first",
    "code_execution": "code run by the provider",
}
_WAYS: Final = {"input_modalities": "in", "output_modalities": "out"}
_TOLD: Final = {"input_modalities": ("text", "image"), "output_modalities": ("text",)}
"""What is told elsewhere: text goes without saying, and images in are an ability."""


def vision(case: Case) -> Answer | None:
    """Where all take images: what was measured with them."""
    rows = [m for m in case.matched if about(m.yard, SIGHT)]
    if not rows or any(s.value("vision") is not True for s in case.sheets):
        return None
    return Answer(f"Which reads images better, {names(case)}?", (_measured_sight(case, rows),))


def _measured_sight(case: Case, rows: list[Match]) -> Statement:
    """All take images: who is ahead with them, or that it was not measured alike."""
    everyone = "Both" if len(case.sheets) == 2 else "All"  # noqa: PLR2004 - a pair
    supports = [Support(m.yard.id, "name") for m in rows]
    return say(f"{everyone} can; {_told(case, rows)}.", *both(case.sheets, "vision"), *supports)


def abilities(case: Case) -> Answer | None:
    """What goes in and out, functions, schemas and the rest together, where somebody lacks or nobody documents one of them for
    somebody.
    """
    recorded = [s.keep(_recorded) for s in case.sheets]
    if recorded.count(recorded[0]) == len(recorded):
        return None
    keys = [k for k in _ABILITIES if len(states := {of[k] for of in recorded}) > 1 and states != {None, False}]
    by_votes: dict[str, list[str]] = {}
    for key in keys:
        by_votes.setdefault(_votes(case, key), []).append(_ABILITIES[key])
    for key, way in _WAYS.items():
        by_lists: dict[str, list[str]] = {}
        for modality in _unshared(case, key):
            by_lists.setdefault(_lists(case, key, modality), []).append(modality)
        for votes, named in by_lists.items():
            by_votes.setdefault(votes, []).append(f"{kinds(named)} {way}")
        keys += [key] if by_lists else []
    if not keys:
        return None
    text = "; ".join(f"{listed(labels)}: {votes}" for votes, labels in by_votes.items())
    question = f"Where do the abilities of {names(case, 'and')} differ?"
    return Answer(question, (say(f"{text[0].upper()}{text[1:]}.", *both(case.sheets, *keys)),))


def _recorded(sheet: Sheet) -> dict[str, Any]:
    """What is on record of its abilities, and what goes in and out."""
    return {k: sheet.value(k) for k in _ABILITIES} | {k: frozenset(sheet.value(k) or ()) for k in _WAYS}


def _unshared(case: Case, key: str) -> list[str]:
    """What one list of inputs or outputs names and another does not."""
    lists = [named for s in case.sheets if (named := s.keep(_recorded)[key])]
    if len(lists) < _PAIR or len(set(lists)) == 1:
        return []
    return sorted(frozenset().union(*lists).difference(frozenset.intersection(*lists), _TOLD[key]))


def _lists(case: Case, key: str, modality: str) -> str:
    """Whose list names it, and whose does not, which is no more than that."""
    said: dict[str, list[str]] = {}
    for sheet in case.sheets:
        named = sheet.value(key)
        state = "undocumented for" if not named else "listed for" if modality in named else "not listed for"
        said.setdefault(state, []).append(sheet.name)
    return ", ".join(f"{state} {listed(who)}" for state, who in sorted(said.items()))


def _votes(case: Case, key: str) -> str:
    said: dict[str, list[str]] = {}
    for sheet in case.sheets:
        said.setdefault(sheet.keep(_states)[key], []).append(sheet.name)
    return ", ".join(f"{state} {listed(who)}" for state, who in said.items())


def _states(sheet: Sheet) -> dict[str, str]:
    """How each of its abilities stands."""
    return {key: _state(sheet, key) for key in _ABILITIES}


def _state(sheet: Sheet, key: str) -> str:
    """What is on record of one: documented for, ruled out for, claimed by some endpoints only, estimated, nothing."""
    value = sheet.value(key)
    if value is not None:
        return "documented for" if value else "ruled out for"
    if sheet.guess(key):
        return "only estimated for"
    spread = sheet.spread(key)
    if spread is None or sheet.silent(key):
        return "undocumented for"
    return "left to the endpoints of" if spread.yes else "denied by the endpoints of"


def coding(case: Case) -> Answer | None:
    """What all coding benchmarks on the page tell together."""
    shared = [m for m in case.matched if about(m.yard, CODE)]
    if not shared:
        return None
    supports = [on for m in shared for on in m.ran(*(case.sheets[place] for place, _ in m.both))]
    text = f"{sentence(_told(case, shared), [of_whom(case.sheets, place) for place in range(len(case.sheets))])}."
    return Answer("Which is better at coding?", (say(text, *both(case.sheets), *supports),))


def _told(case: Case, shared: list[Match]) -> str:
    """Who is ahead on which, where nobody is, and what was not run alike: each benchmark in one place."""
    seen: set[str] = set()
    parts: dict[str, list[Match]] = {}
    for match in sorted(shared, key=lambda m: not m.like):
        if match.yard.id not in seen and (said := _place(case, match)):
            seen.add(match.yard.id)
            parts.setdefault(said, []).append(match)
    text = "; ".join(f"{said} {_tests(found)}" for said, found in parts.items())
    alone = _unlike(shared[0]) if len(seen) == 1 and not any(match.like for match in shared) else ""
    return f"{text}{alone}"


def _unlike(match: Match) -> str:
    """In what two runs of the only benchmark differ."""
    if len(match.both) != _PAIR:
        return ""
    (_, one), (_, other) = match.both
    ways = [display.word(key) for key, *_ in differences(one, other) if key != "described"]
    ways += ["tester"] if one.runner != other.runner else []
    return f", which differ in {listed(ways[:_MOST])}" if ways else ""


def _place(case: Case, match: Match) -> str:
    """What one row tells, as it goes before the name of its benchmark."""
    if not match.like:
        return "too differently run to rank are the results on"
    who = {place: of_whom(case.sheets, place) for place, _ in match.both}
    ahead = next((i for i, one in match.both if _clear(match, i)), None)
    if ahead is None:
        return _nobody_ahead(match, listed(list(who.values())))
    rest = "" if len(case.sheets) == 2 else f" of {listed([n for i, n in who.items() if i != ahead])}"  # noqa: PLR2004
    return f"{who[ahead]} is ahead{rest} on"


def _nobody_ahead(match: Match, who: str) -> str:
    """A tie, results that ran alike but are not ranked, or, of several, no one before all the rest."""
    leads = [lead(one, other) for (_, one), (_, other) in combinations(match.both, 2)]
    if None in leads:
        return "run alike, but not ranked, are the results on"
    return f"of {who} none is ahead of all others on" if any(leads) else f"{who} are not clearly apart on"


def _clear(match: Match, place: int) -> bool:
    """Whether a result is ahead of every other in its row."""
    mine = match.results[place]
    others = [other for at, other in match.both if at != place]
    return mine is not None and all(lead(mine, other) == 1 for other in others)


def _tests(found: list[Match]) -> str:
    named = list(dict.fromkeys(m.yard.name for m in found))
    more = len(named) - _MOST
    return listed([*named[:_MOST], "others"]) if more > 0 else listed(named)
