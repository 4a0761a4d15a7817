"""Where the contenders can be run: what they have in common, what only one has, and in which regions."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Final

from steelyard.catalog.headline import TOO_LITTLE, asked, blended, fresh_since, too_little
from steelyard.catalog.offers import Offer, special
from steelyard.compare.comparison import Answer, Bill, Cheapest, Statement, Support
from steelyard.compare.holding import ANY
from steelyard.compare.prose.case import Case, both, names, say
from steelyard.compare.prose.words import is_are, listed
from steelyard.compare.sheets import Sheet

_FEW: Final = 4
_MANY: Final = 6
_PAIR: Final = 2
_ANYWHERE: Final = frozenset({"global", "regional"})


def where(case: Case) -> Answer | None:
    """Providers in common first, then each one's own; of many, how many, whether the creator's own is among them, which is the
    cheapest, and who serves one alone. Where only some endpoints were asked for, that it is of them, of whom there is none,
    and how many there are in all. Regions where endpoints are tied to one.
    """
    some = [s for s in case.sheets if s.providers and not s.contender.only]
    lacking = [s for s in case.sheets if case.narrowed and not s.providers and not s.contender.only]
    if len(some) < _PAIR and not lacking:
        return None
    if lacking:
        found = _lacking(case, some, lacking)
    else:
        found = [_many(case, some)] if all(len(s.providers) > _MANY for s in some) else _few(case, some)
    place = "Where" if found else "In which regions"
    tied = [(s, s.keep(_regions)) for s in case.sheets]
    if any(places for _, places in tied):
        parts = [f"{s.name} {places}" for s, places in tied if places]
        named = [case.figure(s.id, "regions", places, "regions of its endpoints") for s, places in tied if places]
        found.append(say(f"Tied to a region: {'; '.join(parts)}.", *both(case.sheets, "providers"), *named))
    return Answer(f"{place} can I run {names(case, 'and')}?", tuple(found)) if found else None


def _few(case: Case, some: list[Sheet]) -> list[Statement]:
    text = _of_pair(*some, whole=not case.narrowed) if len(case.sheets) == _PAIR else _of_many(case, some)
    if not text:
        return []
    told, on = _asked_for(case, some, text)
    return [say(told, *both(tuple(some), "providers"), *on)]


def _lacking(case: Case, some: list[Sheet], lacking: list[Sheet]) -> list[Statement]:
    """Of whom there is no endpoint among those that were asked for, and at whom the others are."""
    rest = "".join(f"; {s.name} is at {_hosts(list(s.providers))}" for s in some)
    text = f"no endpoint of {listed([s.name for s in lacking], 'or')} is on record{rest}."
    told, on = _asked_for(case, [*some, *lacking], text)
    return [say(told, *both(case.sheets, "providers"), *on)]


def _asked_for(case: Case, some: list[Sheet], text: str) -> tuple[str, tuple[Support, ...]]:
    """As it is; where only some endpoints were asked for, as of them, with the number of all providers of each."""
    if not case.narrowed:
        return (f"{text[0].upper()}{text[1:]}" if text.startswith(("both ", "all ")) else text), ()
    counts = [len({o.endpoint.provider for o in s.contender.view.offers if not o.retired}) for s in some]
    on = [case.figure(s.id, "providers.all", str(n), "providers of all endpoints") for s, n in zip(some, counts, strict=True)]
    every = listed([f"{s.name} is at {n}" for s, n in zip(some, counts, strict=True)])
    return f"Of what was asked for, {text} Of all providers, {every}.", tuple(on)


def _many(case: Case, some: list[Sheet]) -> Statement:
    """Each with its number of providers, its creator's own and the cheapest; of a pair, who serves one of them alone."""
    lows = [s.best(case.load, ANY) for s in some]
    first = next((low for low in lows if low.bill), None)
    parts = [_counted(case, s, low, f" by {case.load.called}" * (low is first)) for s, low in zip(some, lows, strict=True)]
    if len(some) == _PAIR:
        one, other = some
        parts += [] if case.narrowed else [_alone(one, other), _alone(other, one)]
    told, on = _asked_for(case, some, f"{'; '.join(p for p in parts if p)}.")
    keys = ("providers", "providers.least", "cost", "price.set_aside", "price.older")
    return say(told, *both(tuple(some), *keys), *both(case.sheets), *on)


