"""The verdict: needs first, then what is ahead by more than a threshold; or that the evidence does not decide."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from steelyard.catalog.offers import lanes, special
from steelyard.compare.by_result import form
from steelyard.compare.comparison import Paired, Statement, Verdict
from steelyard.compare.prose.case import Case, both, say
from steelyard.compare.prose.life import of_kinds
from steelyard.compare.prose.own_word import joined
from steelyard.compare.prose.reasons import argument, cancelled, won
from steelyard.compare.prose.settling import announced, would_change
from steelyard.compare.prose.words import is_are, listed
from steelyard.compare.relations import Relation, first
from steelyard.compare.sheets import Sheet
from steelyard.compare.staying import ends, in_service, is_over, leaves, weights_stay
from steelyard.compare.undecided import CHANGES, MOST, SOLID, UNDECIDED, failed, once, undecided

_PAIR: Final = 2
_FAILS: Final = 2
_LEVELS: Final = ("low", "medium", "high")
_SAID: Final = {
    "quality": "quality",
    "coding": "coding",
    "vision": "images",
    "cost": "cost",
    "context": "the window",
    "output": "the longest answer",
    "tools": "the interface",
    "openness": "openness",
    "recency": "the knowledge cutoff",
    "service": "lifecycle",
}


def verdict(case: Case) -> Verdict:
    """Contenders that fail a need on the record are out, and so is who is retired or about to be where another is on record
    as staying: by its stage, its open weights, or a recent listing. A batch
    queue or fast lane wins nothing from the same weights on demand. Of the rest one wins only by being ahead of each other
    one, pair by pair. Confidence follows how much of the evidence is there: high from 85 % on with nothing against, never
    high where results are self-reported, where like results put now the one ahead and now the other, where a deciding fact
    is disputed or stale, where one of two that serve the same weights does not say in which number format, where what
    weighs most is only not clearly apart, or where who wins is on the way out as well; with less than 85 % or with
    something against, these make it low.
    """
    judged = _judged(case)
    reasons = once([*judged.reasons, *_unsold(case)])
    changes = once([*announced(case), *judged.would_change])[:CHANGES]
    return replace(judged, reasons=reasons, would_change=changes, pairs=_pairs(case))


def _pairs(case: Case) -> tuple[Paired, ...]:
    """Every two by the rules for all: who fails a need is behind who does not, then who leaves behind who stays; those who
    are alike in that by what was weighed. Two who both fail a need are not weighed.
    """
    steps = [_FAILS if _fails(case, place) else int(s.keep(leaves) is not None) for place, s in enumerate(case.sheets)]
    if steps.count(_FAILS) < len(steps) - 1 and (_kinds_differ(case) or _queues_differ(case)):
        return ()
    told = [r for r in case.related if min(steps[r.one], steps[r.other]) < _FAILS]
    return tuple([Paired(r.one, r.other, _ahead(r, steps[r.one], steps[r.other])) for r in told])


def _ahead(relation: Relation, one: int, other: int) -> int | None:
    return relation.ahead if one == other else 1 if one < other else -1


def _unsold(case: Case) -> list[Statement]:
    """Who is not sold where it was asked for, and which endpoint is given away."""
    found = []
    for sheet in case.sheets:
        only = sheet.contender.only
        if sheet.offer is None and case.narrowed:
            asked = case.figure(sheet.id, "endpoints_asked_for", sheet.why, "what the question narrows the endpoints to")
            found.append(say(f"Of {sheet.name}, {sheet.why}.", sheet.on("name"), asked))
        elif only is not None and only.billing == "free":
            text = f"{sheet.name} is given away, within the limits of its provider: no bill can be held against that."
            found.append(say(text, sheet.on("name"), sheet.on("price.input"), sheet.on("price.output")))
    return found


def _judged(case: Case) -> Verdict:
    left = [place for place in range(len(case.sheets)) if not _fails(case, place)]
    if len(left) <= 1:
        return _by_needs(case, left)
    if _kinds_differ(case):
        return _unlike(case)
    if _queues_differ(case):
        return _unlike_queues(case)
    stay = [place for place in left if case.sheets[place].keep(leaves) is None]
    if len(stay) == 1 and len(left) > 1:
        return _by_staying(case, left, stay[0])
    going = [place for place in left if place not in stay]
    left = stay or left
    place = first(case.related, left)
    judged = undecided(case, left) if place is None else _won(case, left, place)
    if not stay:
        return _all_leaving(case, judged, left)
    return replace(judged, reasons=once([*_ends_of(case, going), *judged.reasons]))


def _ends_of(case: Case, places: list[int]) -> list[Statement]:
    """How those who leave do so."""
    return [said for place in places if (said := case.sheets[place].keep(leaves))]


def _fails(case: Case, place: int) -> bool:
    """Whether one fails a need on the record."""
    return False in [a.met for a in case.answers[place]]


def _kinds_differ(case: Case) -> bool:
    kinds = {s.contender.view.model.kind for s in case.sheets}
    return len(kinds) > 1 and "" not in kinds


def _queues_differ(case: Case) -> bool:
    return len({s.model for s in case.sheets}) == 1 and len({_queues(s) for s in case.sheets}) > 1


def _by_staying(case: Case, left: list[int], place: int) -> Verdict:
    """One alone is not on its way out; what was measured besides is told as well."""
    sheet = case.sheets[place]
    gone = [*_ends_of(case, left), *([kept] if (kept := weights_stay(sheet)) else [])]
    mine = [_without_stages(r.seen_from(place)) for r in case.related if place in (r.one, r.other)]
    for relation in [r for r in mine if r.other in left]:
        sides = (argument(case, relation), argument(case, relation.mirrored(), "Otherwise "))
        gone += [said for said in sides if said]
    if not in_service(sheet):
        out = [case.sheets[other].name for other in left if other != place]
        ends_ = "ends" if len(out) == 1 else "end"
        label = f"{UNDECIDED}: {listed(out)} {ends_}, and nothing on record says that {sheet.name} stays"
        return Verdict(None, label, "none", once([*failed(case), *gone]), (_silence(sheet),))
    among = "Of those that fail no need, only" if len(left) < len(case.sheets) else "Only"
    label = f"{among} {sheet.name} {_stays(case, left, sheet)}"
    if sheet.unable(case.load):
        return Verdict(None, f"{label}, and the workload does not fit it", "medium", once([*failed(case), *gone]), ())
    unsure = [a.statement for a in case.answers[place] if a.met is None]
    if unsure:
        return Verdict(None, f"{label}, if it meets every need", "low", once(gone), once(unsure))
    return Verdict(sheet.id, label, "low" if ends(sheet) else "medium", once([*failed(case), *gone]), ())


def _without_stages(relation: Relation) -> Relation:
    """The same two, but for the stages of their lives, which are told where one leaves."""
    leading, trailing = (
        tuple([t for t in some if t.criterion != "service"]) for some in (relation.leading, relation.trailing)
    )
    return replace(relation, leading=leading, trailing=trailing, turned=None)


def _silence(sheet: Sheet) -> Statement:
    """That nobody says whether the one who is not known to leave can still be had."""
    text = f"It is not documented whether {sheet.name} is in service: no stage of it is on record, and no recent listing."
    return say(text, *(sheet.on(key) for key in ("name", "lifecycle", "providers")))


def _stays(case: Case, left: list[int], sheet: Sheet) -> str:
    """In what one stays where the others do not: for good, or for longer than they."""
    if not ends(sheet):
        return "stays in service"
    over = all(is_over(case.sheets[place]) for place in left if case.sheets[place] is not sheet)
    return "has not reached its last day" if over else "lasts beyond the next month"


def _all_leaving(case: Case, judged: Verdict, left: list[int]) -> Verdict:
    """The verdict among those who are all on their way out, with that said first."""
    gone = _ends_of(case, left)
    stays = "neither stays" if len(left) == _PAIR else "none stays"
    sure = judged.confidence if judged.winner or judged.confidence == "none" else "low"
    label = f"{judged.label}, {'but' if judged.winner else 'and'} {stays} in service"
    return replace(judged, label=label, confidence=sure, reasons=once([*gone, *judged.reasons]))


def _unlike(case: Case) -> Verdict:
    """Models for different things are not better or worse than each other."""
    told, many = of_kinds(case)
    rest = "the other does" if many == _PAIR else "the others do"
    reasons = (say(f"{told}: what one is for, {rest} not do.", *both(case.sheets, "kind")),)
    return Verdict(None, "Not the same kind of model", "none", (*failed(case), *reasons), ())


def _queues(sheet: Sheet) -> tuple[str, ...]:
    """How the one endpoint that is asked for is served, where that is not the plain way."""
    only = sheet.contender.only
    return tuple(lanes(only)) if only is not None and special(only) else ()


def _unlike_queues(case: Case) -> Verdict:
    """The same weights in a batch queue or fast lane and on demand are not sold for the same work: no price wins."""
    parts = [f"{s.name} is {listed(list(queues))}" for s in case.sheets if (queues := _queues(s))]
    plain = [s.name for s in case.sheets if not _queues(s)]
    parts += [f"{listed(plain)} {is_are(len(plain))} served on demand"] if plain else []
    reasons = (
        say(f"The weights are the same, the service is not: {', '.join(parts)}.", *both(case.sheets, "priced_at")),
    )
    return Verdict(None, "Not the same service", "none", (*failed(case), *reasons), ())


def _by_needs(case: Case, left: list[int]) -> Verdict:
    """Nobody, or one alone, meets the needs."""
    told = [(place, a) for place, answers in enumerate(case.answers) for a in answers]
    reasons = [a.statement for place, a in told if a.met is False or (a.met and place in left)]
    if not left:
        return Verdict(None, "No contender meets every need", "high", tuple(reasons), ())
    sheet = case.sheets[left[0]]
    unsure = [a.statement for a in case.answers[left[0]] if a.met is None]
    if unsure:
        return Verdict(None, f"Only {sheet.name} may meet every need", "low", tuple(reasons), tuple(unsure))
    return Verdict(sheet.id, f"Only {sheet.name} meets every need", "high", tuple(reasons), ())


def _won(case: Case, left: list[int], place: int) -> Verdict:
    mine = [r.seen_from(place) for r in case.related if place in (r.one, r.other)]
    mine = [r for r in mine if r.other in left]
    reasons = [t for r in mine for t in (_level(case, r), argument(case, r)) if t]
    against = [t for r in mine if (t := argument(case, r.mirrored(), "On the other hand, "))]
    reasons += [] if against or len(mine) > 1 else [_dominance(case, mine[0])]
    changes = joined([told for r in mine for told in would_change(case, r)])
    sheet = case.sheets[place]
    label = f"{sheet.name} is ahead{' on balance' if against else ''}"
    unsure = [a.statement for a in case.answers[place] if a.met is None]
    if unsure:
        said = once([*(s for s in failed(case) if s not in unsure), *reasons, *against])
        return Verdict(None, f"{label}, if it meets every need", "low", said, once([*unsure, *changes])[:CHANGES])
    return Verdict(
        sheet.id,
        label,
        min((_confidence(case, r) for r in mine), key=_LEVELS.index),
        once([*failed(case), *reasons, *against]),
        once(changes)[:CHANGES],
    )


def _dominance(case: Case, relation: Relation) -> Statement:
    """That nothing speaks for the other but single tests: of what was weighed, what came out even and what can't be told."""
    one, other = case.sheets[relation.one], case.sheets[relation.other]
    level = [s for s in relation.standings if s.lead == 0 and s.criterion != relation.gate.criterion]
    even = [_SAID[s.criterion] for s in level if s.covered == 1 and s.criterion != "service"]
    partly = [_SAID[s.criterion] for s in level if s.covered < 1]
    torn = [_SAID[s.criterion] for s in relation.untold() if s.covered]
    open_ = [_SAID[s.criterion] for s in relation.untold() if not s.covered]
    parts = [f"{listed(even)} {is_are(len(even))} even"] if even else []
    parts += [f"{listed(partly)} {is_are(len(partly))} even as far as both are known"] if partly else []
    parts += [f"{listed(open_)} {is_are(len(open_))} known of one at most"] if open_ else []
    parts += [f"{listed(torn)} {is_are(len(torn))} not settled"] if torn else []
    rest = f"; {listed(parts)}" if parts else ""
    supports = [s for told in relation.standings for s in told.rests_on]
    single = won(case, relation.other, relation.one)[:MOST]
    own = " by the creators' own figures" if all(r.by == "creator" for m in single for _, r in m.both) else ""
    though = f", though it is ahead on {listed([m.yard.name for m in single])}{own}" if single else ""
    supports += [on for match in single for on in match.ran(one, other)]
    return say(f"No criterion as a whole speaks for {other.name}{though}{rest}.", *both((one, other)), *supports)


