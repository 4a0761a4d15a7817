"""What fits: context windows and longest answers, the model's own and what endpoints leave of them."""

from __future__ import annotations

from steelyard.compare.cells import shown
from steelyard.compare.comparison import Statement
from steelyard.compare.criteria import ahead
from steelyard.compare.prose.case import Case, both, say
from steelyard.compare.prose.words import listed
from steelyard.compare.sheets import Sheet

_TIGHT = 2


def context(case: Case) -> Statement | None:
    """Where a lead in the window is lost at the endpoint that is priced; of many, the windows in order."""
    key = "context_length"
    have = [s for s in case.sheets if s.value(key)]
    if len(case.sheets) > 2:  # noqa: PLR2004 - a pair
        return _ladder(have) if len(have) > 1 else None
    one, other = case.sheets
    if ahead(key, one.bounds.get(key), other.bounds.get(key)) == ahead(key, one.reach(key), other.reach(key)):
        return None
    short = tuple(s for s in have if s.served.get(key, s.value(key)) < s.value(key))
    if not short:
        return None
    parts = [
        f"{s.name} is priced{s.at(dated=False)} with {shown(key, s.served[key])} of its {s.text(key)} tokens of context"
        for s in short
    ]
    return say(f"{'; '.join(parts)}.", *both(short, key, "priced_at"))


def _ladder(have: list[Sheet]) -> Statement | None:
    ordered = sorted(have, key=lambda s: (-int(s.value("context_length")), s.id))
    if ordered[0].value("context_length") == ordered[-1].value("context_length"):
        return None
    steps = [f"{s.name} {s.text('context_length')}" for s in ordered]
    return say(f"By window, the widest first: {', '.join(steps)} tokens.", *both(tuple(ordered), "context_length"))


def answer(case: Case) -> Statement | None:
    """How long one answer can be, for more than two; of a pair, who chooses is told."""
    key = "max_output_tokens"
    have = sorted((s for s in case.sheets if s.value(key)), key=lambda s: (-int(s.value(key)), s.id))
    if len(case.sheets) <= _TIGHT or len(have) < _TIGHT:
        return None
    if ahead(key, have[0].bounds.get(key), have[-1].bounds.get(key)) != 1:
        return None
    steps = listed([f"{s.name} {s.text(key)}" for s in have])
    return say(f"One answer can run to: {steps} tokens.", *both(tuple(have), key))
