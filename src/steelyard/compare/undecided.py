"""No winner, and why: too little evidence, a trade-off, or nothing between them; then who is ahead in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from steelyard.catalog.results import Yard
from steelyard.compare.by_fact import turns_elsewhere
from steelyard.compare.by_result import CODE, bearing, unlike_ways
from steelyard.compare.comparison import Statement, Support, Verdict
from steelyard.compare.prose.case import Case, both, say, writes
from steelyard.compare.prose.frame import CODE_UNLIKE, NO_CODE, NO_SHARED, NOT_ALIKE, NOTHING_COMPARED, READ_UNLIKE
from steelyard.compare.prose.own_word import joined
from steelyard.compare.prose.reasons import argument, arguments, cancelled, values, won
from steelyard.compare.prose.settling import would_change
from steelyard.compare.prose.words import is_are, listed, lower
from steelyard.compare.rank import SIZES
from steelyard.compare.relations import ENOUGH, Relation
from steelyard.compare.sheets import Sheet
from steelyard.compare.standing import Standing
from steelyard.compare.staying import torn

MOST: Final = 3
CHANGES: Final = 4
SOLID: Final = 0.85
"""The share of the evidence from which on more than low confidence can be had."""
UNDECIDED: Final = "The evidence does not decide"
_RUN: Final = {"quality": "results", "coding": "coding results"}
_ONE_WAY: Final = 2
_PAIR: Final = 2
_NAMED: Final = 5
_ASIDE: Final = {
    "quality": "The quality of answers aside, ",
    "coding": "Coding aside, ",
    "vision": "Images aside, ",
    "cost": "The bill aside, ",
    "context": "The window aside, ",
}
_ASKED: Final = {
    "quality": "Which of {} answers better",
    "coding": "Which of {} codes better",
    "vision": "Which of {} is better with images",
    "cost": "Which of {} costs less",
    "context": "Which of {} holds more",
    "output": "Which of {} can write more at once",
    "tools": "Which of {} has the better interface",
    "openness": "Which of {} is freer to use",
    "recency": "Which of {} knows more of late",
    "service": "Which of {} has longer to live",
}
_WORDS: Final = {
    "quality": "the answers",
    "cost": "the bill",
    "context": "the window",
    "output": "the longest answer",
    "tools": "the interface",
    "service": "lifecycle",
    "recency": "knowledge cutoff",
}
_THIN: Final = {
    "quality": "results run alike",
    "coding": "coding results run alike",
    "vision": "image results run alike",
    "cost": "bills",
    "context": "context windows",
    "output": "longest answers",
    "tools": "interface features",
    "openness": "terms of use",
    "recency": "knowledge cutoffs",
    "service": "lifecycles",
}


def undecided(case: Case, left: list[int]) -> Verdict:
    """Why no winner: too little evidence, a trade-off, or no difference."""
    mine = [r for r in case.related if r.one in left and r.other in left]
    open_ = [r for r in mine if r.ahead is None]
    label = _open_label(case, mine) if open_ else _even_label(case, mine)
    reasons = _many(case, open_, len(mine)) if len(mine) > 1 else [_why(case, r) for r in open_]
    reasons += [told for r in mine if (told := cancelled(case, r))][:MOST]
    reasons += [told for r in _spread(open_ or mine)[:MOST] for told in _trade(case, r)]
    reasons += _decided(case, [r for r in mine if r.ahead]) if open_ else []
    reasons = reasons or [_even(case, left)]
    changes = joined(_in_turn([would_change(case, r) for r in _spread(mine)]))
    sure = "none" if open_ else "medium" if all(r.coverage >= SOLID for r in mine) else "low"
    return Verdict(None, label, sure, once([*failed(case), *reasons]), once(changes)[:CHANGES])


def _spread(related: Sequence[Relation]) -> list[Relation]:
    """Pairs in the order in which to tell of them: each time one of whose contenders least was told, the furthest apart first;
    those that nothing sets apart last.
    """
    if len(related) == 1:
        return list(related)
    left = sorted(filter(_weighs, related), key=_weighs, reverse=True)
    told: Counter[int] = Counter()
    found: list[Relation] = []
    while left:
        pair = min(left, key=lambda r: told[r.one] + told[r.other])
        left.remove(pair)
        told.update((pair.one, pair.other))
        found.append(pair)
    return found + [r for r in related if not _weighs(r)]


def _weighs(relation: Relation) -> float:
    """How much of all weight the leads of either side come to."""
    return sum(share * abs(s.lead or 0) for share, s in zip(relation.weights, relation.standings, strict=True))


def _in_turn(told: Sequence[Sequence[Statement]]) -> list[Statement]:
    """What is said of each pair, the first of each before the second of any."""
    return [said for many in zip_longest(*told) for said in many if said]


def _many(case: Case, open_: Sequence[Relation], pairs: int) -> list[Statement]:
    """Of many, why the evidence does not decide: how many pairs have no results, or one test or two alone; then the others."""
    untold = [r for r in open_ if _by_runs(case, r) and r.gate.lead is None and not r.gate.covered]
    narrow = [r for r in open_ if r.gate.narrow]
    narrow = narrow if len(narrow) > 1 else []
    rest = [r for r in open_ if r not in untold and r not in narrow]
    found = [_unranked(case, untold, pairs)] if untold else []
    found += [_by_few_tests(case, narrow, pairs)] if narrow else []
    return found + [_why(case, r) for r in _spread(rest)[:MOST]]


def _by_runs(case: Case, relation: Relation) -> bool:
    """Whether runs would have to tell what weighs most."""
    return relation.gate.criterion in _RUN and case.sheets[relation.one].model != case.sheets[relation.other].model


def _unranked(case: Case, untold: Sequence[Relation], pairs: int) -> Statement:
    """Of many, how many pairs have no results that could be ranked."""
    places = dict.fromkeys(place for r in untold for place in (r.one, r.other))
    on = case.figure("pairs", "untold", f"{len(untold)} of {pairs}", "pairs without results that can be ranked, of all pairs")
    of = f"the {pairs} pairs{_left(case, pairs)}"
    many = f"Not one of {of}" if len(untold) == pairs else f"Of {of}, {len(untold)}"
    has = "has" if len(untold) in (1, pairs) else "have"
    what = _RUN[untold[0].gate.criterion]
    text = f"{many} {has} {'' if len(untold) == pairs else 'no '}{what} that can be ranked."
    return say(text, *both(tuple([case.sheets[place] for place in places])), on)


def _by_few_tests(case: Case, narrow: Sequence[Relation], pairs: int) -> Statement:
    """Of many, how many pairs can be ranked by one test or two alone, each of one kind of answer, and by which."""
    places = dict.fromkeys(place for r in narrow for place in (r.one, r.other))
    on = case.figure("pairs", "few_tests", f"{len(narrow)} of {pairs}", "pairs that one test or two alone rank, of all pairs")
    ids = list(dict.fromkeys(s.benchmark for r in narrow for s in r.gate.rests_on))
    tests = listed([case.yards.get(id_, id_) for id_ in ids], "or")
    of = f"{pairs} pairs{_left(case, pairs)}"
    many = f"All {of}" if len(narrow) == pairs else f"Of the {of}, {len(narrow)}"
    if max(len(_tests(r)) for r in narrow) == 1:
        said = f"one test alone that can rank them, {tests}, and it does"
    else:
        said = f"no more than two tests that can rank them, of {tests}, each of one kind of answer, and these do"
    return say(
        f"{many} have {said} not tell how good answers are in general.",
        *both(tuple([case.sheets[place] for place in places])),
        on,
        *[s for r in narrow for s in r.gate.rests_on],
        *[Support(id_, "name") for id_ in ids],
    )


def _left(case: Case, pairs: int) -> str:
    """That not all pairs are meant, but those among whom the verdict is still to be found."""
    return " left" if pairs < len(case.related) else ""


def _tests(relation: Relation) -> list[str]:
    """The benchmarks on which what weighs most rests."""
    return list(dict.fromkeys(s.benchmark for s in relation.gate.rests_on))


def _decided(case: Case, told: Sequence[Relation]) -> list[Statement]:
    """Of many, the pairs of which the evidence does decide: who is ahead, and why."""
    ways = [r if r.ahead == 1 else r.mirrored() for r in _spread(told)[:MOST]]
    openings = ("Two of them can be told apart: ", *["Likewise, "] * len(ways))
    return [said for r, opening in zip(ways, openings, strict=False) if (said := argument(case, r, opening))]


def _even(case: Case, left: list[int]) -> Statement:
    """Nothing between them: what was compared, and came out even."""
    sheets = tuple(case.sheets[place] for place in left)
    even = [s for r in case.related for s in r.standings if s.lead == 0]
    if not even:
        return say(NOTHING_COMPARED, *both(sheets))
    told = dict.fromkeys(s.criterion for s in even)
    on = listed([_WORDS.get(c, c) for c in told])
    run = [s for standing in even for s in standing.rests_on if s.benchmark]
    tests = listed([case.yards.get(id_, id_) for id_ in dict.fromkeys(s.benchmark for s in run)][:MOST])
    together = " taken together" if any(s.mixed for s in even) else ""
    by = f", as far as {tests} can tell{together}" if tests else ""
    return say(f"{listed([s.name for s in sheets])} come out even on {on}{by}.", *both(sheets), *run)


def _open_label(case: Case, mine: Sequence[Relation]) -> str:
    """That nothing decides, and of two who meet every need what the rest comes to."""
    sides = [r for r in (mine[0], mine[0].mirrored()) if r.leading]
    between = _between(case, mine)
    if len(mine) > 1 or failed(case) or not sides:
        return f"{UNDECIDED}{between}"
    gate = mine[0].gate
    aside = _ASIDE.get(gate.criterion, "").lower() if gate.lead is None else "in what is known, "
    if gate.criterion == "quality" and not all(map(writes, case.sheets)):
        aside = aside.replace("the quality of answers", "quality")
    if any(s.criterion == "cost" and s.lead is None and not s.covered for s in mine[0].standings if s is not mine[0].gate):
        aside = aside.replace(" aside", " and the bill aside")
    rest = "each is ahead in something" if len(sides) > 1 else f"{case.sheets[sides[0].one].name} is ahead"
    return f"{UNDECIDED}{between}; {aside}{rest}"


def _between(case: Case, mine: Sequence[Relation]) -> str:
    """Which two are left of many, where two are."""
    if len(mine) > 1 or len(case.sheets) == _PAIR:
        return ""
    return f" between {listed([case.sheets[place].name for place in (mine[0].one, mine[0].other)])}"


def _even_label(case: Case, mine: Sequence[Relation]) -> str:
    if len(mine) > 1:
        return "No contender is ahead of all the others"
    between = _between(case, mine) if mine else ""
    if mine and mine[0].leading:
        return f"A trade-off{between}: each is ahead in something"
    them = between.removeprefix(" between ") or "them"
    if mine and any(s.mixed and s.lead == 0 for s in mine[0].standings):
        return f"Like results are at odds, and nothing else that is weighed separates {them}"
    return f"Nothing that is weighed separates {them}"


def _trade(case: Case, relation: Relation) -> list[Statement]:
    """What speaks for either, the criterion that can't be told aside; and where unlike results all point one way."""
    aside = _ASIDE.get(relation.gate.criterion, "") if relation.gate.lead is None else ""
    if aside and not _answer(case.sheets[relation.one], case.sheets[relation.other]):
        aside = aside.replace("The quality of answers", "Quality")
    return [told for told in (arguments(case, relation, aside), _pointing(case, relation)) if told]


