"""What the prices say beyond the table: where neither is cheaper throughout, and what caching and batches change."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from steelyard.compare.comparison import Statement, Support
from steelyard.compare.cost import UNSAID
from steelyard.compare.prose.abilities import steered
from steelyard.compare.prose.case import Case, both, say, writes
from steelyard.compare.prose.rates import rates
from steelyard.compare.prose.words import listed, share, times
from steelyard.compare.sheets import Sheet
from steelyard.vocabulary.kinds import ANSWERLESS

_SAME = Decimal("1.05")
_TENTH = Decimal("0.1")
_USUAL = Decimal("0.5")
_LONG_PROMPTS = 10
_UNASKED = {"free": "free{}", "zero": f"listed at zero{{}}, {UNSAID}"}


def prices(case: Case) -> Statement | None:
    """Input and output prices, where more can be said of them than that one is dearer."""
    priced = [s for s in case.sheets if both_prices(s)]
    if len(case.sheets) > 2:  # noqa: PLR2004 - a pair
        return _ladders(case, priced)
    if all(map(reads, case.sheets)):
        return _read(*case.sheets)
    if len(priced) < 2 or not all(map(writes, case.sheets)):  # noqa: PLR2004 - a comparison needs two
        return None
    text = _of_pair(case, *priced)
    if not text:
        return None
    mix = tuple(Support(s.id, "mix") for s in priced)
    stepped, thought = _stepped(case, priced), _thought(*priced)
    keys = ("price.input", "price.output", "priced_at", *(["cost"] if stepped else []), *(["reasoning"] if thought else []))
    ends = "".join(f"; {said}" for said in (stepped, thought) if said)
    return say(f"{text.removesuffix('.')}{ends}.", *both(tuple(priced), *keys), *mix)


def reads(sheet: Sheet) -> bool:
    """Whether it reads and writes nothing: what it reads is what is paid for, and not a picture or a minute."""
    return sheet.contender.view.model.kind in ANSWERLESS


def _read(one: Sheet, other: Sheet) -> Statement | None:
    """Models of one kind that write nothing: what they read is what is paid for."""
    if one.contender.view.model.kind != other.contender.view.model.kind:
        return None
    if any(not Decimal(s.value("price.input") or 0) for s in (one, other)) or not sign(one, other, "price.input"):
        return None
    dear, cheap = (one, other) if sign(one, other, "price.input") > 0 else (other, one)
    gap = _times(dear, cheap, "price.input")
    prices_ = f"{dear.text('price.input')}{dear.at()} against {cheap.text('price.input')}{cheap.at()}"
    text = f"For what it reads, {dear.name} asks {gap} what {cheap.name} does: {prices_} per million tokens."
    return say(text, *both((one, other), "price.input", "priced_at"))


def _of_pair(case: Case, one: Sheet, other: Sheet) -> str:
    inward, outward = sign(one, other, "price.input"), sign(one, other, "price.output")
    if nothing := _nothing_asked(one, other):
        return nothing
    if any(Decimal(s.value(key)) == 0 for s in (one, other) for key in ("price.input", "price.output")):
        return _alike(one, other).replace("Price hardly separates them", "A price is listed at zero")
    if not inward and not outward:
        return _alike(one, other)
    if inward * outward < 0:
        cheap_in, cheap_out = (other, one) if inward > 0 else (one, other)
        return (
            f"Neither is cheaper throughout: {cheap_in.name} reads for less "
            f"({versus(cheap_in, cheap_out, 'price.input')} per million tokens), "
            f"{cheap_out.name} writes for less ({versus(cheap_out, cheap_in, 'price.output')}); "
            f"{_mix(case, cheap_in, cheap_out)}."
        )
    if not inward or not outward:
        same, differs = ("input", "output") if not inward else ("output", "input")
        dear, cheap = (one, other) if inward + outward > 0 else (other, one)
        gap = _times(dear, cheap, f"price.{differs}")
        return (
            f"{same.capitalize()} costs {_near(dear, cheap, f'price.{same}')} per million "
            f"tokens); {differs} is where {dear.name}{dear.at()} asks {gap} what {cheap.name}{cheap.at()} does, "
            f"{versus(dear, cheap, f'price.{differs}')}."
        )
    return ""


def _nothing_asked(one: Sheet, other: Sheet) -> str:
    """Who is free, or listed at zero, which tells nobody what it costs; what the other asks; "" where both ask something."""
    ways = [s.offer.billing if s.offer else "" for s in (one, other)]
    if not _UNASKED.keys() & set(ways):
        return ""
    if ways[0] == ways[1]:
        return f"Both are {_UNASKED[ways[0]].format('')}."
    first, then = (one, other) if ways[0] in _UNASKED else (other, one)
    return f"{_asks(first)}; {_asks(then)}."


def _asks(sheet: Sheet) -> str:
    """What one asks for tokens and where, in a clause."""
    if unasked := _UNASKED.get(sheet.offer.billing if sheet.offer else ""):
        return f"{sheet.name} is {unasked.format(sheet.at())}"
    return f"{sheet.name} asks {pair(sheet)} per million tokens in and out{sheet.at()}"


def _stepped(case: Case, priced: list[Sheet]) -> str:
    """What is asked for prompts as long as the workload's, where that is not what the table has first."""
    beyond = [(s, asked) for s in priced if (asked := rates(case, s)).when and case.load.batch == 0]
    return listed([f"{s.name} asks {' and '.join(asked.prices)} {asked.when}" for s, asked in beyond])


