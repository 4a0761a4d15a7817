"""Where the contenders can be run: what they have in common, what only one has, and in which regions."""

from __future__ import annotations

from typing import Final

from steelyard.compare.comparison import Answer
from steelyard.compare.prose.case import Case, both, names, say
from steelyard.compare.prose.words import listed
from steelyard.compare.sheets import Sheet

_FEW: Final = 4
_MANY: Final = 6
_PAIR: Final = 2
_ANYWHERE: Final = frozenset({"global", "regional"})


def where(case: Case) -> Answer | None:
    """Providers in common first, then each one's own; regions where endpoints are tied to one. Where all have many hosts, the
    tables of endpoints say who, and only the regions are asked for.
    """
    some = [s for s in case.sheets if s.providers and not s.contender.only]
    if len(some) < _PAIR:
        return None
    text = ""
    if any(len(s.providers) <= _MANY for s in some):
        text = _of_pair(*some) if len(case.sheets) == _PAIR else _of_many(some)
    found = [say(text, *both(tuple(some), "providers"))] if text else []
    tied = [(s, _regions(s)) for s in case.sheets]
    if any(places for _, places in tied):
        parts = [f"{s.name} {places}" for s, places in tied if places]
        named = [case.figure(s.id, "regions", places, "regions of its endpoints") for s, places in tied if places]
        found.append(say(f"Tied to a region: {'; '.join(parts)}.", *both(case.sheets, "providers"), *named))
    place = "Where" if text else "In which regions"
    return Answer(f"{place} can I run {names(case, 'and')}?", tuple(found)) if found else None


def _of_pair(one: Sheet, other: Sheet) -> str:
    shared = [p for p in one.providers if p in other.providers]
    mine, theirs = ([p for p in s.providers if p not in shared] for s in (one, other))
    if not shared:
        if max(len(one.providers), len(other.providers)) <= _PAIR:
            return ""  # the summary or the providers' row has said it
        return f"{one.name} at {_hosts(mine)}, {other.name} at {_hosts(theirs)}; no provider is listed with both."
    parts = [
        f"both at {_hosts(shared)}"
        if len(shared) > 1 or mine or theirs
        else f"both at {shared[0]}, and no other is listed"
    ]
    parts += [f"{s.name} also at {_hosts(rest)}" for s, rest in ((one, mine), (other, theirs)) if rest]
    nowhere = [s.name for s, rest in ((one, mine), (other, theirs)) if not rest]
    parts += [f"for {nowhere[0]} no other is listed"] if len(nowhere) == 1 else []
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _hosts(hosts: list[str]) -> str:
    return listed([*hosts[:_FEW], "others"]) if len(hosts) > _FEW else listed(hosts)


def _of_many(some: list[Sheet]) -> str:
    shared = [p for p in some[0].providers if all(p in s.providers for s in some)]
    parts = [f"{s.name} at {_hosts(list(s.providers))}" for s in some]
    head = f"All at {_hosts(shared)}. " if shared else ""
    return f"{head}{'; '.join(parts)}."


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