def _counted(case: Case, sheet: Sheet, least: Cheapest, by: str) -> str:
    """How many serve it, whether its creator does, and at whom the workload costs least, `by` naming it; where several ask as
    little, how many, and one of them.
    """
    own, low = sheet.keep(_own), least.bill
    said = f"{sheet.name} is at {len(sheet.providers)} providers"
    if low is None:
        return f"{said}, {own[0].endpoint.provider_name} itself among them" if own else said
    besides = _besides(case, sheet, low)
    itself = next((o.endpoint.provider_name for o in own if sheet.bill_at(o, case.load).high == low.high), "")
    dearer = "" if itself or not own else f"{own[0].endpoint.provider_name} itself among them"
    place = f"{itself} itself" if itself else low.provider
    if many := _alike(case, sheet, {*least.least_at, itself or low.provider}):
        if dearer:
            return f"{said}, {dearer}, and {many} ask the least{by}, such as {place}{besides}"
        return f"{said}, {many} of which ask the least{by}, {place} among them{besides}"
    where_not = "" if itself else _lacking_there(case, low.provider)
    return f"{said}, {f'{dearer} and ' if dearer else ''}cheapest at {place}{by}{where_not}{besides}"


def _alike(case: Case, sheet: Sheet, least_at: set[str]) -> str:
    """How many providers ask the least; "" where one does."""
    if len(least_at) == 1:
        return ""
    case.figure(sheet.id, "providers.least", str(len(least_at)), f"providers that ask the least by {case.load.called}")
    return "all" if len(least_at) == len(sheet.providers) else str(len(least_at))


def _lacking_there(case: Case, provider: str) -> str:
    lacking = [] if case.narrowed else [s.name for s in case.sheets if provider not in s.keep(_places)]
    return f", where {listed(lacking)} {is_are(len(lacking))} not listed" if lacking else ""


def _own(sheet: Sheet) -> list[Offer]:
    """Its creator's own endpoints by the token, the one that is priced first."""
    own = [o for o in sheet.alive if o.endpoint.first_party and o.billing == "metered"]
    return sorted(own, key=lambda o: o is not sheet.offer)


def _besides(case: Case, sheet: Sheet, low: Bill) -> str:
    """Lower prices that do not count, in brackets: one that is not taken at its word, one that nobody has seen for long."""
    said = [told for told in (_set_aside(case, sheet, low), _older(case, sheet, low)) if told]
    return f" ({'; '.join(said)})" if said else ""


def _older(case: Case, sheet: Sheet, low: Bill) -> str:
    """Who asked less when last seen, longer ago than a price holds; "" where nobody did."""
    most = Decimal(low.high or 0)
    under = [(had, o) for o in sheet.keep(_old) if (had := Decimal(sheet.bill_at(o, case.load).high or most)) < most]
    if not under:
        return ""
    _, one = min(under, key=lambda pair: (pair[0], pair[1].endpoint.id))
    case.figure(sheet.id, "price.older", one.seen_on, "the day on which a lower price was last seen")
    return f"{one.endpoint.provider_name} asked less when last seen on {one.seen_on}"


def _old(sheet: Sheet) -> list[Offer]:
    """Its endpoints in service whose price is too old to lead."""
    sold = [o for o in sheet.alive if o.billing == "metered" and o.basic and not special(o)]
    since = fresh_since(o for o in sold if not o.endpoint.winding_down)
    return [o for o in sold if o.seen_on < since and not too_little(o, sheet.contender.view.least)]


