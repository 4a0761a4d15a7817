"""Dates and places: when it came, what it knows, when it goes, who serves it, and where sources differ."""

from __future__ import annotations

from steelyard.catalog.entries import Model
from steelyard.compare.comparison import Statement
from steelyard.compare.criteria import Bounds, ahead
from steelyard.compare.prose.case import Case, both, say, together, writes
from steelyard.compare.prose.words import is_are, listed, noun
from steelyard.compare.sheets import Sheet
from steelyard.vocabulary.naming import read

_LATE = 2
_DISPUTED = (
    "context_length",
    "max_output_tokens",
    "knowledge_cutoff",
    "tool_call",
    "structured_output",
    "open_weights",
)


def knowledge(case: Case) -> Statement | None:
    """The later release that knows less of late: what people do not expect. A year alone is not later than a day in it."""
    keys = ("release_date", "knowledge_cutoff")
    if not all(map(writes, case.sheets)):
        return None
    if len(case.sheets) != _LATE or any(not s.value(k) for s in case.sheets for k in keys):
        return None
    old, new = sorted(case.sheets, key=lambda s: str(s.value("release_date")))
    if str(new.value("release_date")).startswith(str(old.value("release_date"))):
        return None
    if ahead("knowledge_cutoff", old.bounds.get("knowledge_cutoff"), new.bounds.get("knowledge_cutoff")) != 1:
        return None
    return say(
        f"The later of the two knows less of late: {new.name}, released {new.text('release_date')}, ends with "
        f"{new.text('knowledge_cutoff')}, {old.name}, released {old.text('release_date')}, with "
        f"{old.text('knowledge_cutoff')}.",
        *both((old, new), *keys),
    )


def disputes(case: Case) -> list[Statement]:
    """Facts on which sources differ by as much as would count, one for each contender, with what else is claimed; of several
    that are one model, once.
    """
    torn: dict[tuple[str, ...], list[Sheet]] = {}
    for sheet in case.sheets:
        if key := sheet.keep(_torn):
            torn.setdefault((key, sheet.model, sheet.text(key), *sheet.dissent[key]), []).append(sheet)
    if not torn:
        return []
    parts = [_dispute(case, many, key) for (key, *_), many in torn.items()]
    supports = [s.on(key) for key, *_ in torn for s in case.sheets if key in s.facts]
    return [say(f"Sources differ: {'; '.join(parts)}.", *both(case.sheets), *supports)]


def _torn(sheet: Sheet) -> str:
    """The first of its facts on which sources differ by as much; "" for none."""
    return next((key for key in _DISPUTED if _materially(sheet, key)), "")


def _materially(sheet: Sheet, key: str) -> bool:
    """Whether the lowest and the highest of what is claimed are apart by the threshold of the property."""
    span = sheet.bounds.get(key)
    return (
        bool(sheet.dissent.get(key) and span)
        and abs(
            ahead(key, Bounds(span.low, span.low), Bounds(span.high, span.high)) or 0  # type: ignore[union-attr]
        )
        == 1
    )


def _dispute(case: Case, torn: list[Sheet], key: str) -> str:
    sheet, *more = torn
    told = list(sheet.dissent[key][:3])
    others = [s for s in case.sheets if s not in torn and key in s.bounds]
    open_ = listed([s.name for s in others if ahead(key, sheet.bounds[key], s.bounds[key]) is None])
    rest = f", so that {'their' if more else 'its'} place beside {open_} is open" if open_ else ""
    what = "open weights" if key == "open_weights" else noun(key)
    whose = f"the {what} of {listed([s.name for s in torn])}" if more else f"{sheet.name}'s {what}"
    claimed = f"{sheet.text(key)} is believed here and {listed(told)} {is_are(len(told))} claimed as well"
    return f"on {whose}, {claimed}{rest}"


def kinds(case: Case) -> Statement | None:
    """Models that are not for the same thing."""
    different = {s.contender.view.model.kind for s in case.sheets}
    if len(different) < _LATE or "" in different:
        return None
    return say(f"{of_kinds(case)[0]}, so only what they have in common is compared.", *both(case.sheets, "kind"))


def of_kinds(case: Case) -> tuple[str, int]:
    """What kind of model each is, those of one kind together, and how many kinds these are."""
    parts = together(case.sheets, lambda s, alone: f"{'is' if alone else 'are each'} {kind_of(s.contender.view.model)}")
    return listed(parts) if len(parts) == len(case.sheets) else "; ".join(parts), len(parts)


def kind_of(model: Model) -> str:
    """What kind of model it is, with its article; of one that is of none of the kinds that have a name, whether it is a base
    model, where its own name says so.
    """
    if model.kind != "other":
        return f"{'an' if model.kind[0] in 'aeiou' else 'a'} {model.kind} model"
    if is_base(model):
        return "a base model (it continues text, and has not been taught to follow instructions)"
    return "a model for something of its own"


def is_base(model: Model) -> bool:
    """Whether the name of a model says that it is the base from which others are taught."""
    return model.name.casefold().endswith("(base)") or read(model.id).edition == "base"
