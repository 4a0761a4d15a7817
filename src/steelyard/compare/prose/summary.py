"""The first lines: who they are by their full names, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from steelyard.compare.by_result import form
from steelyard.compare.comparison import Statement, Support, Verdict
from steelyard.compare.naming import floats
from steelyard.compare.prose.case import Case, both, say
from steelyard.compare.prose.frame import UNTOLD
from steelyard.compare.prose.life import is_base
from steelyard.compare.prose.openness import is_sparse
from steelyard.compare.prose.reasons import billed
from steelyard.compare.prose.words import listed
from steelyard.compare.relations import Relation
from steelyard.compare.sheets import Sheet
from steelyard.compare.staying import leaves

_STATES: Final = {"preview": "still a preview", "deprecated": "now deprecated", "retired": "now retired"}
_GONE: Final = "retired from its creator's own API"
_TOLD: Final = 3
_FEW: Final = 2


def summary(case: Case, verdict: Verdict) -> list[Statement]:
    """Each contender in a clause; then who is ahead in what, where that takes more than one word."""
    outcome = _outcome(case, verdict)
    return [_who(case), outcome] if outcome else [_who(case)]


def _who(case: Case) -> Statement:
    if len({s.model for s in case.sheets}) == 1:
        return _one_model(case)
    clauses = [s.keep(_clause) for s in case.sheets]
    said = [s.on(key) for s, (_, keys) in zip(case.sheets, clauses, strict=True) for key in keys]
    return say(f"{'; '.join(text for text, _ in clauses)}.", *both(case.sheets, "creator"), *said)


def _one_model(case: Case) -> Statement:
    """The same weights more than once: what differs is the endpoint, or the name."""
    first = case.sheets[0].contender.view
    forms = [case.figure(s.id, "number_format", form(s).upper()) for s in case.sheets if form(s)]
    names = listed([f"{s.contender.name}{_form(s)}" for s in case.sheets])
    by_name = next((s for s in case.sheets if s.contender.view.model.alias), None)
    if by_name is not None:
        text = f"{names} are one model on this day: {by_name.name} is a floating name for {by_name.model}."
        return say(text, *both(case.sheets, "quantization"), by_name.on("points_at"), *forms)
    text = f"{names} are the same weights, {first.name}: what differs is the endpoint, its price, limits and features."
    return say(text, *both(case.sheets, "quantization"), *forms)


def _form(sheet: Sheet) -> str:
    said = form(sheet)
    return f" (weights in {said.upper()})" if said else ""


def _clause(sheet: Sheet) -> tuple[str, tuple[str, ...]]:
    """Who it is, by the three most telling things that are known of it; and the properties that this rests on."""
    model = sheet.contender.view.model
    kind = "" if model.kind in ("", "chat", "other") else f"{model.kind} "
    kind = "base " if model.kind == "other" and is_base(model) else kind
    weights = {True: "open-weights ", False: "closed "}.get(sheet.value("open_weights"), "")
    thinks = "reasoning " if sheet.value("reasoning") is True and not kind else ""
    maker = f"{model.creator_name}'s" if model.creator_name else "somebody's"
    told = list(_attributes(sheet))[: _TOLD - bool(weights)]
    stage = sheet.value("lifecycle")
    gone = stage == "retired" and sheet.value("open_weights")
    state = f", {_GONE if gone else _STATES[stage]}" if stage in _STATES else ""
    about = _joined([text for text, _ in told])
    flags = (("open_weights", weights), ("reasoning", thinks), ("lifecycle", state))
    keys = (*(key for key, word in flags if word), *(key for _, keys in told for key in keys))
    if floats(sheet.contender):
        whose = f" of {model.creator_name}" if model.creator_name else ""
        about = about if about.startswith(",") or not about else f",{about}"
        return f"{sheet.contender.name} is a floating name{whose} ({UNTOLD}){about}{state}", ("points_at", *keys)
    return f"{sheet.contender.name} is {maker} {weights}{thinks}{kind}model{about}{state}", keys


def _attributes(sheet: Sheet) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Clauses about it, each with the properties that it rests on, the most telling first."""
    if sheet.value("release_date") and not floats(sheet.contender):
        yield f"of {sheet.text('release_date')}", ("release_date",)
    if sheet.value("total_parameters"):
        yield _size(sheet)
    if sheet.value("context_length"):
        yield f"with a window of {sheet.text('context_length')} tokens", ("context_length",)
    if served := _served(sheet):
        yield served, ("providers",)
    if Decimal(sheet.value("price.input") or 0):
        yield f"at {sheet.text('price.input')} per million tokens in", ("price.input",)


