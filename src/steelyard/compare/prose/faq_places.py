"""Where the contenders can be run: what they have in common, what only one has, and in which regions."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Final, NamedTuple

from steelyard.catalog.headline import TOO_LITTLE, asked, blended, fresh_since, too_little
from steelyard.catalog.offers import Offer, special
from steelyard.compare.comparison import Answer, Bill, Statement, Support
from steelyard.compare.holding import ANY
from steelyard.compare.prose.case import Case, both, names, say
from steelyard.compare.prose.words import is_are, listed
from steelyard.compare.sheets import Sheet
from steelyard.compare.workload import Workload

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
    lows = [s.keep_at(case.load, _least) for s in some]
    first = next((low for low in lows if low), None)
    parts = [_counted(case, s, low, f" by {case.load.called}" * (low is first)) for s, low in zip(some, lows, strict=True)]
    if len(some) == _PAIR:
        one, other = some
        parts += [] if case.narrowed else [_alone(one, other), _alone(other, one)]
    told, on = _asked_for(case, some, f"{'; '.join(p for p in parts if p)}.")
    keys = ("providers", "providers.least", "cost", "price.set_aside", "price.older")
    return say(told, *both(tuple(some), *keys), *both(case.sheets), *on)


class _Least(NamedTuple):
    """At whom a workload costs least with a contender: the `provider`, its `place` in words, `many` who ask as little ("" where
    one does), and `besides` what does not count; `itself` whether it is its creator. `figures` are the numbers in these.
    """

    provider: str
    place: str
    itself: bool
    many: str
    besides: str
    figures: tuple[tuple[str, str, str], ...]


def _counted(case: Case, sheet: Sheet, least: _Least | None, by: str) -> str:
    """How many serve it, whether its creator does, and at whom the workload costs least, `by` naming it; where several ask as
    little, how many, and one of them.
    """
    own = sheet.keep(_own)
    said = f"{sheet.name} is at {len(sheet.providers)} providers"
    among = f", {own[0].endpoint.provider_name} itself among them" if own else ""
    if least is None:
        return f"{said}{among}"
    for key, shown, how in least.figures:
        case.figure(sheet.id, key, shown, how)
    dearer = "" if least.itself else among
    if least.many:
        if dearer:
            return f"{said}{dearer}, and {least.many} ask the least{by}, such as {least.place}{least.besides}"
        return f"{said}, {least.many} of which ask the least{by}, {least.place} among them{least.besides}"
    where_not = "" if least.itself else _lacking_there(case, least.provider)
    joint = f"{dearer} and" if dearer else ","
    return f"{said}{joint} cheapest at {least.place}{by}{where_not}{least.besides}"


def _least(sheet: Sheet, load: Workload) -> _Least | None:
    """At whom a workload costs least, and what does not count there: a price that is not taken at its word, one that nobody has
    seen for long.
    """
    found = sheet.best(load, ANY)
    if (low := found.bill) is None:
        return None
    own = next((o.endpoint.provider_name for o in sheet.keep(_own) if sheet.bill_at(o, load).high == low.high), "")
    at = {*found.least_at, own or low.provider}
    many = "" if len(at) == 1 else "all" if len(at) == len(sheet.providers) else str(len(at))
    told = [one for one in (_set_aside(sheet, load, low), _older(sheet, load, low)) if one]
    figures = [figure for _, figure in told]
    if many:
        figures.append(("providers.least", str(len(at)), f"providers that ask the least by {load.called}"))
    besides = f" ({'; '.join([said for said, _ in told])})" if told else ""
    return _Least(low.provider, f"{own} itself" if own else low.provider, bool(own), many, besides, tuple(figures))


def _lacking_there(case: Case, provider: str) -> str:
    lacking = [] if case.narrowed else [s.name for s in case.sheets if provider not in s.keep(_places)]
    return f", where {listed(lacking)} {is_are(len(lacking))} not listed" if lacking else ""


def _own(sheet: Sheet) -> list[Offer]:
    """Its creator's own endpoints by the token, the one that is priced first."""
    own = [o for o in sheet.alive if o.endpoint.first_party and o.billing == "metered"]
    return sorted(own, key=lambda o: o is not sheet.offer)


def _older(sheet: Sheet, load: Workload, low: Bill) -> tuple[str, tuple[str, str, str]] | None:
    """Who asked less when last seen, longer ago than a price holds, with the figure in it; None where nobody did."""
    most = Decimal(low.high or 0)
    under = [(had, o) for o in _old(sheet) if (had := Decimal(sheet.bill_at(o, load).high or most)) < most]
    if not under:
        return None
    _, one = min(under, key=lambda pair: (pair[0], pair[1].endpoint.id))
    figure = ("price.older", one.seen_on, "the day on which a lower price was last seen")
    return f"{one.endpoint.provider_name} asked less when last seen on {one.seen_on}", figure


def _old(sheet: Sheet) -> list[Offer]:
    """Its endpoints in service whose price is too old to lead."""
    sold = [o for o in sheet.alive if o.billing == "metered" and o.basic and not special(o)]
    since = fresh_since(o for o in sold if not o.endpoint.winding_down)
    return [o for o in sold if o.seen_on < since and not too_little(o, sheet.contender.view.least)]


def _set_aside(sheet: Sheet, load: Workload, low: Bill) -> tuple[str, tuple[str, str, str]] | None:
    """Who lists a lower price that is not taken at its word, with the figure in it; None where nobody does."""
    least = Decimal(low.high or 0)
    under = [o for o in _too_little(sheet) if Decimal(sheet.bill_at(o, load).low or least) < least]
    if not under:
        return None
    one = min(under, key=lambda o: (blended(o), o.endpoint.id))
    figure = ("price.set_aside", asked(one), f"a price that is {TOO_LITTLE}")
    return f"{one.endpoint.provider_name} lists {asked(one)}, {TOO_LITTLE}", figure


def _too_little(sheet: Sheet) -> list[Offer]:
    """Its endpoints in service whose price is too low to be taken at its word."""
    return [o for o in sheet.alive if too_little(o, sheet.contender.view.least) and not special(o)]


def _places(sheet: Sheet) -> frozenset[str]:
    return frozenset(sheet.providers)


def _alone(one: Sheet, other: Sheet) -> str:
    """The few providers that serve the one and not the other, where they are few."""
    rest = one.keep(_places) - other.keep(_places)
    if not rest:
        return f"whoever serves {one.name} serves {other.name} too"
    return f"only {one.name} is at {listed([p for p in one.providers if p in rest])}" if len(rest) <= _FEW else ""


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
