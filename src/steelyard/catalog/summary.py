"""One line of a model, for lists, filters and neighbours."""

from __future__ import annotations

from typing import Any

from steelyard.catalog.entries import Summary
from steelyard.catalog.view import View
from steelyard.vocabulary.needs import NEEDS


def summarise(seen: View) -> Summary:
    """The line of one model on the day of its view."""
    model, facts = seen.model, seen.facts
    alive = [o for o in seen.offers if not o.retired]
    return Summary(
        model.id,
        model.name,
        model.creator,
        model.kind,
        model.alias,
        _value(seen, "release_date"),
        _value(seen, "context_length"),
        _value(seen, "price.input") if seen.headline else None,
        _value(seen, "price.output") if seen.headline else None,
        seen.headline.endpoint.provider if seen.headline else None,
        _value(seen, "open_weights"),
        tuple(_value(seen, "input_modalities") or ()),
        needs(seen),
        tuple(sorted({o.endpoint.provider for o in alive})),
        _value(seen, "lifecycle"),
        len(alive),
        tuple(sorted({span.alias for span in model.aliases} - {model.id})),
        facts["family"].value if "family" in facts else None,
    )


def needs(seen: View) -> tuple[str, ...]:
    """Which of NEEDS the model is known to meet."""
    inputs = _value(seen, "input_modalities") or ()
    met = {
        "vision": "image" in inputs,
        "audio": "audio" in inputs,
        "video": "video" in inputs,
        "pdf": "pdf" in inputs,
        "tools": _value(seen, "tool_call"),
        "structured": _value(seen, "structured_output"),
        "reasoning": _value(seen, "reasoning"),
        "caching": "price.cache_read" in seen.facts,
        "open-weights": _value(seen, "open_weights"),
        "code-execution": _value(seen, "code_execution"),
        "commercial-use": _value(seen, "commercial_use") in ("yes", "conditions"),
    }
    return tuple(name for name in NEEDS if met[name])


def _value(seen: View, name: str) -> Any:
    known = seen.facts.get(name)
    return known.value if known else None