def _pointing(case: Case, relation: Relation) -> Statement | None:
    """That every benchmark that both have points the same way, though none was run alike: no ranking, but a sign."""
    if relation.gate.lead is not None or relation.gate.criterion not in ("quality", "coding"):
        return None
    words = CODE if relation.gate.criterion == "coding" else ()
    ways = unlike_ways((relation.one, relation.other), case.matched, words)
    if len(ways) < _ONE_WAY or set(ways.values()) not in ({1}, {-1}):
        return None
    one, other = (relation.one, relation.other) if set(ways.values()) == {1} else (relation.other, relation.one)
    high, low = case.sheets[one], case.sheets[other]
    named = [case.yards.get(id_, id_) for id_ in ways]
    more = [*named[:_NAMED], "others"] if len(named) > _NAMED else named
    supports = [Support(s.contender.view.id, "", id_) for id_ in ways for s in (high, low)]
    return say(
        f"On {listed(more)}, {high.name} has a better figure than {low.name} throughout, but on none were both measured alike: "
        "a sign, not a ranking.",
        *both((high, low)),
        *supports,
        *(Support(id_, "name") for id_ in ways),
    )


def _why(case: Case, relation: Relation) -> Statement:
    """What is missing for a verdict."""
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    names = both((one, other))
    gate = relation.gate
    if gate.lead is not None:
        return _thin(case, relation)
    if _by_runs(case, relation):
        return _unmeasured(case, relation)
    if gate.criterion == "cost" and turns_elsewhere(one, other, case.load):
        return say(
            f"Which of {one.name} and {other.name} costs less depends on where they are bought: by the endpoints that are "
            "priced here the one, by the cheapest endpoint of each the other.",
            *names,
            *gate.rests_on,
        )
    what = _ASKED[gate.criterion].format(f"{one.name} and {other.name}")
    return say(f"{what} can't be told: {_lack(relation, one, other)}.", *names, *gate.rests_on)


