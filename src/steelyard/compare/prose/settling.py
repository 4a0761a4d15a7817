"""What would change the verdict: how far a price or a weight must move, and which missing fact would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from steelyard.catalog.entries import Known
from steelyard.catalog.results import OUTSIDE, Result, differences, lead, settled
from steelyard.compare import display
from steelyard.compare.by_fact import turns_elsewhere
from steelyard.compare.by_result import bearing, bears
from steelyard.compare.comparison import Bill, Statement, Support
from steelyard.compare.cost import is_estimated
from steelyard.compare.matching import Match
from steelyard.compare.prose.case import Case, both, say
from steelyard.compare.prose.frame import SAME_INPUTS
from steelyard.compare.prose.own_word import on_word
from steelyard.compare.prose.words import listed
from steelyard.compare.quote import AT_ZERO, HOURLY, PER_IMAGE
from steelyard.compare.relations import Relation
from steelyard.compare.sensitivity import equal_price, turning_weight
from steelyard.compare.sheets import Sheet
from steelyard.compare.standing import CLEAR, Standing

_QUOTED: Final = ", as "
"""Between who ran a test and who quotes it: Artificial Analysis, as OpenRouter shows it."""
_OPEN: Final = "are open to anybody"
_FEW: Final = 2
_DAY: Final = len("2026-11-30")
_TESTS: Final = 3
_ALONE: Final = 0.9
"""A criterion that would have to weigh more than this is no longer one among several."""
_CENTS: Final = 2
_FIGURES: Final = 4
"""A price that is worked out is told to the cent, and a small one to so many figures."""
_METERS: Final = {"price.input": "input", "price.output": "output"}
_OTHERWISE: Final = {
    "subscription": "sold by subscription only, at",
    "trial": "to be had on trial only, at",
    "free": "given away at",
}
_FACTS: Final = {
    "context": ("context_length",),
    "output": ("max_output_tokens",),
    "tools": ("tool_call", "structured_output"),
    "openness": ("open_weights", "commercial_use"),
    "recency": ("knowledge_cutoff",),
    "service": ("lifecycle",),
    "vision": ("vision",),
}
_SAID: Final = {
    "context_length": "context window",
    "max_output_tokens": "longest answer",
    "tool_call": "function calling",
    "structured_output": "structured outputs",
    "open_weights": "weights",
    "commercial_use": "terms of commercial use",
    "knowledge_cutoff": "knowledge cutoff",
    "lifecycle": "lifecycle",
    "vision": "image input",
}


def would_change(case: Case, relation: Relation) -> list[Statement]:
    """Of two: what would turn the order, or settle what is open; the most telling first."""
    found = [_settles(case, relation, told) for told in _open(relation)]
    if relation.ahead:
        turned = relation if relation.ahead == 1 else relation.mirrored()
        found += [_weight(case, turned), _price(case, turned) if _by_price(turned) else None]
    elif relation.ahead == 0:
        found += [_balance(case, relation), _price(case, relation) if _costs(relation) else None]
    return [told for told in found if told]


def announced(case: Case) -> list[Statement]:
    """The prices that are announced of the endpoints that are priced, and their day, where they are others than now."""
    found = []
    for sheet in case.sheets:
        coming = sheet.keep(_coming)
        day = first_day(sheet)
        asked = {k.property: display.asked(k.property, k.value) for k in coming if k.since[:_DAY] == day}
        if asked:
            said = listed([f"{text} for {_METERS[key]}" for key, text in sorted(asked.items())])
            on = case.figure(sheet.id, "announced", f"{day}: {', '.join(asked.values())}", "announced price per 1M tokens")
            now = listed([sheet.text(key) for key in sorted(asked)])
            text = f"From {day} {sheet.name} asks {said} per million tokens{sheet.at(dated=False)}, until then {now}."
            found.append(say(text, sheet.on("name"), sheet.on("priced_at"), *[sheet.on(key) for key in asked], on))
    return found


def first_day(sheet: Sheet) -> str:
    """The first day on which it is to ask another price; "" where none is announced."""
    return sheet.keep(_first_day)


def _first_day(sheet: Sheet) -> str:
    return min((k.since[:_DAY] for k in sheet.keep(_coming)), default="")


def _coming(sheet: Sheet) -> list[Known]:
    return [k for k in sheet.offer.endpoint.facts if _is_coming(k, sheet)] if sheet.offer else []


def _is_coming(known: Known, sheet: Sheet) -> bool:
    """Whether a fact is a plain price of input or output that holds from a later day on, and is another than now."""
    key = known.property
    if key not in _METERS or known.qualifiers or known.value is None or known.since <= sheet.contender.view.at:
        return False
    now = sheet.value(key)
    return now is not None and Decimal(known.value) != Decimal(now)


def _by_price(relation: Relation) -> bool:
    """Whether the one would no longer be ahead if the bills were equal."""
    leading, trailing = relation.leading, relation.trailing
    share = dict(zip([s.criterion for s in relation.standings], relation.weights, strict=True)).get("cost", 0.0)
    cost = next((s.lead or 0.0 for s in leading if s.criterion == "cost"), 0.0)
    if not cost:
        return False
    return relation.score - share * cost < CLEAR if trailing else len(leading) == 1


def _costs(relation: Relation) -> bool:
    """Whether one of the two is ahead by its bill."""
    return any(told.criterion == "cost" for told in (*relation.leading, *relation.trailing))


def _open(relation: Relation) -> list[Standing]:
    """What must be told first: the criterion that weighs most and the bill; else whatever is open, lifecycles aside."""
    untold = [s for s in relation.untold() if s.criterion != "service"]
    if relation.gate.lead is None:
        return [s for s in untold if s.criterion in (relation.gate.criterion, "cost")]
    if relation.ahead is None:
        return [s for s in relation.standings if s.covered < 1 and s.criterion != "service"]
    return untold


def _settles(case: Case, relation: Relation, told: Standing) -> Statement | None:
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    if told.criterion in ("quality", "coding"):
        return _measurement(case, relation, told.criterion)
    if told.criterion == "cost":
        return _bill(case, one, other)
    return _documented(one, other, told)


def _bill(case: Case, one: Sheet, other: Sheet) -> Statement | None:
    """What would let two bills be compared: a metered price of whoever has none, or the prices that are not posted."""
    silent = [s for s in (one, other) if not case.costs[case.sheets.index(s)]]
    if silent:
        sold = [(s, _sold(s)) for s in silent]
        if not any(how for _, how in sold):
            return None  # the price rows say it, and nobody sells it at all
        parts = [f"{s.name} is {how}" for s, how in sold if how]
        return say(
            f"{listed(parts)}; a price by the token would let the bills be compared.",
            *both(tuple(silent), "price.input", "price.output", "providers"),
        )
    if any(is_estimated(s.bill(case.load)) for s in (one, other)) or turns_elsewhere(one, other, case.load):
        return None  # the asterisk beside the price says it, or the reason
    open_ = list(dict.fromkeys(why for s in (one, other) for why in _left_open(s.bill(case.load))))
    text = f"The bills of {one.name} and {other.name} overlap; {listed(open_)} would part them."
    return say(text, *both((one, other), "cost"))


def _left_open(had: Bill) -> Iterator[str]:
    """What would have to be known for a bill to be exact: of the work, or of the prices."""
    for what in had.missing:
        if what == PER_IMAGE:
            yield "how many tokens an image is, which the workload does not say,"
        elif what.endswith(AT_ZERO):
            yield "a word on what is listed at zero"
        else:
            yield f"a word on {what}" if what.startswith("whether ") else "the prices that are not posted"
    if any(t["low"] != t["high"] and any(word in t["note"] for word in HOURLY) for t in had.terms):
        yield "the hours of the requests, which the workload does not say,"


def _sold(sheet: Sheet) -> str:
    """How it is sold without a price by the token, with whom; "" where nobody sells it, or its price is an estimate."""
    if any(o.billing == "metered" and o.basic for o in sheet.alive):
        return ""
    for billing, words in _OTHERWISE.items():
        hosts = list(dict.fromkeys(o.endpoint.provider_name for o in sheet.alive if o.billing == billing))
        if hosts:
            return f"{words} {listed(hosts[:_FEW])}"
    return ""


def _documented(one: Sheet, other: Sheet, told: Standing) -> Statement | None:
    for key in _FACTS[told.criterion]:
        silent = [s for s in (one, other) if s.value(key) is None and not _void(s, key)]
        if silent:
            names = listed([s.name for s in silent])
            guesses = [s for s in silent if s.guess(key)]
            better = (
                f"better than an estimate of the {_SAID[key]}"
                if len(guesses) == len(silent)
                else f"for the {_SAID[key]}"
            )
            return say(f"A source {better} of {names} would close a gap.", *both(tuple(silent), key))
        torn = [s for s in (one, other) if key in s.facts and s.facts[key].status == "disputed"]
        if torn:
            names = listed([s.name for s in torn])
            return say(
                f"Sources differ on the {_SAID[key]} of {names}; settled, it could tip the order.",
                *both(tuple(torn), key),
            )
    return None


def _void(sheet: Sheet, key: str) -> bool:
    """Whether a property does not apply to it: no source could say more."""
    known = sheet.facts.get(key)
    return known is not None and known.status == "not_applicable"


def _measurement(case: Case, relation: Relation, criterion: str) -> Statement | None:
    """The run that would make results comparable: the benchmark they nearly share, or one that only one of them has."""
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    if one.model == other.model:
        return say(
            f"The same prompts sent to {one.name} and {other.name} would show whether the number format matters.",
            *both((one, other), "quantization"),
        )
    near = [m for m in bearing(criterion, case.matched) if m.results[relation.one] and m.results[relation.other]]
    if near:
        told = _run(near, relation, one, other)
        rests_on = [on for m in near if m.yard.name in told.text for on in m.ran(one, other)]
        return replace(told, rests_on=(*both((one, other)), *rests_on))
    return _first_run(case, one, other, criterion) or say(SAME_INPUTS, *both((one, other)))


def _run(near: Sequence[Match], relation: Relation, one: Sheet, other: Sheet) -> Statement:
    """What a run would have to be like, from what sets the present ones apart."""
    alike = dict.fromkeys(m.yard.name for m in near if m.like)
    match = next((m for m in near if m.yard.name not in alike), None) or _open_run(near, relation)
    if match is None:
        had = listed(list(alike)[:_TESTS])
        return say(f"Beside {had}, another benchmark run alike on {one.name} and {other.name} would tell.")
    unlike_tests = [name for name in dict.fromkeys(m.yard.name for m in near) if name not in alike]
    name, tests = match.yard.name, listed(unlike_tests[:_TESTS], "or")
    mine, theirs = match.results[relation.one], match.results[relation.other]
    if match.like or mine is None or theirs is None:
        return say(f"{name} with {_surer(mine, theirs)} would show whether {one.name} or {other.name} is ahead.")
    unlike = [key.replace("_", " ") for key, *_ in differences(mine, theirs) if key != "described"]
    if mine.by == theirs.by and mine.by in OUTSIDE and mine.runner and mine.runner == theirs.runner and unlike:
        again = f"{name} run again by {mine.runner.partition(_QUOTED)[0]} on both with the same {listed(unlike)}"
        return say(f"{again} could rank {one.name} and {other.name}.")
    creators = [s for s, r in ((one, mine), (other, theirs)) if r.by == "creator"]
    if len(creators) == 1:
        seen, measured = (relation, other) if creators[0] is one else (relation.mirrored(), one)
        return on_word(_on_its_word(near, seen, unlike_tests), creators[0], measured)
    if creators:
        makers = {s.contender.view.model.creator for s in (one, other)}
        whose = "the creators" if len(makers) > 1 else "the creator"
        return say(f"{tests} run by somebody other than {whose} of {one.name} and {other.name} could rank them.")
    return say(f"{tests} run by one tester on {one.name} and {other.name} could rank them.")


def _open_run(near: Sequence[Match], relation: Relation) -> Match | None:
    """Of runs that were alike, one of which chance may be the whole difference; None where all are clear of it."""
    runs = [(m, m.results[relation.one], m.results[relation.other]) for m in near if m.like]
    return next((m for m, mine, theirs in runs if mine and theirs and not lead(mine, theirs)), None)


def _surer(mine: Result | None, theirs: Result | None) -> str:
    """What would tell a gap from chance."""
    if mine and theirs and lead(mine, theirs) is None and not settled(mine, theirs):
        return "a published interval"
    return "more votes" if mine is not None and mine.metric == "rating" else "more items, or several runs each,"


def _on_its_word(near: Sequence[Match], relation: Relation, tests: Sequence[str]) -> list[str]:
    """Of these benchmarks, those on which of the relation's one its creator tells, and of the other somebody else."""
    found = []
    for match in near:
        mine, theirs = match.results[relation.one], match.results[relation.other]
        if mine and theirs and mine.by == "creator" != theirs.by and match.yard.name in tests:
            found.append(match.yard.name)
    return list(dict.fromkeys(found))[:_TESTS]