def _level(case: Case, relation: Relation) -> Statement | None:
    """That what weighs most came out even, where it was measured, or is so only as far as is told: the rest then decides."""
    if relation.gate.lead == 0 and (unlike := _hidden_form(case, relation)):
        return unlike
    names = list(dict.fromkeys(s.benchmark for s in relation.gate.rests_on if s.benchmark))
    if relation.gate.lead != 0 or not names:
        return None
    pair = (case.sheets[relation.one], case.sheets[relation.other])
    if said := cancelled(case, relation):
        return said
    tests = listed([case.yards.get(name, name) for name in names[:MOST]])
    return say(
        f"{pair[0].name} and {pair[1].name} are not clearly apart on {tests}.", *both(pair), *relation.gate.rests_on
    )


def _hidden_form(case: Case, relation: Relation) -> Statement | None:
    """That of two who serve the same weights only one says in which number format; None elsewhere."""
    pair = (case.sheets[relation.one], case.sheets[relation.other])
    if pair[0].model != pair[1].model or bool(form(pair[0])) == bool(form(pair[1])):
        return None
    names = listed([s.name for s in pair])
    text = f"{names} serve the same weights, but only one of the two says in which number format."
    return say(text, *both(pair, "quantization"))


def _confidence(case: Case, relation: Relation) -> str:
    """How sure, by the share of the evidence that is there and what it is made of."""
    gone = case.sheets[relation.one].keep(leaves) is not None or _hidden_form(case, relation) is not None
    level = relation.gate.lead == 0 and any(s.benchmark for s in relation.gate.rests_on)
    shaky = gone or level or any(s.self_reported or s.mixed for s in relation.standings) or _doubtful(case, relation)
    if relation.coverage >= SOLID and not relation.trailing and not shaky:
        return "high"
    return "low" if shaky and (relation.trailing or relation.coverage < SOLID) else "medium"


def _doubtful(case: Case, relation: Relation) -> bool:
    """Whether a fact that decides is disputed or stale."""
    keys = {s.property for told in relation.standings if told.lead for s in told.rests_on if s.property}
    if "cost" in keys:
        keys |= {"price.input", "price.output"}
    cells = [s.cells[k] for s in (case.sheets[relation.one], case.sheets[relation.other]) for k in keys if k in s.cells]
    return any(cell.status == "disputed" or cell.stale for cell in cells)