def _thin(case: Case, relation: Relation) -> Statement:
    """How much of what the profile weighs is known of both, what is missing, and how much is asked."""
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    shown = f"{relation.coverage * 100:.0f}%"
    asked = f"{ENOUGH * 100:.0f}%"
    support = case.figure(
        f"{relation.one}:{relation.other}", "coverage", f"{shown} {asked}", "share of the weights that evidence covers"
    )
    return say(
        f"What is known of both {one.name} and {other.name} covers {shown} of what the {case.profile.name} profile weighs, "
        f"less than the {asked} that a verdict asks for: {_missing(relation.standings)}.",
        *both((one, other)),
        support,
    )


def _missing(told: Sequence[Standing]) -> str:
    """Which criteria are known in part and which not at all."""
    part = listed([_THIN[s.criterion] for s in told if 0 < s.covered < 1])
    none = listed([_THIN[s.criterion] for s in told if not s.covered])
    return listed(
        [*([f"{part} are known of both in part"] if part else []), *([f"{none} are known of one at most"] if none else [])]
    )


def _unmeasured(case: Case, relation: Relation) -> Statement:
    """Why results do not tell: none shared, none run alike, or what chance allows is not known of any, which are named."""
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    names = both((one, other))
    criterion = relation.gate.criterion
    shared = [m for m in bearing(criterion, case.matched) if m.results[relation.one] and m.results[relation.other]]
    if relation.gate.narrow:
        return _narrow(case, relation)
    alike = list(dict.fromkeys(m.yard.name for m in shared if m.like))
    if alike and gate_at_odds(relation):
        tests = listed(alike[:MOST])
        supports = [on for m in shared if m.like for on in m.ran(one, other)]
        whose = f" on {one.name} and {other.name}" if len(case.sheets) > _PAIR else ""
        return say(
            f"The evidence is at odds{whose}: what ran alike, {tests}, points one way, all that did not the other.",
            *names,
            *supports,
        )
    if alike:
        tests = listed(alike[:MOST])
        supports = [on for m in shared if m.like for on in m.ran(one, other)]
        return say(
            f"{one.name} and {other.name} ran alike on {tests}, but how much of the difference is chance can't be told.",
            *names,
            *supports,
        )
    unlike, unshared = (NOT_ALIKE, NO_SHARED) if _answer(one, other) else (READ_UNLIKE, READ_UNLIKE)
    if criterion == "coding":
        unlike, unshared = CODE_UNLIKE, NO_CODE
    why = unlike if shared else unshared
    if len(case.sheets) > _PAIR:
        why = why.replace("Which ", f"Which of {one.name} and {other.name} ", 1)
    return say(why, *names)


