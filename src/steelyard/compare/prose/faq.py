"""Questions that people ask of this pair, only where there is something to say that the tables do not show at a glance."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from steelyard.compare.by_fact import span, turns_elsewhere
from steelyard.compare.comparison import Answer, Support
from steelyard.compare.prose.case import Case, both, names, say
from steelyard.compare.prose.faq_abilities import abilities, coding, vision
from steelyard.compare.prose.faq_places import where
from steelyard.compare.prose.prices import both_prices, lopsided
from steelyard.compare.prose.rates import rates
from steelyard.compare.prose.reasons import apart, cause, thought
from steelyard.compare.prose.words import as_little, is_are, listed, share
from steelyard.compare.sheets import Sheet

_CLOSE: Final = Decimal("1.1")
_BY: Final = (
    (Decimal("1.25"), ", narrowly"),
    (Decimal("2.5"), ""),
    (Decimal(5), ", clearly"),
    (Decimal(12), ", by far"),
    (Decimal(60), ", many times over"),
    (Decimal("inf"), ", by orders of magnitude"),
)
_TERMS: Final = {
    "yes": "allowing commercial use",
    "conditions": "with conditions on commercial use",
    "no": "forbidding commercial use",
}
_FEW: Final = 3
_PRIVATE: Final = frozenset({"proprietary", "other", "closed"})


def faq(case: Case) -> list[Answer]:
    """The questions that have an answer here; of models for different things, only those about names, life and places."""
    kinds = {s.contender.view.model.kind for s in case.sheets}
    found = [ask(case) for ask in (_QUESTIONS if len(kinds) == 1 or "" in kinds else _OF_ANY_KIND)]
    return [answer for answer in found if answer and answer.answer]


def same(case: Case) -> Answer | None:
    """Two of one family: which version each is, or who follows whom."""
    if len(case.sheets) != 2 or _one_model(case):  # noqa: PLR2004 - of a pair
        return None
    one, other = case.sheets
    family = one.value("family")
    if (
        not family
        or family != other.value("family")
        or one.contender.view.model.creator != other.contender.view.model.creator
    ):
        return None
    heirs = [(a, b) for a, b in ((one, other), (other, one)) if a.value("successor") == b.model]
    days = [f"{s.name} was released {s.text('release_date')}" for s in case.sheets if s.value("release_date")]
    if len(days) > 1 and one.text("release_date") == other.text("release_date"):
        days = [f"both were released {one.text('release_date')}"]
    said = [*days, *[f"{b.name} is named as the successor of {a.name}" for a, b in heirs]]
    if not said:
        return None
    text = f"No, two of the {family} family: {listed(said)}."
    keys = ("family", "creator", "release_date", "successor")
    return Answer(f"Are {names(case, 'and')} the same model?", (say(text, *both(case.sheets, *keys)),))


def open_source(case: Case) -> Answer | None:
    """Whose weights can be had and on which terms; asked where anybody's can, or terms of use are on record."""
    told = [s for s in case.sheets if s.value("open_weights") or s.value("commercial_use")]
    if not told or _one_model(case):
        return None
    said = [f"{s.name} {s.keep(_openness)}" for s in case.sheets]
    keys = ("license", "open_weights", "commercial_use")
    question = f"{is_are(1).capitalize()} {names(case)} open source, and may I use it commercially?"
    return Answer(question, (say(f"{'; '.join(said)}.", *both(case.sheets, *keys)),))


def _openness(sheet: Sheet) -> str:
    opened, license_ = sheet.value("open_weights"), str(sheet.value("license") or "")
    terms = _TERMS.get(str(sheet.value("commercial_use")), "")
    if opened is False:
        return f"is closed, {f'its terms {terms}' if terms else 'with terms of use that no source here records'}"
    under = f" under the {_named(license_)}" if license_ and license_.casefold() not in _PRIVATE else ""
    if opened is None and sheet.guess("open_weights"):
        return f"has open weights{under}, by the word of lists alone{f', {terms}' if terms else ''}"
    if opened is None:
        return (
            f"is{under}, {terms}, its weights undocumented" if under and terms else "has no documented weights or terms"
        )
    rest = (
        f", {terms or 'commercial use not documented'}" if terms or under else " under a license that no source here names"
    )
    return f"has open weights{under}{rest}"


