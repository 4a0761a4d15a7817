"""LiteLLM's price map: endpoints with prices in every dimension, limits, flags, shutdown dates and cited pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.records.claim import Claim
from steelyard.sources.litellm.keys import Key, read_key
from steelyard.sources.litellm.meters import Meter, meter_of
from steelyard.sources.prices import Prices, billing
from steelyard.sources.reading import Page, Row
from steelyard.sources.speaking import Cell, Subject
from steelyard.sources.values import Unfit, as_is, count, date, flag, link, money, name, number, size, texts
from steelyard.vocabulary.kinds import Basis, Kind

KINDS = {
    "chat": "chat",
    "responses": "chat",
    "realtime": "audio",
    "completion": "other",
    "embedding": "embedding",
    "image_generation": "image",
    "image_edit": "image",
    "video_generation": "video",
    "audio_transcription": "audio",
    "audio_speech": "audio",
    "rerank": "rerank",
    "moderation": "moderation",
    **dict.fromkeys(("evaluation", "search", "ocr", "decisions", "extraction", "guardrail", "vector_store"), "other"),
}
FLAGS = {
    "supports_function_calling": "tool_call",
    "supports_parallel_function_calling": "parallel_tool_call",
    "supports_tool_choice": "tool_choice",
    "supports_response_schema": "structured_output",
    "supports_reasoning": "reasoning",
    "supports_prompt_caching": "prompt_caching",
    "supports_system_messages": "system_messages",
    "supports_assistant_prefill": "assistant_prefill",
    "supports_native_streaming": "streaming",
    "supports_computer_use": "computer_use",
    "supports_sampling_params": "temperature",
    "supports_vision": "image_input",
    "supports_image_input": "image_input",
    "supports_embedding_image_input": "image_input",
    "supports_pdf_input": "pdf_input",
    "supports_audio_input": "audio_input",
    "supports_video_input": "video_input",
    "supports_audio_output": "audio_output",
    "supports_web_search": "web_search",
    "supports_url_context": "url_context",
}
EFFORTS = ("none", "minimal", "low", "medium", "high", "xhigh", "max")
USUAL = {"low", "medium", "high"}
"""The efforts that an entry takes without a flag, where it has flags at all: they name what it takes beyond or lacks."""
COUNTS = {
    "max_input_tokens": "max_input_tokens",
    "max_output_tokens": "max_output_tokens",
    "prompt_cache_min_tokens": "cache_min_tokens",
    "output_vector_size": "vector_size",
    "rpm": "requests_per_minute",
    "tpm": "tokens_per_minute",
}
LISTS = {
    "supported_modalities": "input_modalities",
    "supported_output_modalities": "output_modalities",
    "supported_endpoints": "supported_routes",
    "supported_regions": "regions",
    "reasoning_effort_levels": "reasoning_efforts",
}
_BRACKET = re.compile(r"(fireworks|together)-ai-")
_PLAIN = ("input_cost_per_token", "output_cost_per_token")
_FILLED_IN = {"hyperbolic": {(Decimal("1.2e-7"), Decimal("3e-7"))}}
"""One price for a provider's models of 3B and of 405B alike, and no page: nobody posted it."""

_FILLED: Final = "filled in for many models alike; no page is cited"
_BY_CHARACTER: Final = ("cohere.", "meta.")
_CONVERTED: Final = (
    "billed by the character, says https://docs.oracle.com/en-us/iaas/Content/generative-ai/pay-on-demand.htm; how that became "
    "a price by the token is not said"
)

_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:")


def parse(page: Page) -> Iterator[Claim]:
    """Claims about every endpoint of one capture of the map; entries that are no models are named in the manifest."""
    brackets = _brackets(page)
    for row in page.rows():
        # `claude-opus-latest` and the like are LiteLLM's own names for another of its rows: no provider takes them.
        if not page.remarks.ignores(row.pointer) and "alias_of" not in row:
            yield from _entry(page, row, brackets)
            row.done()


