"""Reading LiteLLM's price fields by their grammar: what is metered × lifetime × context tier × service tier.

cache_creation_input_token_cost_above_1hr_above_200k_tokens_batches
└ price.cache_write             └ ttl 1h └ above 200000     └ tier batch
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from steelyard.sources.values import money, per_million

_FIELD = re.compile(
    r"(?P<stem>.+?)"
    r"(?:_above_(?P<hours>\d+)hr)?"
    r"(?:_above_(?P<thousands>\d+)k_tokens)?"
    r"(?:_above_(?P<interval>\d+s)_interval)?"
    r"(?:_(?P<size>\d+(?:\.\d+)?(?:[kK]|p)?))?"
    r"(?:_(?P<tier>batches|flex|priority|ultrafast|balanced|decisions))?\Z"
)

_PER_TOKEN = {
    "input_cost_per_token": "price.input",
    "output_cost_per_token": "price.output",
    "output_cost_per_reasoning_token": "price.reasoning",
    "cache_read_input_token_cost": "price.cache_read",
    "input_cost_per_token_cache_hit": "price.cache_read",
    "explicit_cache_read_input_token_cost": "price.cache_read",
    "cache_creation_input_token_cost": "price.cache_write",
    "input_cost_per_audio_token": "price.input_audio",
    "output_cost_per_audio_token": "price.output_audio",
    "cache_read_input_audio_token_cost": "price.cache_read_audio",
    "cache_creation_input_audio_token_cost": "price.cache_write_audio",
    "input_cost_per_image_token": "price.input_image_tokens",
    "output_cost_per_image_token": "price.output_image_tokens",
    "cache_read_input_image_token_cost": "price.cache_read_image",
    "input_cost_per_video_token": "price.input_video_tokens",
    "output_cost_per_video_token": "price.output_video_tokens",
    "citation_cost_per_token": "price.citation",
    "input_cost_per_character": "price.input_character",
    "output_cost_per_character": "price.output_character",
}
_PER_PIECE = {
    "input_cost_per_image": "price.input_image",
    "output_cost_per_image": "price.output_image",
    "input_cost_per_pixel": "price.input_pixel",
    "output_cost_per_pixel": "price.output_pixel",
    "input_cost_per_second": "price.input_second",
    "output_cost_per_second": "price.output_second",
    "cost_per_second": "price.compute_second",
    "input_cost_per_audio_per_second": "price.input_second",
    "input_cost_per_video_per_second": "price.input_video_second",
    "output_cost_per_video_per_second": "price.output_video_second",
    "input_cost_per_query": "price.query",
    "input_cost_per_request": "price.request",
    "input_cost_per_text_message": "price.text_message",
    "ocr_cost_per_page": "price.page",
    "ocr_cost_per_credit": "price.credit",
    "annotation_cost_per_page": "price.annotated_page",
    "google_maps_grounding_cost_per_query": "price.maps_grounding",
    "code_interpreter_cost_per_session": "price.code_session",
    "regional_endpoint_uplift_multiplier": "price.input_uplift",
    "regional_processing_uplift_multiplier_eu": "price.input_uplift",
    "regional_processing_uplift_multiplier_us": "price.input_uplift",
    "fedramp_uplift_multiplier": "price.input_uplift",
}
_SIZES = {
    "explicit_cache_read_input_token_cost": "explicit cache",
    "regional_endpoint_uplift_multiplier": "regional",
    "regional_processing_uplift_multiplier_eu": "eu",
    "regional_processing_uplift_multiplier_us": "us",
    "fedramp_uplift_multiplier": "fedramp",
}
_TIERS = {"batches": "batch"}


class Meter(NamedTuple):
    """What a price field means: our property, how its number is read, the qualifiers that its name spells, and whether
    it is charged by the token or the character.
    """

    property: str
    read: Callable[[Any], Decimal]
    narrowed: dict[str, str]
    per_token: bool


@lru_cache(maxsize=4096)
def meter_of(field: str) -> Meter | None:
    """The meaning of a price field, None where it is none."""
    if (parts := _FIELD.match(field)) is None:
        return None
    stem, read = parts["stem"], per_million if parts["stem"] in _PER_TOKEN else money
    if (prop := _PER_TOKEN.get(stem) or _PER_PIECE.get(stem)) is None:
        return None
    size = parts["size"] or (f"above {parts['interval']}" if parts["interval"] else _SIZES.get(stem, ""))
    narrowed = {
        "tier": _TIERS.get(parts["tier"] or "", parts["tier"] or ""),
        "above": str(int(parts["thousands"]) * 1000) if parts["thousands"] else "",
        "ttl": f"{parts['hours']}h" if parts["hours"] else "",
        "size": size,
    }
    return Meter(prop, read, {key: value for key, value in narrowed.items() if value}, stem in _PER_TOKEN)
