"""How large they are, and what their makers keep to themselves."""

from __future__ import annotations

from steelyard.compare.comparison import Statement, Support
from steelyard.compare.prose.case import Case, both, say, together
from steelyard.compare.prose.words import has_have, listed
from steelyard.compare.sheets import Sheet

_ALL = 0.9
"""From this share on, the active parameters are the total, written less exactly: of a mixture, far fewer work at a time."""


def size(case: Case) -> Statement | None:
    """Parameters, total and active, and who keeps them undisclosed."""
    have = [s for s in case.sheets if s.value("total_parameters")]
    silent = [s for s in case.sheets if _undisclosed(s, "total_parameters")]
    if len(have) + len(silent) < 2 or not have or len({s.model for s in case.sheets}) == 1:  # noqa: PLR2004 - the summary has one
        return None
    if len(have) < 2 and not any(s.value("experts") for s in have):  # noqa: PLR2004 - the summary has said the one size
        return None
    if not silent and all(_told_by_name(s) for s in have):
        return None
    parts = together(have, lambda s, alone: f"{'has' if alone else 'each have'} {s.keep(_parameters)}")
    rest = f"; {_keepers(silent)}" if silent else ""
    supports = both((*have, *silent), "total_parameters")
    experts = tuple(s.on(k) for s in have for k in ("active_parameters", "experts", "architecture") if k in s.facts)
    return say(f"{'; '.join(parts)}{rest}.", *supports, *experts, *_creators(silent))


def is_sparse(sheet: Sheet) -> bool:
    """Whether far fewer than all of its parameters work at a time."""
    active = sheet.value("active_parameters")
    return bool(active) and active < sheet.value("total_parameters") * _ALL


def _parameters(sheet: Sheet) -> str:
    total = sheet.text("total_parameters").removesuffix(" total")
    if is_sparse(sheet):
        among = f" across {sheet.text('experts')} experts" if sheet.value("experts") else ""
        working = sheet.text("active_parameters").removesuffix(" active")
        return f"{total} parameters{among}, of which {working} work on each token"
    return f"{total} parameters"


def _told_by_name(sheet: Sheet) -> bool:
    """Whether its name has said already all that there is to say of its size: Llama 3.1 8B."""
    words = sheet.name.replace("-", " ").casefold().split()
    return not is_sparse(sheet) and sheet.text("total_parameters").removesuffix(" total").casefold() in words


def _keepers(silent: list[Sheet]) -> str:
    makers = list(dict.fromkeys(s.contender.view.model.creator_name for s in silent))
    return f"{listed(makers)} {has_have(len(makers))} not disclosed {listed([s.name for s in silent])}'s"


def _creators(silent: list[Sheet]) -> tuple[Support, ...]:
    return tuple(s.on("creator") for s in silent)


def _undisclosed(sheet: Sheet, key: str) -> bool:
    known = sheet.facts.get(key)
    return known is not None and known.status == "undisclosed"
