"""genai-prices: dated, tiered and conditional prices of endpoints, from the package's public snapshot.

The payload is ours (sources/packages.py): its records as canonical JSON, Decimals as text. Prices are a list in which
the last that applies holds: from a date on, or in some hours of the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Context, Decimal
from typing import Any, NamedTuple

from steelyard.records.claim import Claim
from steelyard.sources.genai_prices.comments import Says, read
from steelyard.sources.prices import billing
from steelyard.sources.reading import Page, Row
from steelyard.sources.speaking import Cell, Subject
from steelyard.sources.values import as_is, count, date, flag, link, money, name, per_thousand, plain, size, text
from steelyard.vocabulary.kinds import Basis, Billing, Kind, Lifecycle
from steelyard.vocabulary.naming import creator_of


class Meter(NamedTuple):
    """What one of their price keys means: our property, how it is read, the lifetime of a cache entry."""

    property: str
    read: Callable[[Any], Decimal] = money
    ttl: str = ""
    basis: Basis = Basis.STATED


class Span(NamedTuple):
    """When and for which requests a set of prices holds; None means that the source states no span."""

    since: str | None = None
    until: str | None = None
    window: str = ""


def _per_second(raw: object) -> Decimal:
    """A price per hour as one per second, to twelve digits, for most such quotients never end."""
    return plain(Context(prec=12).divide(money(raw), Decimal(3600)))


METERS = {
    "input_mtok": Meter("price.input"),
    "output_mtok": Meter("price.output"),
    "cache_read_mtok": Meter("price.cache_read"),
    "cache_write_mtok": Meter("price.cache_write"),
    "cache_write_5m_mtok": Meter("price.cache_write", ttl="5m"),
    "cache_write_1h_mtok": Meter("price.cache_write", ttl="1h"),
    "output_reasoning_mtok": Meter("price.reasoning"),
    "output_citation_mtok": Meter("price.citation"),
    "input_audio_mtok": Meter("price.input_audio"),
    "output_audio_mtok": Meter("price.output_audio"),
    "cache_audio_read_mtok": Meter("price.cache_read_audio"),
    "cache_audio_write_mtok": Meter("price.cache_write_audio"),
    "input_image_mtok": Meter("price.input_image_tokens"),
    "output_image_mtok": Meter("price.output_image_tokens"),
    "cache_image_read_mtok": Meter("price.cache_read_image"),
    "input_video_mtok": Meter("price.input_video_tokens"),
    "output_video_mtok": Meter("price.output_video_tokens"),
    "input_mchars": Meter("price.input_character"),
    "output_mchars": Meter("price.output_character"),
    "audio_hours": Meter("price.input_second", _per_second, basis=Basis.DERIVED),
    "input_audio_hours": Meter("price.input_second", _per_second, basis=Basis.DERIVED),
    "output_audio_hours": Meter("price.output_second", _per_second, basis=Basis.DERIVED),
    "input_document_kpages": Meter("price.page", per_thousand),
    "input_annotated_document_kpages": Meter("price.annotated_page", per_thousand),
    "input_text_messages_kcount": Meter("price.text_message", per_thousand),
    "requests_kcount": Meter("price.request", per_thousand),
    "web_searches_kcount": Meter("price.web_search", per_thousand),
    "storage_searches_kcount": Meter("price.file_search", per_thousand),
}

WHEN = {"processing": "tier", "service_tier": "tier", "speed": "tier", "search_type": "size", "route": "size"}
"""What a variant depends on, as the qualifier that says so."""

Said = tuple[str, Cell[Any], dict[str, Any]]
Comments = Cell[Mapping[Says, str]]

STAGES = {Says.RETIRED: Lifecycle.RETIRED, Says.DEPRECATED: Lifecycle.DEPRECATED}
BILLINGS = {Says.PLAN: Billing.SUBSCRIPTION, Says.FREE: Billing.FREE}
PAST = (Says.RETIRED, Says.ENDED)
PATTERN = re.compile(r"^ft:|[-.:]$")
"""An id that is the beginning of names, as of all those that customers give to their fine-tunes of a model."""

_GOOGLE, _VERTEX = "google", "google-vertex"
_CLAUDE = re.compile("(anthropic/)?claude-")
"""They list under Google what only its cloud sells: Claude, which the Gemini API does not serve."""

_LANES = {"openai-decisions": ("openai", "decisions")}
"""What they keep as a provider, and is one service tier of another: (the provider, the tier)."""


def parse(page: Page) -> Iterator[Claim]:
    """Claims about every provider, and about every name under which it sells a model."""
    for row in page.rows():
        slug = row.take("id", name).value
        label, url = row.take("name", text), row.find("pricing_urls", _first_link)
        if slug not in _LANES:
            provider = page.subject(Kind.PROVIDER, slug)
            yield provider.says("name", label)
            if url:
                yield provider.says("pricing_page", url)
        everywhere = _comments(row)
        for model in row.rows("models"):
            comments = _comments(model)
            said = list(_said(model, comments, converted=Says.CONVERTED in {*everywhere.value, *comments.value}))
            if not creator_of(slug):
                said = [_hosted(one, page.observed_at) for one in said]
            names = _names(model)
            if Says.BORROWED in comments.value:
                continue  # whether the provider sells it at all is not known
            for named in names:
                sold_by, tier = _place(slug, named)
                endpoint = page.subject(Kind.ENDPOINT, named, provider=sold_by, url=url.value if url else "")
                yield from _in_lane(endpoint, said, tier) if tier else _endpoint(endpoint, said)
        row.done()


def _hosted(one: Said, today: str) -> Said:
    """A host's first price, of which nobody says since when: it stood until the next, and before that it is an estimate. The
    history of creators' own prices is kept from the start.
    """
    prop, cell, narrowed = one
    if not prop.startswith("price.") or narrowed.get("valid_from") != "" or not narrowed.get("valid_to"):
        return one
    if narrowed["valid_to"] > today:
        return prop, cell, narrowed | {"valid_from": None}
    return prop, cell, narrowed | {"basis": Basis.ESTIMATED}


def _place(slug: str, named: str) -> tuple[str, str]:
    """The provider that sells a name, and the service tier in which it does ("" = standard)."""
    if slug == _GOOGLE and _CLAUDE.match(named):
        return _VERTEX, ""
    return _LANES.get(slug, (slug, ""))


def _in_lane(endpoint: Subject, said: list[Said], tier: str) -> Iterator[Claim]:
    """The prices of a service tier; the rest would speak of the endpoint as a whole."""
    for prop, cell, narrowed in said:
        if prop.startswith("price."):
            yield endpoint.says(prop, cell, **narrowed | {"tier": tier})


def _endpoint(endpoint: Subject, said: list[Said]) -> Iterator[Claim]:
    standard = {}
    for prop, cell, narrowed in said:
        yield endpoint.says(prop, cell, **narrowed)
        if prop.startswith("price.") and not _conditional(narrowed):
            standard[prop] = cell
    if not any(prop == "billing" for prop, _, _ in said):
        yield from billing(endpoint, standard)


def _comments(row: Row) -> Comments:
    return row.find("price_comments", read) or Cell({}, row.pointer)


def _conditional(narrowed: dict[str, Any]) -> bool:
    return any(narrowed.get(key) for key in ("tier", "above", "size", "ttl", "window", "valid_to"))


def _names(model: Row) -> list[str]:
    """The id, and every name that the match clause spells out; patterns are no names."""
    named = [model.take("id", name).value, *_spelled(model.take("match", as_is).value)]
    return [model.page.name(one, model.pointer) for one in dict.fromkeys(named) if not PATTERN.search(one)]


def _spelled(clause: dict[str, Any]) -> Iterator[str]:
    if "equals" in clause:
        yield clause["equals"]
    for inner in clause.get("or", ()):
        yield from _spelled(inner)


def _said(model: Row, comments: Comments, *, converted: bool) -> Iterator[Said]:
    yield from _stated(model, comments)
    end = next((day for says in PAST if (day := comments.value.get(says, ""))), "")
    for prop, cell, narrowed in _priced(model):
        yield prop, cell, _until(end, narrowed) | ({"basis": Basis.DERIVED} if converted else {})


def _stated(model: Row, comments: Comments) -> Iterator[Said]:
    if title := model.find("name", text):
        yield "name", title, {}
    if window := model.find("context_window", size):
        yield "context_length", window, {}
    deprecated = model.find("deprecated", flag)
    stage = next((stage for says, stage in STAGES.items() if says in comments.value), None)
    if stage:
        yield "lifecycle", comments.of(stage), {}
    elif deprecated and deprecated.value:
        yield "lifecycle", deprecated.of(Lifecycle.DEPRECATED), {}
    if day := comments.value.get(Says.LEAVING):
        yield "retirement_date", comments.of(day), {}
    if billed := next((billing for says, billing in BILLINGS.items() if says in comments.value), None):
        yield "billing", comments.of(billed), {}


def _until(end: str, narrowed: dict[str, Any]) -> dict[str, Any]:
    """An open span ends on the day on which the price was found to be past."""
    since = narrowed.get("valid_from") or ""
    if not end or narrowed.get("valid_to") or since >= end:
        return narrowed
    return narrowed | {"valid_from": since, "valid_to": end}


def _priced(model: Row) -> Iterator[Said]:
    for row, span in _spans(list(model.rows("prices"))):
        yield from _prices(row, span, {})
    yield from _variants(model)


def _variants(model: Row) -> Iterator[Said]:
    groups: dict[tuple[tuple[str, str], ...], list[Row]] = {}
    for row in model.rows("price_variants"):
        # A variant of a kind that nobody has heard of is reported, and its prices are not taken for standard ones.
        if (narrowed := _when(row)) is not None:
            groups.setdefault(tuple(narrowed.items()), []).append(row)
    for key, rows in groups.items():
        for row, span in _spans(rows):
            yield from _prices(row, span, dict(key))


def _when(row: Row) -> dict[str, str] | None:
    when = row.row("when")
    narrowed = {WHEN[key]: when.take(key, text).value for key in when if key in WHEN} if when else {}
    if narrowed.get("tier") == "default":
        narrowed.pop("tier")
    return None if when and any(True for _ in when) else narrowed


def _spans(rows: list[Row]) -> list[tuple[Row, Span]]:
    """Each set of prices with its span: from its start until the next one's, the first from ever."""
    read = [(row, row.row("constraint")) for row in rows]
    starts = [start.value if rule and (start := rule.find("start_date", date)) else "" for _, rule in read]
    dated = sorted(filter(None, starts))
    spans = []
    for (row, rule), since in zip(read, starts, strict=True):
        if rule and not since:
            # A daily window carries no date: it is of today's prices, however old those are.
            spans.append(
                (row, Span(window=f"{rule.take('start_time', text).value}-{rule.take('end_time', text).value}"))
            )
        elif dated:
            spans.append((row, Span(since, next((later for later in dated if later > since), ""))))
        else:
            spans.append((row, Span()))
    return spans


def _prices(row: Row, span: Span, narrowed: dict[str, str]) -> Iterator[Said]:
    prices = row.row("prices")
    for key in prices or ():
        if prices and (meter := METERS.get(key)):
            steps = prices.take(key, _steps(meter.read))
            said = {"valid_from": span.since, "valid_to": span.until, "basis": meter.basis}
            qualified = {**narrowed, "window": span.window, "ttl": meter.ttl}
            for above, price in steps.value:
                yield meter.property, steps.of(price), {**said, **qualified, "above": above}


def _steps(read: Callable[[Any], Decimal]) -> Callable[[Any], list[tuple[str, Decimal]]]:
    """Reads one price, or a base price with the ones above so many tokens of prompt."""

    def steps(raw: Any) -> list[tuple[str, Decimal]]:
        if not isinstance(raw, dict):
            return [("", read(raw))]
        above = [(str(count(tier["start"])), read(tier["price"])) for tier in raw.get("tiers", ())]
        return [("", read(raw.get("base"))), *above]

    return steps


def _first_link(raw: Any) -> str:
    return link(raw[0]) if isinstance(raw, list) and raw else ""
