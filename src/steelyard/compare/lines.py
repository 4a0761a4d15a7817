"""Which rows a comparison has, section by section, in the order in which they are read."""

from __future__ import annotations

from typing import Final, NamedTuple

from steelyard.compare.criteria import better
from steelyard.compare.holding import METERS
from steelyard.vocabulary.properties import DERIVED, MTOK, PROPERTIES


class Line(NamedTuple):
    """A row as it is planned: shown always, or only where some contender has something in it; `way` is the better direction,
    "" where nobody can be ahead in it.
    """

    key: str
    label: str
    unit: str
    always: bool
    way: str


def _line(key: str, *, always: bool = True) -> Line:
    found = PROPERTIES.get(key) or DERIVED[key]
    return Line(key, found.label, found.unit, always, better(key))


SPECS: Final = (
    _line("release_date"),
    _line("context_length"),
    _line("max_output_tokens"),
    _line("total_parameters"),
    _line("active_parameters"),
    _line("architecture"),
    _line("license"),
    _line("open_weights"),
    _line("commercial_use"),
    _line("knowledge_cutoff"),
    _line("lifecycle"),
    _line("retirement_date", always=False),
    _line("successor", always=False),
    _line("quantization", always=False),
    _line("vector_size", always=False),
)
PRICING: Final = (
    _line("price.input"),
    _line("price.output"),
    _line("price.cache_read"),
    _line("price.cache_write"),
    Line("price.input.above", "Input price, long prompts", MTOK, always=False, way="lower"),
    Line("price.output.above", "Output price, long prompts", MTOK, always=False, way="lower"),
    Line("price.input.batch", "Input price, batch", MTOK, always=False, way="lower"),
    Line("price.output.batch", "Output price, batch", MTOK, always=False, way="lower"),
    Line("priced_at", "Priced at", "", always=True, way=""),
    Line("providers", "Providers", "", always=True, way=""),
)
CAPABILITIES: Final = (
    _line("vision"),
    _line("multimodal"),
    _line("input_modalities"),
    _line("output_modalities"),
    _line("reasoning"),
    _line("reasoning_mode", always=False),
    _line("reasoning_efforts", always=False),
    _line("tool_call"),
    _line("hosted_tools"),
    _line("structured_output"),
    _line("code_execution"),
)

OTHER_METERS: Final = {
    key: _line(key, always=False)
    for key in PROPERTIES
    if key.startswith("price.") and key.removeprefix("price.") not in METERS
}
"""Prices of whatever else is metered: images, seconds, searches, sessions; shown where somebody posts one."""