def _first_run(case: Case, one: Sheet, other: Sheet, criterion: str) -> Statement | None:
    """Where no benchmark is shared: the independent runs that one has and the other lacks, or each of the other's."""
    both_ways = ((one, other), (other, one))
    runs = [(having, lacking, found) for having, lacking in both_ways if (found := _independent(having, criterion))]
    if not runs:
        return None
    titles = [listed([case.yards.get(n, n) for n in found], "or") for *_, found in runs]
    tests = [Support(n, "name") for *_, found in runs for n in found]
    results = [Support(having.contender.view.id, "", n) for having, _, found in runs for n in found]
    if len(runs) > 1:
        text = f"{other.name} run on {titles[0]}, or {one.name} on {titles[1]}, would be a start to ranking them."
    else:
        having, lacking, found = runs[0]
        text = _missing_run(having, lacking, titles[0], having.results[found[0]][0])
    open_ = [s.on(k) for s in (one, other) for k in ("open_weights", "total_parameters") if _OPEN in text]
    sold = both((one, other), "priced_at") if " through " in text else ()
    return say(text, *both((one, other)), *sold, *results, *tests, *open_)


def _independent(sheet: Sheet, criterion: str) -> list[str]:
    """Up to two benchmarks that say something of a criterion and on which one tester, who makes no models, ran it."""
    others = [
        (name, many[0])
        for name, many in sorted(sheet.results.items())
        if many[0].by not in ("creator", "competitor") and many[0].runner and bears(criterion, many[0].yard)
    ]
    return [name for name, r in others if r.runner == others[0][1].runner][:_FEW]


