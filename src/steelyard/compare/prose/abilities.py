"""What each can take in, give out and do, where the record sets them apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from steelyard.catalog.view import takes
from steelyard.compare.comparison import Statement
from steelyard.compare.display import word
from steelyard.compare.prose.case import Case, both, say, together
from steelyard.compare.prose.words import does_do, listed, noun
from steelyard.compare.sheets import Sheet

_SPOKEN: Final = {"image": "images", "pdf": "PDF files", "embedding": "embeddings"}
_CHECKED: Final = ("tool_call", "structured_output")


def modalities(case: Case) -> Statement | None:
    """Inputs or outputs that one takes and another, on record, does not, each something of its own."""
    sets = {s.id: set(s.value("input_modalities") or ()) for s in case.sheets}
    told = [s for s in case.sheets if sets[s.id]]
    if len(told) < 2:  # noqa: PLR2004 - a difference needs two
        return None
    common = set.intersection(*(sets[s.id] for s in told))
    lists = [s.facts.get("input_modalities") for s in told]
    extra = [(s, [m for m in sorted(sets[s.id] - common) if any(takes(one, m) is False for one in lists)]) for s in told]
    extra = [(s, more) for s, more in extra if more]
    if len(extra) < 2:  # noqa: PLR2004 - that one takes more, the answer on what only one can do says
        return None
    also = "also " if common else ""
    more_of = {s.id: kinds(more) for s, more in extra}
    parts = together([s for s, _ in extra], lambda s, alone: f"{also}{'takes' if alone else 'take'} {more_of[s.id]}")
    shared = f"Beside {kinds(sorted(common))}, which {'both' if len(told) == 2 else 'all'} take, " if common else ""  # noqa: PLR2004
    text = f"{shared}{'; '.join(parts)}."
    return say(text, *both(tuple(told), "input_modalities"))


def kinds(modalities_: Sequence[str]) -> str:
    """Modalities in a sentence: text, images and PDF files."""
    return listed([_SPOKEN.get(m, m) for m in modalities_])


def outputs(case: Case) -> Statement | None:
    """What comes out, where it is more than text for somebody."""
    told = [s for s in case.sheets if s.value("output_modalities")]
    if len({tuple(sorted(s.value("output_modalities"))) for s in told}) < 2:  # noqa: PLR2004 - a difference needs two
        return None
    parts = [f"{s.name} gives {kinds(s.value('output_modalities'))}" for s in told]
    return say(f"{'; '.join(parts)}.", *both(tuple(told), "output_modalities"))


def thinking(case: Case) -> Statement | None:
    """Reasoning of one and not of the other, on record; or how it can be steered."""
    yes = [s for s in case.sheets if s.value("reasoning") is True]
    no = [s for s in case.sheets if s.value("reasoning") is False]
    if yes and no:
        if not any(map(steered, yes)):
            return None  # that one only can is told among what only one can do
        how = listed(together(yes, lambda s, alone: _thinks(s, alone=alone)))
        return say(
            f"{how}, which costs output tokens; {listed([s.name for s in no])} {does_do(len(no))} not think first.",
            *both((*yes, *no), "reasoning"),
            *(s.on(k) for s in yes for k in ("reasoning_mode", "reasoning_efforts") if k in s.facts),
        )
    modes = {s.value("reasoning_mode") for s in yes}
    if len(yes) > 1 and len(modes) > 1 and None not in modes:
        parts = together(yes, lambda s, alone: _by_mode(s, alone=alone))
        return say(
            f"{listed(parts)}, so their bills for one question can differ more than their prices.",
            *both(tuple(yes), "reasoning_mode"),
        )
    return None


def steered(sheet: Sheet) -> bool:
    """Whether it is on record how it thinks: always, or by so much effort."""
    return bool(sheet.value("reasoning_efforts")) or sheet.value("reasoning_mode") == "always"


def _by_mode(sheet: Sheet, *, alone: bool) -> str:
    verb = "thinks" if alone else "think"
    return f"always {verb}" if sheet.value("reasoning_mode") == "always" else f"{verb} on request"


def _thinks(sheet: Sheet, *, alone: bool = True) -> str:
    """Whether it thinks always or can, and how it is steered; of one alone, or of several."""
    verb, it = ("thinks", "it answers") if alone else ("think", "they answer")
    efforts = sheet.value("reasoning_efforts")
    how = f" (effort {listed([str(e) for e in efforts], 'or')})" if efforts else ""
    if sheet.value("reasoning_mode") == "always":
        return f"always {verb} before {it}{how}"
    asked = " on request" if sheet.value("reasoning_mode") == "optional" and not efforts else ""
    return f"can think before {it}{asked}{how}"


def tools(case: Case) -> Statement | None:
    """Tools that a provider runs itself, named; what two have in common once."""
    have = [s for s in case.sheets if s.value("hosted_tools")]
    if not have:
        return None
    sets = [frozenset(s.value("hosted_tools")) for s in have]
    if len(have) > 1 and len(set(sets)) == 1:
        if len(have) == len(case.sheets):
            return None  # the same row for everybody: the table says it
        names = listed([s.name for s in have])
        return say(f"{names} come with the same hosted tools: {_named(have[0])}.", *both(tuple(have), "hosted_tools"))
    parts = [f"{s.name} comes with {_named(s)}" for s in have]
    return say(f"As tools that the provider runs, {'; '.join(parts)}.", *both(tuple(have), "hosted_tools"))


def _named(sheet: Sheet) -> str:
    return listed([word(str(t)) for t in sheet.value("hosted_tools")])


def priced_without(case: Case) -> Statement | None:
    """An ability on record that the very endpoint whose price is shown denies."""
    found = [(s, keys) for s in case.sheets if (keys := s.keep(_refused))]
    if not found:
        return None
    parts = [
        f"the price of {s.name}{s.at(dated=False)} buys no {listed([noun(k) for k in keys], 'or')}" for s, keys in found
    ]
    text = "; ".join(parts)
    supports = [s.on(k) for s, keys in found for k in ("name", "priced_at", *keys)]
    return say(f"{text[0].upper()}{text[1:]}: that endpoint says no, though others say yes.", *supports)


def _refused(sheet: Sheet) -> list[str]:
    """What it can do, and its priced endpoint can't."""
    return [key for key in _CHECKED if sheet.value(key) is True and _denied(sheet, key)]


def _denied(sheet: Sheet, key: str) -> bool:
    """Whether the priced endpoint says no and another one yes."""
    known = sheet.offer.facts.get(key) if sheet.offer and not sheet.contender.only else None
    spread = sheet.cells[key].spread if key in sheet.cells else None
    return bool(known and known.value is False and spread and spread.yes)
