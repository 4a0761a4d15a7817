"""When to choose which: conditions under which the record speaks for one contender, each with its facts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import inf
from typing import Final, TypeAlias

from steelyard.catalog.view import takes
from steelyard.compare import display
from steelyard.compare.by_fact import span, turns_elsewhere
from steelyard.compare.cells import shown
from steelyard.compare.comparison import Choice, Statement, Support
from steelyard.compare.criteria import ONE, ahead
from steelyard.compare.display import percent
from steelyard.compare.holding import ANY
from steelyard.compare.prose.abilities import kinds
from steelyard.compare.prose.case import Case, both, say, writes
from steelyard.compare.prose.frame import NOTHING_FOR
from steelyard.compare.prose.measured import manner
from steelyard.compare.prose.reasons import apart, billed, won
from steelyard.compare.prose.settling import first_day
from steelyard.compare.prose.words import as_much, does_do, listed
from steelyard.compare.relations import Relation
from steelyard.compare.sheets import Sheet
from steelyard.compare.standing import Standing
from steelyard.compare.staying import no_choice
from steelyard.compare.turning import DIALS, by_length

_FEW: Final = 3
_BILLS: Final = (
    (1.25, "small savings count"),
    (4.0, "the bill matters"),
    (10.0, "the bill decides"),
    (inf, "volume is high and the bill must be small"),
)
_BEYOND: Final = {
    "context_length": "prompts outgrow {other}'s {theirs} tokens{there} (it takes {its})",
    "max_output_tokens": "answers outgrow {other}'s {theirs} tokens at once{there} (it writes {its})",
    "knowledge_cutoff": "it must know of events after {other}'s {theirs} (it knows things up to {its})",
}
_FAR: Final = 6
_BOOKS: Final = 400_000
_LONG: Final = "whole books or repositories go in ({other} takes {theirs} tokens{there}, it {its})"
_ABLE: Final = {
    "vision": "images",
    "tool_call": "function calling",
    "structured_output": "answers held to a JSON schema",
    "reasoning": "thinking before the answer",
    "open_weights": "weights on your own machines",
    "code_execution": "code run by the provider",
}
_DOCUMENTED: Final = ("tool_call", "structured_output", "code_execution")
_CRITERIA: Final = {
    "quality": "benchmarks",
    "context": "the context window",
    "output": "the longest answer",
    "tools": "the interface",
    "service": "lifecycle",
    "recency": "the knowledge cutoff",
}

_RESULTS: Final = frozenset({"quality", "coding"})
_PAIR: Final = 2

Condition: TypeAlias = tuple[str, tuple[Support, ...]]


def choose_when(case: Case) -> tuple[Choice, ...]:
    """For each contender, the conditions under which it is the one; that nothing on record speaks for it; or that it is shut
    down, or about to be.
    """
    kinds = {s.contender.view.model.kind for s in case.sheets}
    if len(kinds) > 1 and "" not in kinds:
        return tuple([Choice(s.id, (say(NOTHING_FOR.format(s.name), s.on("name")),)) for s in case.sheets])
    return tuple(
        [
            Choice(s.id, (over,) if (over := s.keep(no_choice)) else tuple(_of(case, s)) or (_nothing(case, s),))
            for s in case.sheets
        ]
    )


def _of(case: Case, one: Sheet) -> Iterator[Statement]:
    others = [s for s in case.sheets if s is not one]
    told = (_cheapest(case, one, others), _asking_less(case, one, others), _measured(case, one))
    found = [condition for condition in told if condition]
    found += _roomier(one, others)
    found = found or [*_turned(case, one)]
    able, sure = _able(one, others), _certain(one, others)
    parts = [f"when {_or([text for text, _ in found])}"] if found else []
    parts += [f"for {able[0]}"] if able else []
    parts += [sure[0]] if sure else []
    if parts:
        supports = [s for _, on in (*found, able or ("", ()), sure or ("", ())) for s in on]
        yield say(f"Choose {one.name} {'; or '.join(parts)}.", *both((one, *others)), *supports)


def _or(conditions: list[str]) -> str:
    """Conditions of which one is enough; behind commas of their own, the last stands apart."""
    if len(conditions) < _FEW and "," not in conditions[0]:
        return listed(conditions, "or")
    if len(conditions) == 1:
        return conditions[0]
    return f"{', '.join(conditions[:-1])}, or {conditions[-1]}"


def _roomier(one: Sheet, others: list[Sheet]) -> Iterator[Condition]:
    """Where its window, its longest answer or its cutoff goes beyond those of every other."""
    for key, words in _BEYOND.items():
        if (key == "context_length" or writes(one)) and _alone(key, one, others):
            limit = max(others, key=lambda s: s.served.get(key, s.bounds[key].high))
            far = key == "context_length" and one.served.get(key, one.value(key)) >= max(_BOOKS, limit.value(key) * _FAR)
            its = one.held(key) if key in one.served else one.text(key)
            theirs = shown(key, limit.served[key]) if key in limit.served else limit.text(key)
            there = f" at {limit.text_at(dated=False)}" if key in limit.served else ""
            text = (_LONG if far else words).format(its=its, theirs=theirs, there=there, other=limit.name)
            yield text, (*both((one, *others), key), one.on("priced_at"), limit.on("priced_at"))


def _able(one: Sheet, others: list[Sheet]) -> Condition | None:
    """What it alone can do, by the word of the record about each."""
    able = one.keep(_abilities).difference(*[s.keep(_abilities) for s in others])
    only = [k for k in _ABLE if k in able and _alone(k, one, others)] if able else []
    made = _made(one, others)
    if not only and not made:
        return None
    names = listed([s.name for s in others])
    things = " as well as ".join(
        listed(told) for told in ([_seen(one, others) if k == "vision" else _ABLE[k] for k in only], made) if told
    )
    seen = (*(("input_modalities",) if "vision" in only else ()), *(("output_modalities",) if made else ()))
    return f"{things}, which {names} {does_do(len(others))} not offer on the record", both((one, *others), *only, *seen)


def _certain(one: Sheet, others: list[Sheet]) -> Condition | None:
    """What is documented of it while no source read here says anything of the others: certainty, not merit."""
    unsaid = frozenset.intersection(*[s.keep(_unsaid) for s in others])
    sure = [k for k in _DOCUMENTED if k in unsaid and one.value(k) is True]
    if not sure or sure == ["tool_call"]:
        return None
    things = listed([_ABLE[k] for k in sure])
    names = listed([s.name for s in others])
    return f"where {things} must be documented, which no source read here does for {names}", both((one, *others), *sure)


def _unsaid(sheet: Sheet) -> frozenset[str]:
    """Of which of these nobody says anything."""
    return frozenset([key for key in _DOCUMENTED if sheet.silent(key)])


def _seen(one: Sheet, others: list[Sheet]) -> str:
    """What it takes that the others, on the record, do not: images, and what comes with them."""
    lists = [s.facts.get("input_modalities") for s in others]
    mine = one.value("input_modalities") or ("image",)
    return kinds([m for m in mine if m == "image" or all(takes(theirs, m) is False for theirs in lists)])


def _abilities(sheet: Sheet) -> frozenset[str]:
    """What it can do, on the record."""
    return frozenset([key for key in _ABLE if sheet.value(key) is True])


def _made(one: Sheet, others: list[Sheet]) -> list[str]:
    """What comes out of it beside text, as no undisputed list of the others has it: answers in audio, in pictures."""
    key = "output_modalities"
    if all(s.value(key) == one.value(key) for s in others):
        return []
    if any(not s.value(key) or s.facts[key].status == "disputed" for s in (one, *others)):
        return []
    theirs = {m for s in others for m in s.value(key)}
    return [f"{kinds([m])} as output" for m in one.value(key) if m != "text" and m not in theirs]


def _alone(key: str, one: Sheet, others: list[Sheet]) -> bool:
    """Whether it is the only one that has it, by the word of the record about each."""
    mine = one.reach(key)
    if len(others) == 1:
        return ahead(key, mine, others[0].reach(key)) == ONE
    return mine is not None and {ahead(key, mine, s.reach(key)) for s in others} == {ONE}


def _cheapest(case: Case, one: Sheet, others: list[Sheet]) -> Condition | None:
    """Where its bill is lower than that of every other by a tenth or more."""
    mine = span(one.bill(case.load))
    theirs = [span(s.bill(case.load)) for s in others]
    if mine is None or not all(t and mine[1] * 11 <= t[0] * 10 for t in theirs):
        return None
    if any(turns_elsewhere(one, other, case.load) for other in others):
        return None
    rival = min(others, key=lambda s: span(s.bill(case.load)) or mine)
    gap, dear = apart(case, one, rival), span(rival.bill(case.load)) or mine
    what = next(words for limit, words in _BILLS if gap < limit)
    here, there = one.at(dated=False), rival.at(dated=False)
    here, there = ("", "") if here == there else (here, there)
    text = f"{what} ({rival.name}{there} costs {as_much(gap, dear[1] / mine[0])} it does{here}{_until(one, rival)})"
    return text, (*both((one, rival), "priced_at", *billed(case)), Support(one.id, "announced"), Support(rival.id, "announced"))


def _asking_less(case: Case, one: Sheet, others: list[Sheet]) -> Condition | None:
    """Where nobody has a bill, as the workload is none for their kind: where it asks less than every other for tokens in and
    out, and for nothing else more than any.
    """
    keys = ("price.input", "price.output")
    if one.bill(case.load).low is not None or any(s.bill(case.load).low is not None for s in others):
        return None
    if any(s.unable(case.load) for s in (one, *others)):
        return None
    posted = [k for k in one.bounds if k.startswith("price.") and k.count(".") == 1]
    shared = [k for k in posted if all(k in s.bounds for s in others)]
    signs = {k: {ahead(k, one.bounds[k], s.bounds[k]) for s in others} for k in shared}
    if not all(signs.get(k) == {1} for k in keys) or not all(sign <= {0, 1} for sign in signs.values()):
        return None
    rival = min(others, key=lambda s: (s.bounds["price.input"].low, s.id))
    mine, theirs = (f"{s.text(keys[0])} in and {s.text(keys[1])} out" for s in (one, rival))
    text = f"the price of a token decides (it asks {mine}, {rival.name} {theirs})"
    return text, both((one, rival), *keys, "priced_at")


def _until(*sheets: Sheet) -> str:
    """Until when two bills stand as they do, where another price is announced of either."""
    days = [day for sheet in sheets if (day := first_day(sheet))]
    return f", until {min(days)}" if days else ""


def _turned(case: Case, one: Sheet) -> Iterator[Condition]:
    """Where another mix of tokens would make its bill the lower one of two; nothing where the other is to be had for much less
    elsewhere.
    """
    if len(case.sheets) != _PAIR:
        return
    place = case.sheets.index(one)
    other = case.sheets[1 - place]
    least, priced = other.best(case.load, ANY).bill, span(other.bill(case.load))
    if least is None or priced is None or Decimal(least.high or 0) * 11 < priced[0] * 10:
        return
    for dial, (turning, _, words) in DIALS.items():
        turn = turning(*case.sheets, case.load)
        if turn.known and turn.share is not None and place in (turn.first, turn.last):
            shown = percent(turn.share)
            on = case.figure(
                f"{case.sheets[0].id}:{case.sheets[1].id}", f"break_even.{dial}", shown, "share at which both bills are equal"
            )
            side = "less" if place == turn.first else "more"
            yield f"{side} than {shown} {words}, where its bill becomes the lower one", (on, *both(case.sheets, *billed(case)))


def _measured(case: Case, one: Sheet) -> Condition | None:
    """Where like results put it ahead of every other: the benchmarks in which they do, the widest lead first."""
    place = case.sheets.index(one)
    mine = [r.seen_from(place) for r in case.related if place in (r.one, r.other)]
    clear = [{m.yard.id: m for m in won(case, r.one, r.other)} for r in mine]
    if not any(_RESULTS.isdisjoint([t.criterion for t in r.leading]) for r in mine):
        tests = {id_: match for found in clear for id_, match in found.items()}
    else:
        tests = {id_: match for id_, match in clear[0].items() if all(id_ in found for found in clear)}
    if not tests:
        return None
    first = list(tests.values())[:_FEW]
    named = listed([match.yard.name for match in first])
    supports = tuple([on for match in first for on in match.ran(*(case.sheets[place] for place, _ in match.both))])
    rows = [[result for _, result in match.both] for match in first]
    how = manner(rows, "both" if len(case.sheets) == _PAIR else "all")
    return f"your work is like that of {named}, on which it did better {how}", supports


def _nothing(case: Case, one: Sheet) -> Statement:
    """Where no condition singles it out: over whom it has an advantage, or that it has none that can be compared."""
    others = [s for s in case.sheets if s is not one]
    place = case.sheets.index(one)
    mine = [r for r in (r.seen_from(place) for r in case.related if place in (r.one, r.other)) if r.leading]
    behind: dict[str, list[str]] = {}
    rests_on: list[Support] = []
    for relation in mine:
        what, on = _advantages(case, relation)
        behind.setdefault(what, []).append(case.sheets[relation.other].name)
        rests_on += on
    if behind:
        over = [f"over {listed(names)} for {what}" for what, names in behind.items()]
        return say(f"Choose {one.name} {listed(over)}.", *both((one, *others)), *rests_on)
    return say(NOTHING_FOR.format(one.name), one.on("name"))


def _advantages(case: Case, relation: Relation) -> Condition:
    """What one is ahead of the other in: the bill with how long it is the lower one, results by their benchmarks."""
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    leading = relation.leading
    measured = [t for t in leading if any(on.benchmark for on in t.rests_on)]
    parts: list[str] = []
    supports = [on for t in leading for on in t.rests_on]
    for told in [t for t in leading if t not in measured]:
        parts.append(_CRITERIA.get(told.criterion, told.criterion))
        if told.criterion == "cost":
            holds, on = _while_lower(case, one, other)
            parts[-1] += holds
            supports += [*both((one, other), *billed(case)), *on]
    parts += [_by_benchmarks(case, relation, measured)] if measured else []
    return listed(parts), tuple(supports)


def _by_benchmarks(case: Case, relation: Relation, measured: list[Standing]) -> str:
    """The benchmarks on which one is ahead; where the other is on some, that it is so on balance."""
    ids = {on.benchmark for told in measured for on in told.rests_on}
    up, down = (
        listed([m.yard.name for m in won(case, *places) if m.yard.id in ids][:_FEW])
        for places in ((relation.one, relation.other), (relation.other, relation.one))
    )
    if not up:
        return "benchmarks"
    return f"benchmarks on balance (ahead on {up}, behind on {down})" if down else f"its results on {up}"


def _while_lower(case: Case, one: Sheet, other: Sheet) -> Condition:
    """Until when, and up to which prompts, a lower bill stays the lower one, where another price is announced or posted."""
    day = _until(one, other).removeprefix(", ")
    length, on = _up_to(case, one, other)
    if not day and not length:
        return "", ()
    announced = tuple([Support(s.id, "announced") for s in (one, other)]) if day else ()
    return f" ({', '.join(filter(None, (day, length)))})", (*announced, *on)


def _up_to(case: Case, one: Sheet, other: Sheet) -> Condition:
    """Up to which length of prompt its bill is the lower one; nothing where no length turns it."""
    for step, first, then in by_length(one, other, case.load):
        if first == 0 and then == 1:
            shown = display.tokens(step)
            how = "prompt length above which a price changes"
            on = case.figure(f"{one.id}:{other.id}", "break_even.prompt", shown, how)
            return f"with prompts up to {shown} tokens", (on,)
    return "", ()
