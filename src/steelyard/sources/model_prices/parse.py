"""model-prices: creators' price timelines with a cited page each, from the package's snapshot.json.

A timeline is a list of spans: each holds from its `start` (null: since ever) until the next; null rates mean that the
model was not sold in that mode then. Evidence for its rates begins with their `valid_from`; of the days before, the source
only takes them to have been the same, which is an estimate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from steelyard.records.claim import Claim
from steelyard.sources.prices import billing, posted
from steelyard.sources.reading import Page, Row
from steelyard.sources.speaking import Cell, Subject
from steelyard.sources.values import as_is, count, flag, link, moment, note, number, plain, text
from steelyard.vocabulary.kinds import Basis, Kind, Lifecycle

METERS = {
    "input": "price.input",
    "output": "price.output",
    "cache_read": "price.cache_read",
    "cache_write": "price.cache_write",
}
STATUS = {"deprecated": Lifecycle.DEPRECATED, "removed": Lifecycle.RETIRED}

LONG_CACHE = {"openai": "12h"}
"""`cache_write_1h_multiple` is the price of the longest cache entries: one hour, but twelve at OpenAI."""

_HOURS: Final = "window"
TAKEN: Final = "as first seen later; what it was on earlier days is taken to be the same"
"""The note of a price of a day before the first on which the source saw it."""


class Estimate(NamedTuple):
    """A model without a posted price, and whose prices stand in for it."""

    subject: Subject
    pointer: str
    reason: str


class Schedule(NamedTuple):
    """By how much the prices of a provider change in some hours of the day (UTC), and from when until when."""

    factors: Mapping[str, Any]
    windows: tuple[str, ...]
    since: str
    until: str
    url: str
    remark: str


def parse(page: Page) -> Iterator[Claim]:
    """Claims about every model that a creator sells itself: prices over time, lifecycle, what an alias serves."""
    root = page.root()
    if "prices" not in root:
        raise page.unfit("", "prices is missing")
    estimates = dict(_estimates(page, root))
    schedules = _schedules(root)
    for provider in root.rows("prices"):
        for model in provider.members():
            endpoint = page.subject(Kind.ENDPOINT, page.name(model.key, model.pointer), provider=provider.key)
            claims = list(_timelines(endpoint, model, schedules.get(provider.key, [])))
            yield from claims
            if estimate := estimates.get(f"{provider.key}/{model.key}"):
                yield from _estimated(estimate, claims)
    yield from _states(page, root)
    yield from _bases(page, root)
    root.done()


def _timelines(endpoint: Subject, model: Row, schedules: list[Schedule]) -> Iterator[Claim]:
    for mode in model:
        tier = "" if mode == "standard" else mode
        spans = list(model.rows(mode))
        starts = [start.value if (start := span.find("start", moment)) else "" for span in spans]
        for span, since, until in zip(spans, starts, [*starts, ""][1:], strict=True):
            if rates := span.row("rates"):
                seen = first.value[:10] if (first := rates.find("valid_from", moment)) else since
                for claim in _rates(endpoint, rates, tier, (since, until), schedules):
                    yield from _parted(claim, seen) if claim.property.startswith("price.") else (claim,)


def _parted(claim: Claim, seen: str) -> Iterator[Claim]:
    """A price, of the days before it was first seen as an estimate."""
    since, until = claim.valid_from or "", claim.valid_to or ""
    if since < seen:
        told = claim.evidence if _HOURS in dict(claim.qualifiers) else msgspec.structs.replace(claim.evidence, note=TAKEN)
        end = min(seen, until) if until else seen
        yield msgspec.structs.replace(claim, valid_to=end, evidence=told, basis=Basis.ESTIMATED)
    if not until or seen < until:
        yield msgspec.structs.replace(claim, valid_from=max(since, seen))


def _rates(
    endpoint: Subject, rates: Row, tier: str, span: tuple[str, str], schedules: list[Schedule]
) -> Iterator[Claim]:
    said: dict[str, Any] = {
        "url": rates.take("source", link).value,
        "note": rates.take("valid_from_basis", text).value,
        # Batch prices are standard prices times the provider's posted discount.
        "basis": Basis.DERIVED if tier == "batch" else Basis.STATED,
        "valid_from": span[0],
        "valid_to": span[1],
        "tier": tier,
    }
    prices = posted(rates, METERS)
    for meter, price in prices.items():
        yield endpoint.says(meter, price, **said)
    if not tier and not span[1]:  # a zero that has ended says nothing of how it is billed since
        yield from billing(endpoint, prices)
    for step in rates.rows("tiers"):
        above = str(step.take("above", count).value)
        for meter, price in posted(step, METERS).items():
            yield endpoint.says(meter, price, above=above, **said)
    if serves := rates.find("model", text):
        yield endpoint.says("served_as", serves, valid_from=span[0], valid_to=span[1])
    yield from _long_cache(endpoint, rates, prices, said)
    if not tier:
        for schedule in schedules:
            yield from _hourly(endpoint, prices, schedule, said)


def _long_cache(
    endpoint: Subject, rates: Row, prices: Mapping[str, Cell[Any]], said: dict[str, Any]
) -> Iterator[Claim]:
    multiple = rates.find("cache_write_1h_multiple", number)
    # The multiple stands with every model of a provider, also with those that have no cache to write to.
    if multiple and "price.cache_write" in prices and "price.input" in prices:
        price = multiple.of(plain(prices["price.input"].value * multiple.value))
        ttl = LONG_CACHE.get(endpoint.ref.provider, "1h")
        yield endpoint.says("price.cache_write", price, **said | {"basis": Basis.DERIVED, "ttl": ttl})


def _hourly(
    endpoint: Subject, prices: Mapping[str, Cell[Any]], schedule: Schedule, said: dict[str, Any]
) -> Iterator[Claim]:
    factor = schedule.factors.get(endpoint.ref.name, schedule.factors.get("*"))
    since = max(said["valid_from"], schedule.since)
    until = min(said["valid_to"] or "9", schedule.until or "9")
    if factor is None or since >= until:
        return
    span = {"basis": Basis.DERIVED, "valid_from": since, "valid_to": "" if until == "9" else until}
    span |= {"url": schedule.url, "note": schedule.remark}
    for meter, price in prices.items():
        for window in schedule.windows:
            hourly = price.of(plain(price.value * factor))
            yield endpoint.says(meter, hourly, **said | span | {_HOURS: window})


def _schedules(root: Row) -> dict[str, list[Schedule]]:
    found: dict[str, list[Schedule]] = {}
    if (rules := root.row("schedules")) is not None:
        for rule in rules.rows("schedule"):
            found.setdefault(rule.take("provider", text).value, []).append(_schedule(rule))
    return found


def _schedule(rule: Row) -> Schedule:
    peak = rule.find("peak_multiplier", number)
    factors = {"*": peak.value} if peak else _factors(rule)
    since, until = (day.value if (day := rule.find(key, moment)) else "" for key in ("valid_from", "valid_until"))
    hours = (rule.find("peak_hours_utc", as_is) or rule.take("off_peak_hours_utc", as_is)).value
    windows = tuple("-".join(window) for window in hours)
    weekdays, holidays = rule.find("weekdays_only", flag), rule.find("holidays", text)
    days = "Monday to Friday" if weekdays else "every day"
    remark = f"{days}, not on public holidays ({holidays.value})" if holidays else days
    return Schedule(factors, windows, since, until, rule.take("source", link).value, remark)


def _factors(rule: Row) -> dict[str, Any]:
    discounts = rule.row("off_peak_multiplier")
    return {name: discounts.take(name, number).value for name in discounts} if discounts else {}


def _estimates(page: Page, root: Row) -> Iterator[tuple[str, Estimate]]:
    for row in root.rows("estimates"):
        provider, named = row.take("provider", text).value, row.take("model", text).value
        pages = row.find("sources", as_is)
        url = page.checked(pages.value[0], row.pointer, link).value if pages and pages.value else ""
        subject = page.subject(Kind.ENDPOINT, named, provider=provider, url=url)
        yield row.take("like", text).value, Estimate(subject, row.pointer, row.take("reason", note).value)


def _estimated(estimate: Estimate, claims: list[Claim]) -> Iterator[Claim]:
    subject, pointer, reason = estimate
    for claim in claims:
        if claim.property.startswith("price."):
            evidence = msgspec.structs.replace(claim.evidence, pointer=pointer, url=subject.url, note=reason)
            yield msgspec.structs.replace(claim, subject=subject.ref, evidence=evidence, basis=Basis.ESTIMATED)


def _states(page: Page, root: Row) -> Iterator[Claim]:
    for provider in root.rows("status"):
        for name in provider:
            if state := provider.word(name, STATUS):
                yield page.subject(Kind.ENDPOINT, name, provider=provider.key).says("lifecycle", state)


def _bases(page: Page, root: Row) -> Iterator[Claim]:
    """Under which id of its API a creator serves a model that it names otherwise."""
    for provider in root.rows("bases"):
        for model in provider:
            ref = provider.take(model, text)
            served = page.subject(Kind.ENDPOINT, ref.value, provider=provider.key)
            yield served.says("served_as", ref.of(page.name(model, provider.pointer)))