def _named(license_: str) -> str:
    text = license_.removeprefix("the ").removeprefix("The ")
    return text if text.casefold().endswith(("license", "licence", "agreement")) else f"{text} license"


def cheaper(case: Case) -> Answer | None:
    """Which costs less, by how much and where."""
    billed = [s for s in case.sheets if span(s.bill(case.load))]
    if len(billed) < 2:  # noqa: PLR2004 - a comparison needs two
        return None
    ordered = sorted(billed, key=lambda s: (span(s.bill(case.load)), s.id))
    keys = ("cost", "priced_at", "price.input", "price.output")
    told = _of_two(case, *ordered) if len(case.sheets) == 2 else _of_many(case, ordered)  # noqa: PLR2004 - a pair
    load = [Support("workload", key) for key in case.load.counts]
    return Answer(f"Which is cheaper, {names(case)}?", (say(told, *both(case.sheets, *keys), *load),))


def _of_two(case: Case, cheap: Sheet, dear: Sheet) -> str:
    """The cheaper, by what share; the prices behind it, where they are by the token alone."""
    costs = dict(zip([s.id for s in case.sheets], case.costs, strict=True))
    gap = apart(case, cheap, dear)
    if gap < _CLOSE and costs[cheap.id] == costs[dear.id]:
        where = cheap.at() if cheap.at() == dear.at() else f", {cheap.name}{cheap.at()} and {dear.name}{dear.at()}"
        return f"Neither: a month of {case.load.called} is {costs[cheap.id]} with both{where}."
    if gap < _CLOSE:
        low, high = span(cheap.bill(case.load)), span(dear.bill(case.load))
        sure = low and high and high[1] < low[0] * _CLOSE
        head = "Neither by a tenth" if sure else "What is posted does not tell"
        return (
            f"{head}: {costs[cheap.id]} with {cheap.name}{cheap.at()}, {costs[dear.id]} with "
            f"{dear.name}{dear.at()} at {case.load.called}."
        )
    low, high = span(cheap.bill(case.load)), span(dear.bill(case.load))
    much = as_little(gap, high[1] / low[0]) if low and high else share(Decimal(1), gap)
    if not (both_prices(cheap) and both_prices(dear)):
        return f"{cheap.name}{cheap.at()}, at {much} the bill of {dear.name}{dear.at()}."
    head = f"{cheap.name}{next(words for limit, words in _BY if gap < limit)}"
    turned = f" By the cheapest endpoint of each it is {dear.name}." if turns_elsewhere(cheap, dear, case.load) else ""
    return f"{head}: {much} the bill of {dear.name}. {_tariffs(case, cheap, dear)}{turned}"


def _tariffs(case: Case, cheap: Sheet, dear: Sheet) -> str:
    """What the two ask, at the rates that their bills are made of, and what else makes the one the dearer."""
    here, there = cheap.at(), dear.at()
    here, there = ("", f", both{there}") if here == there and here else (here, there)
    mine, theirs = rates(case, cheap), rates(case, dear)
    plain = not (mine.when or theirs.when)
    why = cause(case, cheap, dear) if plain else thought(case, cheap, dear)
    if why and mine == theirs:
        told = f"Both ask {mine.pair} per million tokens in and out{there.removeprefix(', both') if not here else ''}"
    else:
        told = f"It asks {mine.pair} per million tokens in and out{here}, {dear.name} {theirs.pair}{there}"
    side = lopsided(dear, cheap) if plain else ""
    return f"{told}{f'; {dear.name} {why}' if why else ''}.{f' The gap is wider for {side}.' if side else ''}"


def _of_many(case: Case, ordered: list[Sheet]) -> str:
    costs = dict(zip([s.id for s in case.sheets], case.costs, strict=True))
    steps = listed([f"{s.name} {costs[s.id]}{s.at()}" for s in ordered])
    if len({costs[s.id] for s in case.sheets}) == 1:
        steps = f"none, each costs {costs[ordered[0].id]}"
    rest = [f"{s.name} ({costs[s.id]})" if costs[s.id] else s.name for s in case.sheets if s not in ordered]
    out = f" Not in this order, for want of an exact bill: {listed(rest)}." if rest else ""
    return f"For {case.load.described}, {case.load.called}: {steps}.{out}"


