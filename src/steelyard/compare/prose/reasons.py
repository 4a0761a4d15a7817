"""Why one stands where it does: each criterion as a clause about the one, and the clauses as one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from steelyard.catalog.results import lead
from steelyard.compare import display
from steelyard.compare.by_fact import least, span
from steelyard.compare.comparison import Statement, Support
from steelyard.compare.matching import Match
from steelyard.compare.prose.case import Case, both, say
from steelyard.compare.prose.measured import manner
from steelyard.compare.prose.prices import both_prices, sign
from steelyard.compare.prose.words import listed, noun
from steelyard.compare.rank import SIZES
from steelyard.compare.relations import Relation
from steelyard.compare.sheets import Sheet
from steelyard.compare.standing import Standing
from steelyard.compare.staying import kept

Clause = Callable[[Case, Sheet, Sheet, Standing], str]

MOST: Final = 3
_STAGES: Final = {"preview": "in preview"}
_NAMES_OTHER: Final = re.compile(" where | which | while | from |, ")
_CLOSE: Final = Decimal("1.25")
_FAR: Final = 10


def arguments(case: Case, relation: Relation, opening: str = "") -> Statement | None:
    """What speaks for either of two, in one sentence; None where nothing does."""
    sides = [r for r in (relation, relation.mirrored()) if r.leading]
    if not sides:
        return None
    told = [_side(case, r, whole=len(sides) == 1) for r in sides]
    text = f"{opening}{'; '.join(told)}."
    return say(
        f"{text[0].upper()}{text[1:]}" if text.startswith("against") else text, *_supports(case, relation, sides)
    )


def argument(case: Case, relation: Relation, opening: str = "") -> Statement | None:
    """What speaks for the relation's one, the weightiest first, in one sentence; None where nothing does."""
    if not relation.leading:
        return None
    text = f"{opening}{_side(case, relation, whole=True)}."
    return say(
        f"{text[0].upper()}{text[1:]}" if text.startswith("against") else text, *_supports(case, relation, [relation])
    )


def _side(case: Case, relation: Relation, *, whole: bool) -> str:
    """What speaks for the one; of many, against whom, unless a clause names the other."""
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    clauses = sorted(
        [_CLAUSES[told.criterion](case, one, other, told) for told in relation.leading[:MOST]], key=_long
    )
    unnamed = whole and len(case.sheets) > 2 and not any(other.name in said for said in clauses)  # noqa: PLR2004 - of a pair, who else
    against = f"against {other.name}, " if unnamed else ""
    return f"{against}{one.name} {_joined(clauses)}"


def _long(clause: str) -> bool:
    """Whether it names the other one, after which "and" would be taken for what that one does."""
    return _NAMES_OTHER.search(clause) is not None


def _joined(clauses: list[str]) -> str:
    """Clauses about one subject, which a pronoun takes up again after a clause that names the other."""
    short, long = [c for c in clauses if not _long(c)], [c for c in clauses if _long(c)]
    return "; it ".join([listed([*short, *long[:1]]), *long[1:]])


def _supports(case: Case, relation: Relation, sides: list[Relation]) -> tuple[Support, ...]:
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    told = [t for r in sides for t in r.leading[:MOST]]
    return (*both((one, other)), *(s for t in told for s in t.rests_on), *_more(case, one, other, told))


def billed(case: Case) -> tuple[str, ...]:
    """The prices that a bill of the workload rests on, so far as rows show them."""
    load = case.load
    read = ("price.cache_read",) if load.cached or load.cache_read else ()
    written = ("price.cache_write",) if load.written or load.cache_write else ()
    waiting = ("price.input.batch", "price.output.batch") if load.batch else ()
    return ("cost", "price.input", "price.output", *read, *written, *waiting)


def _more(case: Case, one: Sheet, other: Sheet, leading: list[Standing]) -> tuple[Support, ...]:
    if any(told.criterion == "cost" for told in leading):
        return both((one, other), "priced_at", *billed(case))
    sizes = {SIZES.get(told.criterion) for told in leading}
    return tuple([s.on("priced_at") for s in (one, other) if sizes & s.served.keys()])


def _cost(case: Case, one: Sheet, other: Sheet, _: Standing) -> str:
    unable = other.unable(case.load)
    if unable == "context_length":
        fits, not_ = one.text(unable), other.text(unable)
        return f"fits a request of {case.load.called} in its {fits} tokens, as {other.name} with {not_} does not"
    if unable == "max_output_tokens":
        longest, not_ = one.text(unable), other.text(unable)
        answers = f"the answers of {case.load.called}"
        return f"writes {answers} in its {longest} tokens at once, as {other.name} with {not_} does not"
    if unable:
        return f"takes the images of {case.load.called}, {other.name} none"
    return _bills(case, one, other)


