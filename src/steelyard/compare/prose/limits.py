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
    """The windows as they are to be had at the prices, in order; no order where all are alike."""
    ordered = sorted(have, key=lambda s: (-_window(s), s.id))
    if _window(ordered[0]) == _window(ordered[-1]):
        return None
    steps = [f"{s.name} {_told(s)}" for s in ordered]
    priced = [s.on("priced_at") for s in ordered if "context_length" in s.served]
    text = f"By window, the widest first, in tokens: {', '.join(steps)}."
    return say(text, *both(tuple(ordered), "context_length"), *priced)


def _window(sheet: Sheet) -> int:
    """A window as sentences compare it: what the priced endpoint serves, else the model's own."""
    return int(sheet.served.get("context_length", sheet.value("context_length")))


def _told(sheet: Sheet) -> str:
    """A window in words: where it is to be had, if it is not the model's own; that endpoints sell more."""
    key = "context_length"
    if key in sheet.served:
        return sheet.held(key).replace(" tokens", "", 1)
    return f"{sheet.text(key)} (endpoints sell {shown(key, sheet.sold[key])} or more)" if key in sheet.sold else sheet.text(key)


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