def _size(sheet: Sheet) -> tuple[str, tuple[str, ...]]:
    said = f"with {sheet.text('total_parameters').removesuffix(' total')} parameters"
    if not is_sparse(sheet):
        return said, ("total_parameters",)
    part = f"{sheet.text('active_parameters').removesuffix(' active')} of them active"
    return f"{said}, {part},", ("total_parameters", "active_parameters")


def _served(sheet: Sheet) -> str:
    """Who serves it, where that is soon said; a creator that is the only one is not its own customer."""
    count = len(sheet.providers)
    if sheet.contender.only is not None or not count:
        return ""
    if count == 1:
        own = any(o.endpoint.first_party for o in sheet.alive)
        return "listed at its creator only" if own else f"listed at {sheet.providers[0]} only"
    return f"served by {listed(list(sheet.providers))}" if count <= _FEW else f"served by {count} providers"


def _joined(told: list[str]) -> str:
    """Of 2025 with 400B parameters and a window of 1M tokens, served by two."""
    of = [t for t in told if t.startswith("of ")]
    having = [t.removeprefix("with ") for t in told if t.startswith("with ")]
    rest = [t for t in told if not t.startswith(("of ", "with "))]
    said = " ".join([*of, *([f"with {listed(having)}"] if having else [])])
    return f" {', '.join([*([said.removesuffix(',')] if said else []), *rest])}" if told else ""


def _outcome(case: Case, verdict: Verdict) -> Statement | None:
    """Who is ahead in what; nothing where the only lead is told as the reason anyway."""
    leads = _leads(case)
    winner = next((s for s in case.sheets if s.id == verdict.winner), None)
    if winner is not None:
        if "is ahead" not in verdict.label:
            return say(f"{verdict.label}.", *both(case.sheets))
        mine = leads.get(winner.id)
        why = f", on {listed(mine)}" if mine else ""
        return say(f"Under the {case.profile.name} profile, {winner.name} is ahead{why}.", *_supports(case, mine or ()))
    if len(case.sheets) == _FEW or sum(map(len, leads.values())) < _FEW:
        return None  # of a pair, the verdict's first reason says it
    parts = [f"{s.name} is ahead on {listed(leads[s.id])}" for s in case.sheets if s.id in leads]
    return say(f"{', '.join(parts)}.", *_supports(case, [word for words in leads.values() for word in words]))


def _supports(case: Case, words: Iterable[str]) -> tuple[Support, ...]:
    """What leads rest on, given in words."""
    told = [s for r in case.related for s in r.standings if s.lead and _word(s.criterion) in words]
    prices = both(case.sheets, *billed(case)) if "cost" in words else ()
    return (*both(case.sheets), *[on for standing in told for on in standing.rests_on], *prices)


def _leads(case: Case) -> dict[str, list[str]]:
    """Who is ahead of every other in what; of those that leave, nobody."""
    found = {}
    for place, sheet in enumerate(case.sheets):
        if sheet.keep(leaves) is not None:
            continue
        mine = [r.seen_from(place) for r in case.related if place in (r.one, r.other)]
        shared = [t.criterion for t in mine[0].leading if all(_ahead(r, t.criterion) for r in mine)]
        if shared:
            found[sheet.id] = [_word(c) for c in shared]
    return found


def _ahead(relation: Relation, criterion: str) -> bool:
    return any(t.criterion == criterion for t in relation.leading)


def _word(criterion: str) -> str:
    return {
        "quality": "measured answers",
        "context": "window",
        "tools": "interface",
        "service": "lifecycle",
        "output": "answer length",
        "openness": "openness",
        "recency": "knowledge cutoff",
        "coding": "measured coding",
        "vision": "images",
    }.get(criterion, criterion)