def _narrow(case: Case, relation: Relation) -> Statement:
    """That one test or two of one kind of answer are all that can be ranked: what they measure, and what came of them."""
    one, other, ids = case.sheets[relation.one], case.sheets[relation.other], _tests(relation)
    yards = {m.yard.id: m.yard for m in case.matched}
    measured = "; ".join([lower(yards[id_].measures.rstrip(".")) for id_ in ids if yards[id_].measures])
    what = f" ({measured})" if measured else ""
    pair = f"{one.name} and {other.name}"
    alone = f"One test alone can rank {pair}, and it does"
    if len(ids) > 1:
        alone = f"Two tests alone can rank {pair}, each of one kind of answer, and they do"
    return say(
        f"{alone} not tell how good answers are in general{what}: "
        f"{'; '.join([_came(case, relation, yards[id_]) for id_ in ids])}.",
        *both((one, other)),
        *relation.gate.rests_on,
        *[Support(id_, about) for id_ in ids for about in ("name", "measures")],
    )


def _came(case: Case, relation: Relation, yard: Yard) -> str:
    """What came of one test: who is ahead and by what, or neither."""
    up = any(m.yard.id == yard.id for m in won(case, relation.one, relation.other))
    down = any(m.yard.id == yard.id for m in won(case, relation.other, relation.one))
    if up and down:
        return f"{yard.name} puts now the one ahead and now the other"
    if not (up or down):
        return f"on {yard.name} the two are not clearly apart"
    high, low = (relation.one, relation.other) if up else (relation.other, relation.one)
    return f"{case.sheets[high].name} has {values(case, case.sheets[high], case.sheets[low], yard.id)}"



def _answer(one: Sheet, other: Sheet) -> bool:
    """Whether both answer in words; what only reads does not."""
    return writes(one) and writes(other)


def gate_at_odds(relation: Relation) -> bool:
    """Whether the criterion that weighs most has like results with a lead, which the unlike ones contradict."""
    return relation.gate.lead is None and bool(relation.gate.covered)


def _lack(relation: Relation, one: Sheet, other: Sheet) -> str:
    if relation.gate.criterion in ("quality", "coding") and one.model == other.model:
        return "the same weights are served in different number formats"
    if not relation.gate.covered:
        return "it is not documented of both"
    if relation.gate.criterion == "vision" and not any(torn(s, "vision") for s in (one, other)):
        return "both take them, and no benchmark with images was run alike on them"
    key = SIZES.get(relation.gate.criterion, "")
    cut = [s.name for s in (one, other) if key in s.served]
    return f"where {listed(cut)} {is_are(len(cut))} priced, another limit holds" if cut else "sources differ"


def failed(case: Case) -> list[Statement]:
    """Needs that somebody does not meet, or that are open."""
    return [a.statement for answers in case.answers for a in answers if a.met is not True]


def once(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Each sentence once."""
    return tuple({s.text: s for s in statements}.values())