def _bills(case: Case, one: Sheet, other: Sheet) -> str:
    """The two bills, by how far they are apart and who asks them."""
    mine, theirs = (case.costs[case.sheets.index(s)] for s in (one, other))
    load = case.load.called
    here, there = one.at("through"), other.at("through")
    if here and here == there:
        here, there = "", f", both {here.strip()}"
    gap = apart(case, one, other)
    if gap < _CLOSE:
        return f"does a month of {load} for {mine}{here}, against {theirs} with {other.name}{there}"
    why = cause(case, one, other)
    if gap < _FAR:
        end = f", {f'as {other.name}' if there.startswith(',') else 'which'} {why}" if why else ""
        return f"costs {mine} a month at {load}{here}, where {other.name} costs {theirs}{there}{end}"
    end, there = (there, "") if not here else (here, there)
    end += f", for {other.name} {why}" if why else ""
    return f"brings the bill of {load} from {theirs} a month with {other.name}{there} down to {mine}{end}"


def cause(case: Case, cheap: Sheet, dear: Sheet) -> str:
    """What makes one bill the dearer where by the plain prices of input and output it would not be; "" elsewhere."""
    keys = ("price.input", "price.output")
    if not (both_prices(cheap) and both_prices(dear)) or sign(cheap, dear, keys[0]) < 0 or sign(cheap, dear, keys[1]) < 0:
        return ""
    mine, theirs = ({(t["tier"], t["meter"]): t for t in s.bill(case.load).terms} for s in (cheap, dear))
    if said := thought(case, cheap, dear):
        return said
    gaps = [(Decimal(t["high"] or 0) - Decimal(mine[at]["high"] or 0), at) for at, t in theirs.items() if at in mine]
    gap, at = max(gaps, default=(Decimal(0), ("", "")))
    told = theirs.get(at)
    if not told or gap <= 0 or told["usd"] is None:
        return ""
    less = f", not {display.brief(mine[at]['usd'])}" if mine[at]["usd"] else ""
    where = f" over {display.tokens(told['above'])} tokens of prompt" if told["above"] else ""
    said = f"{display.brief(told['usd'])} for {told['label']}{where}{less}"
    case.figure(dear.id, "cost", said, "the term of the two bills that is furthest apart")
    return f"asks {said}"


def thought(case: Case, cheap: Sheet, dear: Sheet) -> str:
    """That only the dearer is billed for thinking, where it is."""
    if not case.load.reasoning:
        return ""
    written = [sum(Decimal(t["quantity"]) for t in s.bill(case.load).terms if t["meter"] == "reasoning") for s in (cheap, dear)]
    if written[0] or not written[1]:
        return ""
    said = f"{display.tokens(int(written[1]))} thinking tokens"
    case.figure(dear.id, "cost", said, "thinking tokens of a month")
    return f"is billed {said}, {cheap.name} none"


def apart(case: Case, cheap: Sheet, dear: Sheet) -> Decimal:
    """How many times the cheaper bill the dearer is, at the least."""
    most, low = span(cheap.bill(case.load)), least(dear.bill(case.load))
    return low / most[1] if most and low else Decimal(1)


def won(case: Case, one: int, other: int) -> list[Match]:
    """Benchmarks in which like results put the one ahead, the widest lead first, each once."""
    found: dict[str, tuple[Decimal, Match]] = {}
    for match in case.matched:
        mine, theirs = match.results[one], match.results[other]
        if match.like and mine and theirs and lead(mine, theirs) == 1:
            gap = abs(mine.value - theirs.value)
            if match.yard.id not in found or gap > found[match.yard.id][0]:
                found[match.yard.id] = (gap, match)
    return [match for _, match in sorted(found.values(), key=lambda pair: -pair[0])]