def _missing_run(having: Sheet, lacking: Sheet, titles: str, run: Result) -> str:
    """What is missing: a place in the duels in which the other is rated, or a run like the other's, by what can be had."""
    elsewhere = ", so far measured on other benchmarks," if lacking.results else ""
    tester, told, teller = run.runner.partition(_QUOTED)
    source = f" (as {teller})" if told else ""
    if run.metric == "rating":
        beside = f"a rating beside {having.name}'s by {tester}{source}"
        return f"{lacking.name}{elsewhere} is not rated on {titles}; {beside} would rank them."
    through = f" through {lacking.text_at(dated=False)}" if lacking.offer and not lacking.contender.only else ""
    if lacking.value("open_weights") and lacking.value("total_parameters"):
        through = f", whose {lacking.text('total_parameters').removesuffix(' total')} parameters {_OPEN},"
    subject = f"{lacking.name}{elsewhere or through}"
    return f"{subject} run on {titles}, as {tester} ran {having.name}{source}, would show which is better there."


def _weight(case: Case, relation: Relation) -> Statement | None:
    """How much a criterion that speaks for the other must weigh to put it ahead by as much as counts."""
    for told in relation.trailing:
        found = turning_weight(relation, told.criterion, -CLEAR)
        if found is not None and found < _ALONE:
            one, other = case.sheets[relation.one], case.sheets[relation.other]
            shown, is_, support = _shares(case, relation, told, found)
            return say(
                f"{other.name} would be ahead{_of(case, one)} if {told.criterion} made up more than {shown} of the weight, "
                f"not {is_}.",
                *both((other, one)),
                support,
            )
    return None