def alias(case: Case) -> Answer | None:
    """What floating names mean on the day: those that mean a contender, or whose endpoints are asked about."""
    parts: dict[str, list[Sheet]] = {}
    for sheet in case.sheets:
        if meaning := sheet.keep(_meaning):
            parts.setdefault(meaning, []).append(sheet)
    said = [
        say(text.format(listed([s.name for s in who]), is_are(len(who))), *both(tuple(who), "points_at"))
        for text, who in parts.items()
    ]
    return Answer("Which version do the floating names mean?", tuple(said)) if said else None


def _floating(sheet: Sheet) -> list[str]:
    """The names that mean it on the day; of an endpoint only one that it is called by."""
    view, only = sheet.contender.view, sheet.contender.only
    spans = [
        a.alias
        for a in view.model.aliases
        if a.alias != a.model and a.model == sheet.model and a.since <= view.at and (not a.until or view.at < a.until)
    ]
    if only is None:
        return spans
    ref = only.endpoint.ref.rpartition("/")[2].casefold()
    return [a for a in spans if ref == a.partition("/")[2].partition("@")[0] or only.endpoint.model == a][:1]


def _meaning(sheet: Sheet) -> str:
    """What is said of it where floating names mean it, with a place for who and for the verb; "" where none does."""
    floating = _floating(sheet)
    if not floating:
        return ""
    called = listed([_called(sheet, name) for name in floating[:_FEW]])
    if sheet.contender.only is not None:
        return f"{{}} {{}} called by a floating name: {called} means {sheet.model} on this day."
    if sheet.contender.view.model.alias:
        return f"{called} {'means' if len(floating) == 1 else 'mean'} {sheet.model} on this day."
    return f"{{}} {{}} what {called} {'means' if len(floating[:_FEW]) == 1 else 'mean'} on this day."


def _called(sheet: Sheet, name: str) -> str:
    """A floating name as people type it, with the provider at which alone it floats."""
    name, _, provider = name.partition("@")
    known = {o.endpoint.provider: o.endpoint.provider_name for o in sheet.contender.view.offers}
    return f'"{name}" at {known.get(provider, provider)}' if provider else f'"{name}"'


def retired(case: Case) -> Answer | None:
    """Who is being retired, and when; asked where a day is on record, or what is to take its place."""
    if not any(s.value("retirement_date") or (_leaving(s) and s.value("successor")) for s in case.sheets):
        return None
    leaving = [s for s in case.sheets if s.value("retirement_date") or _leaving(s)]
    text = "; ".join(f"{s.name}{_end(s)}" for s in leaving)
    keys = ("lifecycle", "retirement_date", "successor")
    staying = [s.name for s in case.sheets if s.value("lifecycle") == "active" and s not in leaving]
    rest = f"; {listed(staying)} {is_are(len(staying))} active" if staying else ""
    question = f"{is_are(1).capitalize()} {names(case)} being retired?"
    return Answer(question, (say(f"Yes: {text}{rest}.", *both(case.sheets, *keys)),))


def _leaving(sheet: Sheet) -> bool:
    return sheet.value("lifecycle") in ("deprecated", "retired")


def _end(sheet: Sheet) -> str:
    """When it ends and what follows, as it continues its name."""
    day, heir = sheet.value("retirement_date"), sheet.value("successor")
    past = bool(day) and str(day) <= sheet.contender.view.at
    where = _where_it_ends(sheet)
    said = f" {'ended' if past else 'ends'} on {day}{where}" if day else f" is {sheet.value('lifecycle')}{where}"
    return f"{said}, and its creator points to {sheet.text('successor')}" if heir else said


def _where_it_ends(sheet: Sheet) -> str:
    """Whose word on its end it is, where others may go on: a host's, of its own endpoint, or the creator's, of open weights."""
    only = sheet.contender.only
    if only is not None and not only.endpoint.first_party:
        return f" at {only.endpoint.provider_name}, its host"
    return " at its creator, its weights stay" if sheet.value("open_weights") else ""


def _one_model(case: Case) -> bool:
    return len({s.model for s in case.sheets}) == 1


_QUESTIONS: Final[tuple[Callable[[Case], Answer | None], ...]] = (
    alias,
    same,
    open_source,
    cheaper,
    vision,
    abilities,
    coding,
    retired,
    where,
)
_OF_ANY_KIND: Final = (alias, retired, where)