def cancelled(case: Case, relation: Relation) -> Statement | None:
    """That like results put now the one ahead and now the other, and come to nothing together; None where they do not."""
    gate = relation.gate
    if not gate.mixed or gate.lead != 0:
        return None
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    names = list(dict.fromkeys(s.benchmark for s in gate.rests_on))
    ways = ((relation.one, relation.other), (relation.other, relation.one))
    up, down = ({m.yard.id: m.yard.name for m in won(case, *way) if m.yard.id in names} for way in ways)
    mine, theirs = ([name for id_, name in some.items() if id_ not in rest] for some, rest in ((up, down), (down, up)))
    if mine and theirs:
        said = f"Like results put {one.name} ahead on {listed(mine[:MOST])} and {other.name} ahead on {listed(theirs[:MOST])}"
    else:
        tests = listed([case.yards.get(id_, id_) for id_ in names[:MOST]])
        said = f"On {tests}, like results put now {one.name} ahead and now {other.name}"
    return say(f"{said}; taken together they come out even.", *both((one, other)), *gate.rests_on)


def _results(case: Case, one: Sheet, other: Sheet, told: Standing) -> str:
    names = list(dict.fromkeys(s.benchmark for s in told.rests_on if s.benchmark))
    if not names:
        return f"has the same weights as {other.name}"
    if len(names) == 1 and (said := values(case, one, other, names[0])):
        return f"has {said}{_whose(told)}"
    ahead = [m for m in won(case, case.sheets.index(one), case.sheets.index(other)) if m.yard.id in names]
    most = f", most on {listed([m.yard.name for m in ahead[:MOST]])}" if ahead else ""
    lost = [m for m in won(case, case.sheets.index(other), case.sheets.index(one)) if m.yard.id in names]
    but = f", though behind on {listed([m.yard.name for m in lost[:MOST]])}" if lost else ""
    return f"is ahead of {other.name} over the like results taken together{most}{but}{_whose(told)}"


def _whose(told: Standing) -> str:
    return " (the creators' own figures)" if told.self_reported else " (not their creators' figures)"


def values(case: Case, one: Sheet, other: Sheet, name: str) -> str:
    """The like results of one benchmark, in words."""
    for match in case.matched:
        mine, theirs = match.results[case.sheets.index(one)], match.results[case.sheets.index(other)]
        if match.like and match.yard.id == name and mine and theirs:
            has, how = theirs.known.value, manner([(mine, theirs)])
            return f"{mine.known.value} on {match.yard.name} where {other.name} has {has} {how}"
    return ""


def _sight(case: Case, one: Sheet, other: Sheet, told: Standing) -> str:
    if one.value("vision") and not other.value("vision"):
        return f"takes images, which {other.name} on the record does not"
    return _results(case, one, other, told)


def _size(key: str) -> Clause:
    def clause(_: Case, one: Sheet, other: Sheet, __: Standing) -> str:
        what = {"context_length": "holds", "max_output_tokens": "writes up to"}[key]
        return f"{what} {one.held(key)} against {_without_tokens(other.held(key))}"

    return clause


def _without_tokens(held: str) -> str:
    """A limit as it follows another of the same unit."""
    return held.replace(" tokens", "", 1)


def _flags(*keys: str) -> Clause:
    def clause(_: Case, one: Sheet, other: Sheet, __: Standing) -> str:
        ahead = [k for k in keys if k in one.bounds and k in other.bounds and one.bounds[k].low > other.bounds[k].high]
        labels = listed([noun(k) for k in ahead])
        if labels:
            return f"has {labels}, which {other.name} on the record has not"
        return f"stands better than {other.name} on {listed([noun(k) for k in keys])}"

    return clause


def _openness(_: Case, one: Sheet, other: Sheet, __: Standing) -> str:
    if one.value("open_weights") and other.value("open_weights") is False:
        return f"can be downloaded, which {other.name} can't"
    return f"has a license freer for commercial use than that of {other.name}"


def _service(_: Case, one: Sheet, other: Sheet, __: Standing) -> str:
    mine, theirs = (_stage(s) for s in (one, other))
    return f"is {mine} while {other.name} is {theirs}"


def _stage(sheet: Sheet) -> str:
    """The stage of its life; of open weights, whose word that is: they stay."""
    stage = sheet.text("lifecycle").lower()
    at = " at its creator" if stage in ("deprecated", "retired") and kept(sheet) else ""
    return f"{_STAGES.get(stage, stage)}{at}"


def _recency(_: Case, one: Sheet, other: Sheet, __: Standing) -> str:
    return f"knows things up to {one.text('knowledge_cutoff')}, {other.name} up to {other.text('knowledge_cutoff')}"


_CLAUSES: Final[dict[str, Clause]] = {
    "quality": _results,
    "coding": _results,
    "vision": _sight,
    "cost": _cost,
    "context": _size("context_length"),
    "output": _size("max_output_tokens"),
    "tools": _flags("tool_call", "structured_output"),
    "openness": _openness,
    "recency": _recency,
    "service": _service,
}