def _thought(one: Sheet, other: Sheet) -> str:
    """Of two whose prices hardly differ, that the one thinks, which costs, and the other on the record does not; where no
    other sentence tells how the one thinks.
    """
    thinks, not_ = (one, other) if one.value("reasoning") else (other, one)
    if not thinks.value("reasoning") or not_.value("reasoning") is not False or steered(thinks):
        return ""
    if sign(one, other, "price.input") or sign(one, other, "price.output"):
        return ""
    return f"what {thinks.name} thinks is paid for besides, and {not_.name} does not think"


def _mix(case: Case, cheap_in: Sheet, cheap_out: Sheet) -> str:
    """From how many tokens in for each one out, or up to how many out for each in, whoever reads for less is the cheaper."""
    into, out = (abs(Decimal(cheap_in.value(k)) - Decimal(cheap_out.value(k))) for k in ("price.input", "price.output"))
    ratio = out / into
    if ratio < 1:
        shown = f"{(into / out).quantize(_TENTH, ROUND_FLOOR):f}".removesuffix(".0")
        if shown == "1":
            return f"{cheap_in.name} is the cheaper unless answers are longer than prompts"
        case.figure(cheap_in.id, "mix", shown, "tokens out for each token in at which both prices come to the same")
        return f"{cheap_in.name} is the cheaper until answers are {shown} times as long as prompts"
    shown = f"{ratio.quantize(_TENTH, ROUND_CEILING):f}".removesuffix(".0")
    case.figure(cheap_in.id, "mix", shown, "tokens in for each token out at which both prices come to the same")
    if ratio < _LONG_PROMPTS:
        return f"from {shown} tokens in for each one out, {cheap_in.name} is the cheaper"
    return f"only prompts {shown} times as long as their answers make {cheap_in.name} the cheaper"


def lopsided(dear: Sheet, cheap: Sheet) -> str:
    """The side of the meter on which the gap is twice as wide as on the other, if there is one."""
    keys = ("price.input", "price.output")
    if (
        any(not Decimal(s.value(k)) for s in (dear, cheap) for k in keys)
        or sign(dear, cheap, keys[0]) * sign(dear, cheap, keys[1]) < 1
    ):
        return ""
    into, out = (Decimal(dear.value(k)) / Decimal(cheap.value(k)) for k in keys)
    if max(into, out) < 2 * min(into, out):
        return ""
    return "output" if into < out else "input"


def _near(one: Sheet, other: Sheet, key: str) -> str:
    """Two prices that hardly differ, or do not, up to the unit."""
    if one.text(key) == other.text(key):
        return f"the same ({one.text(key)}"
    return f"nearly the same ({versus(one, other, key)}"


def _alike(one: Sheet, other: Sheet) -> str:
    if pair(one) == pair(other):
        at: dict[str, str] = {}
        for sheet in (one, other):
            at[sheet.text_at(dated=False)] = max(at.get(sheet.text_at(dated=False), ""), sheet.text_at(), key=len)
        places = listed(list(at.values()))
        return f"{one.name} and {other.name} ask the same, {pair(one)} per million tokens in and out, at {places}."
    return (
        f"Price hardly separates them: {pair(one)} per million tokens in and out for {one.name}{one.at()}, "
        f"{pair(other)} for {other.name}{other.at()}."
    )


def _ladders(case: Case, priced: list[Sheet]) -> Statement | None:
    """More than two: by what an answer costs; where somebody does not answer in words, by what reading costs."""
    if all(map(writes, case.sheets)) and any(Decimal(s.value("price.output")) for s in priced):
        return _ladder(case, priced) if len(priced) > 1 else None
    read = [s for s in case.sheets if Decimal(s.value("price.input") or 0)]
    if len(read) < 2 or not all(map(reads, read)):  # noqa: PLR2004 - no order
        return None
    ordered = sorted(read, key=lambda s: (Decimal(s.value("price.input")), s.id))
    if ordered[0].text("price.input") == ordered[-1].text("price.input"):
        return None
    steps = [f"{s.name} {s.text('price.input')}{s.at()}" for s in ordered]
    text = f"From the cheapest to read with to the dearest, per million input tokens: {'; '.join(steps)}."
    return say(text, *both(tuple(ordered), "price.input", "priced_at"))