def _brackets(page: Page) -> dict[str, set[tuple[Any, ...]]]:
    """By provider, the prices that LiteLLM fills in where none is posted: mostly those of a bracket of size."""
    found: dict[str, set[tuple[Any, ...]]] = {provider: set(prices) for provider, prices in _FILLED_IN.items()}
    for row in page.rows():
        if bracket := _BRACKET.match(row.key):
            found.setdefault(f"{bracket[1]}_ai", set()).add(row.peek(*_PLAIN))
    return found


def _entry(page: Page, row: Row, brackets: Mapping[str, Collection[tuple[Any, ...]]]) -> Iterator[Claim]:
    key = read_key(page.name(row.key, row.pointer), row.take("litellm_provider", name).value)
    source = row.find("source", _cited)
    ref = page.name(key.name, row.pointer)
    url = source.value if source else ""
    endpoint = page.subject(Kind.ENDPOINT, ref, provider=key.provider, region=key.region, url=url)
    listed = "reasoning_effort_levels" in row
    yield from _description(endpoint, row)
    yield from _capabilities(endpoint, row, listed=listed)
    by_size = not url and row.peek(*_PLAIN) in brackets.get(key.provider, ())
    why = _FILLED if by_size else _CONVERTED if _by_character(key) else ""
    for claim in _prices(endpoint, row, key.size):
        yield _guessed(claim, why) if why else claim


def _by_character(key: Key) -> bool:
    """Whether the provider bills a model by the character, so that its price by the token is somebody's sum."""
    return key.provider == "oci" and key.name.startswith(_BY_CHARACTER)


def _guessed(claim: Claim, why: str) -> Claim:
    evidence = msgspec.structs.replace(claim.evidence, note=why)
    return msgspec.structs.replace(claim, basis=Basis.ESTIMATED, evidence=evidence)


def _cited(raw: Any) -> str:
    # One entry has a sentence where the others have their page; a link of any scheme is held to http and https.
    return link(raw) if not isinstance(raw, str) or _SCHEME.match(raw) else ""


def _description(endpoint: Subject, row: Row) -> Iterator[Claim]:
    if kind := row.word("mode", KINDS):
        yield endpoint.says("kind", kind)
    for theirs, ours in COUNTS.items():
        if tokens := row.find(theirs, size):
            yield endpoint.says(ours, tokens)
    for theirs, ours in LISTS.items():
        if words := row.find(theirs, texts):
            yield endpoint.says(ours, words)
    # In the map, `deprecation_date` is the day of the shutdown.
    page = row.find("deprecation_source", _cited)
    url = page.value if page else ""
    if shutdown := row.find("deprecation_date", date):
        yield endpoint.says("retirement_date", shutdown, url=url)
    if successor := row.find("successor_model", name):
        key = read_key(successor.value, endpoint.ref.provider)
        yield endpoint.says("replacement", successor.of(key.name), url=url)


def _capabilities(endpoint: Subject, row: Row, *, listed: bool) -> Iterator[Claim]:
    reasons = None
    for theirs, ours in FLAGS.items():
        # True and False are both statements; a flag that is left out says nothing.
        if stated := row.find(theirs, flag):
            yield endpoint.says(ours, stated)
            reasons = stated if ours == "reasoning" else reasons
    flags = {e: cell for e in EFFORTS if (cell := row.find(f"supports_{e}_reasoning_effort", flag))}
    for effort, stated in flags.items():
        yield endpoint.says("reasoning_effort", stated, effort=effort)
    if not listed and reasons and reasons.value:
        yield from _gathered(endpoint, flags)
    always, by_default = row.find("thinking_always_on", flag), row.find("thinking_on_by_default", flag)
    if always and always.value:
        yield endpoint.says("reasoning_mode", always.of("always"))
    elif (optional := by_default or always) and reasons and reasons.value:
        yield endpoint.says("reasoning_mode", optional.of("optional"), basis=Basis.DERIVED)


def _gathered(endpoint: Subject, flags: dict[str, Cell[bool]]) -> Iterator[Claim]:
    """The efforts as a list, where a flag names one that it takes; flags that only deny tell nothing of the others."""
    if taken := next((cell for cell in flags.values() if cell.value), None):
        efforts = tuple(e for e in EFFORTS if (flags[e].value if e in flags else e in USUAL))
        yield endpoint.says("reasoning_efforts", taken.of(efforts), basis=Basis.DERIVED)