def _of(case: Case, sheet: Sheet) -> str:
    """Of whom one would be ahead, where that is one of several."""
    return f" of {sheet.name}" if len(case.sheets) > 2 else ""  # noqa: PLR2004 - of a pair, of whom else


def _balance(case: Case, relation: Relation) -> Statement | None:
    """Of two that are even by weight: what would have to weigh more for either to be ahead."""
    parts: list[str] = []
    supports: list[Support] = []
    for seen in (relation, relation.mirrored()):
        for told in seen.leading:
            found = turning_weight(seen, told.criterion, CLEAR)
            if found is not None and found < _ALONE:
                shown, is_, support = _shares(case, seen, told, found)
                ahead = "" if parts else f" would be ahead{_of(case, case.sheets[seen.other])}"
                whole = "" if parts else " of the weight"
                name = case.sheets[seen.one].name
                parts.append(f"{name}{ahead} if {told.criterion} made up more than {shown}{whole} (now {is_})")
                supports.append(support)
                break
    if not parts:
        return None
    names = both((case.sheets[relation.one], case.sheets[relation.other]))
    return say(f"{', '.join(parts)}.", *names, *supports)


def _shares(case: Case, relation: Relation, told: Standing, found: float) -> tuple[str, str, Support]:
    """The share at which the order turns and the share as it is, put down as a figure."""
    now = relation.weights[[s.criterion for s in relation.standings].index(told.criterion)]
    shown, is_ = f"{found * 100:.0f}%", f"{now * 100:.0f}%"
    key = f"turning_weight.{told.criterion}"
    how = "share of all weights at which the order turns"
    return shown, is_, case.figure(f"{relation.one}:{relation.other}", key, f"{shown} {is_}", how)


def _price(case: Case, relation: Relation) -> Statement | None:
    """The output price at which the two bills meet."""
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    for dear, cheap in ((one, other), (other, one)):
        price = equal_price(dear.bill(case.load), cheap.bill(case.load))
        if price is not None:
            shown = display.money(round(price, max(_CENTS, _FIGURES - 1 - price.adjusted())))
            support = case.figure(
                dear.id, "break_even.price.output", shown, "output price at which the two bills are equal"
            )
            whose = f" of {dear.name} and {cheap.name}" if len(case.sheets) > 2 else ""  # noqa: PLR2004 - of a pair, both
            return say(
                f"At {case.load.called} the bills{whose} meet once {dear.name}'s output price falls from "
                f"{dear.text('price.output')} to about {shown}.",
                dear.on("name"),
                dear.on("price.output"),
                support,
                cheap.on("name"),
            )
    return None