def _set_aside(case: Case, sheet: Sheet, low: Bill) -> str:
    """Who lists a lower price that is not taken at its word; "" where nobody does."""
    little = sheet.keep(_too_little)
    if not little:
        return ""
    least = Decimal(low.high or 0)
    under = [o for o in little if Decimal(sheet.bill_at(o, case.load).low or least) < least]
    if not under:
        return ""
    one = min(under, key=lambda o: (blended(o), o.endpoint.id))
    case.figure(sheet.id, "price.set_aside", asked(one), f"a price that is {TOO_LITTLE}")
    return f"{one.endpoint.provider_name} lists {asked(one)}, {TOO_LITTLE}"


def _too_little(sheet: Sheet) -> list[Offer]:
    """Its endpoints in service whose price is too low to be taken at its word."""
    return [o for o in sheet.alive if too_little(o, sheet.contender.view.least) and not special(o)]


def _places(sheet: Sheet) -> frozenset[str]:
    return frozenset(sheet.providers)


def _alone(one: Sheet, other: Sheet) -> str:
    """The few providers that serve the one and not the other, where they are few."""
    there = other.keep(_places)
    rest = [p for p in one.providers if p not in there]
    if not rest:
        return f"whoever serves {one.name} serves {other.name} too"
    return f"only {one.name} is at {listed(rest)}" if len(rest) <= _FEW else ""


def _of_pair(one: Sheet, other: Sheet, *, whole: bool) -> str:
    """Whom they share and who is beside; that there is no other only where the `whole` of the endpoints was asked for."""
    shared = [p for p in one.providers if p in other.providers]
    mine, theirs = ([p for p in s.providers if p not in shared] for s in (one, other))
    if not shared:
        if max(len(one.providers), len(other.providers)) <= _PAIR:
            return ""  # the summary or the providers' row has said it
        apart = "no provider is listed with both" if whole else "none with both"
        return f"{one.name} at {_hosts(mine)}, {other.name} at {_hosts(theirs)}; {apart}."
    alone = whole and len(shared) == 1 and not (mine or theirs)
    parts = [f"both at {_hosts(shared)}{', and no other is listed' if alone else ''}"]
    parts += [f"{s.name} also at {_hosts(rest)}" for s, rest in ((one, mine), (other, theirs)) if rest]
    nowhere = [s.name for s, rest in ((one, mine), (other, theirs)) if not rest]
    parts += [f"for {nowhere[0]} no other is listed"] if whole and len(nowhere) == 1 else []
    return f"{'; '.join(parts)}."


def _hosts(hosts: list[str]) -> str:
    return listed([*hosts[:_FEW], "others"]) if len(hosts) > _FEW else listed(hosts)


def _of_many(case: Case, some: list[Sheet]) -> str:
    """Whom all share, then each one's others: its creator's own first, then those that serve the fewest of the others."""
    shared = [p for p in some[0].providers if all(p in s.providers for s in some)]
    serving = Counter(p for s in some for p in s.providers)
    also = "also at" if shared else "at"
    everybody = "all" if len(some) == len(case.sheets) else listed([s.name for s in some])
    parts = [f"{everybody} at {_hosts(shared)}"] if shared else []
    for sheet in some:
        own = {o.endpoint.provider_name for o in sheet.alive if o.endpoint.first_party}
        rest = [p for p in sheet.providers if p not in shared]
        rest.sort(key=lambda p: 0 if p in own else serving[p])
        parts += [f"{sheet.name} {also} {_hosts(rest)}"] if rest else []
    return f"{'; '.join(parts)}."


def _regions(sheet: Sheet) -> str:
    """Regions of its endpoints by provider, as they spell them: at Azure (eu, us)."""
    by_host: dict[str, list[str]] = {}
    for offer in sheet.alive:
        one = offer.endpoint
        if one.region and one.region not in _ANYWHERE and one.region not in by_host.setdefault(one.provider_name, []):
            by_host[one.provider_name].append(one.region)
    parts = [f"at {host} ({_regions_of(regions)})" for host, regions in sorted(by_host.items()) if regions]
    return listed(parts[:_FEW])


def _regions_of(regions: list[str]) -> str:
    return ", ".join([*sorted(regions)[:_FEW], *(["…"] if len(regions) > _FEW else [])])