def _ladder(case: Case, priced: list[Sheet]) -> Statement:
    """More than two: from the cheapest output upwards, with what is asked for prompts as long as the workload's; then who asks
    nothing, or is listed at zero, which is no place in that order.
    """
    ordered = sorted(priced, key=lambda s: (Decimal(s.value("price.output")), s.id))
    asking = [s for s in ordered if not (s.offer and s.offer.billing in _UNASKED)]
    stepped = _stepped(case, ordered)
    many = len(asking) > 1
    said = [_order(asking)] if many else []
    said += [stepped] if stepped else []
    said += [_asks(s) for s in ordered if not many or s not in asking]
    keys = ("price.input", "price.output", "priced_at", *(["cost"] if stepped else []))
    return say(f"{'; '.join(said)}.", *both(tuple(ordered), *keys))


def _order(asking: list[Sheet]) -> str:
    """What several ask, from the cheapest answer upwards, or that all ask the same."""
    if len({pair(s) for s in asking}) == 1:
        who = listed([f"{s.name}{s.at()}" for s in asking])
        return f"{who} ask the same, {pair(asking[0])} per million tokens in and out"
    steps = "; ".join(f"{s.name} {pair(s)}{s.at()}" for s in asking)
    return f"From the cheapest answer to the dearest, in and out per million tokens: {steps}"


def discounts(case: Case) -> Statement | None:
    """What cached input and batches save, where the contenders differ in it."""
    priced = tuple(s for s in case.sheets if (both_prices(s) or reads(s)) and Decimal(s.value("price.input") or 0))
    said = [(s, s.keep(_saves)) for s in priced]
    alike = len({s.keep(_discounts) for s in priced}) < 2  # noqa: PLR2004 - a difference needs two
    if len(priced) < len(case.sheets) or not all(text for _, text in said) or alike:
        return None
    if len({s.contender.view.model.kind for s in priced}) > 1:
        return None
    parts = [f"{s.name}{s.at()} {text}" for s, text in said]
    keys = ("price.input", "price.cache_read", "price.input.batch", "price.output.batch", "priced_at")
    return say(f"{'; '.join(parts)}.", *both(priced, *keys))


def _discounts(sheet: Sheet) -> tuple[str, bool]:
    """What kind of discounts it posts, whatever the prices."""
    cached, batch = sheet.value("price.cache_read"), sheet.value("price.input.batch")
    return share(Decimal(cached), Decimal(sheet.value("price.input"))) if cached is not None else "", batch is not None


def _saves(sheet: Sheet) -> str:
    """The discounts that it posts, in a clause; "" where it posts none."""
    plain = Decimal(sheet.value("price.input"))
    cached, batch = sheet.value("price.cache_read"), sheet.value("price.input.batch")
    said = []
    if cached is not None:
        said.append(f"reads cached input at {sheet.text('price.cache_read')}, {_discount(Decimal(cached), plain)}")
    if batch is not None:
        rate = sheet.text("price.input.batch")
        usual = Decimal(batch) == plain * _USUAL
        said.append(f"takes input in batches at {'half price, ' if usual else ''}{rate}")
    return ", and ".join(said)


def _discount(part: Decimal, whole: Decimal) -> str:
    words = share(part, whole)
    return f"{words} its plain price" if words != "the same as" else "no less than plain input"


def both_prices(sheet: Sheet) -> bool:
    """Whether input and output are both priced."""
    return sheet.value("price.input") is not None and sheet.value("price.output") is not None


def pair(sheet: Sheet) -> str:
    """Both prices of one."""
    return f"{sheet.text('price.input')} and {sheet.text('price.output')}"


def versus(one: Sheet, other: Sheet, key: str) -> str:
    """A price against a price."""
    return f"{one.text(key)} against {other.text(key)}"


def _times(dear: Sheet, cheap: Sheet, key: str) -> str:
    return times(Decimal(dear.value(key)), Decimal(cheap.value(key)))


def sign(one: Sheet, other: Sheet, key: str) -> int:
    """1 where the one asks more by a twentieth or more, -1 where the other does."""
    mine, theirs = Decimal(one.value(key)), Decimal(other.value(key))
    if mine >= theirs * _SAME and mine != theirs:
        return 1
    return -1 if theirs >= mine * _SAME and mine != theirs else 0