def _prices(endpoint: Subject, row: Row, edition: str) -> Iterator[Claim]:
    prices: Prices = {}
    for field, meter, price in _charged(row):
        # Rented capacity is written as a price per second of input as well.
        rented = "commitment" in edition and meter.property == "price.input_second"
        prop = "price.compute_second" if rented else meter.property
        yield endpoint.says(prop, price, _with_edition(meter.narrowed, edition))
        prices[field if meter.narrowed else prop] = price
    yield from billing(endpoint, prices)
    yield from _search(endpoint, row)
    yield from _uplift(endpoint, row)
    for tier in row.rows("tiered_pricing"):
        yield from _tier(endpoint, tier, edition)
    if off_peak := row.row("off_peak_pricing"):
        yield from _off_peak(endpoint, off_peak)


def _charged(row: Row) -> list[tuple[str, Meter, Cell[Decimal]]]:
    """The prices of an entry; where only a query, an image or a second costs anything, zeros per token are no prices."""
    posted = [(field, meter, row.take(field, meter.read)) for field in row if (meter := meter_of(field))]
    costly = [meter.per_token for _, meter, price in posted if price.value]
    by_the_piece = bool(costly) and not any(costly)
    return [one for one in posted if not (by_the_piece and one[1].per_token)]


def _with_edition(narrowed: dict[str, str], edition: str) -> dict[str, str]:
    return {**narrowed, "size": " ".join(filter(None, (edition, narrowed.get("size", ""))))} if edition else narrowed


def _search(endpoint: Subject, row: Row) -> Iterator[Claim]:
    if depths := row.row("search_context_cost_per_query"):
        for depth in ("low", "medium", "high"):
            if price := depths.find(f"search_context_size_{depth}", money):
                yield endpoint.says("price.web_search", price, size=depth)


def _uplift(endpoint: Subject, row: Row) -> Iterator[Claim]:
    if (own := row.row("provider_specific_entry")) and (factor := own.find("us", money)):
        yield endpoint.says("price.input_uplift", factor, size="us")


def _tier(endpoint: Subject, tier: Row, edition: str) -> Iterator[Claim]:
    bounds = _bounds(tier)
    for field in tier:
        if meter := meter_of(field):
            narrowed = _with_edition(meter.narrowed, edition) | bounds
            yield endpoint.says(meter.property, tier.take(field, meter.read), narrowed)


def _bounds(tier: Row) -> dict[str, str]:
    """A range of prompt lengths, of which the first, from 0, holds where no other does; or of results of a search."""
    if results := tier.find("max_results_range", _range):
        return {"size": f"{results.value[0]}-{results.value[1]} results"}
    above = tier.take("range", _range).value[0]
    return {"above": str(above)} if above else {}


def _range(raw: Any) -> tuple[int, int]:
    if not isinstance(raw, list) or len(raw) != 2:  # noqa: PLR2004 - from and to
        raise Unfit("a range of two numbers")
    return count(raw[0]), count(raw[1])


def _off_peak(endpoint: Subject, off_peak: Row) -> Iterator[Claim]:
    windows = [window for row in off_peak.rows("windows") for window in _windows(row)]
    for field in off_peak:
        if meter := meter_of(field):
            price = off_peak.take(field, meter.read)
            for window, days in windows:
                yield endpoint.says(meter.property, price, meter.narrowed, note=days, window=window)


def _windows(row: Row) -> Iterator[tuple[str, str]]:
    """Each window with the days on which it holds; a whole day can't be told from all days by hours alone."""
    hours = row.take("hours_utc", as_is).value
    weekdays = row.find("weekdays", as_is)
    numbers = [number(day) for day in weekdays.value] if weekdays else []
    days = f"on days {', '.join(map(str, numbers))} of the week, 1 = Monday" if numbers else "every day"
    for window in hours if isinstance(hours, list) else [hours]:
        yield "off_peak" if window == "00:00-00:00" else window, days
