"""One line of a model, for lists, filters and neighbours."""

from __future__ import annotations

from typing import Any, Final

from steelyard.catalog.entries import Summary
from steelyard.catalog.view import View, takes
from steelyard.vocabulary.needs import NEEDS, PROPERTIES, TAKES, TERMS

_FIELDS: Final = {
    "released": "release_date", "context": "context_length", "price_input": "price.input", "price_output": "price.output",
    "open_weights": "open_weights",
}


def summarise(seen: View) -> Summary:
    """The line of one model on the day of its view."""
    model, facts = seen.model, seen.facts
    alive = [o for o in seen.offers if not o.retired]
    met = {word: _met(seen, word) for word in NEEDS}
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
        tuple([word for word, yes in met.items() if yes]),
        tuple(sorted({o.endpoint.provider for o in alive})),
        _value(seen, "lifecycle"),
        len(alive),
        tuple(sorted({span.alias for span in model.aliases} - {model.id})),
        facts["family"].value if "family" in facts else None,
        tuple([word for word, yes in met.items() if yes is False]),
        _standing(seen, "estimated"),
        _standing(seen, "disputed"),
    )


def _standing(seen: View, status: str) -> tuple[str, ...]:
    """Fields whose facts have this status."""
    return tuple([field for field, key in _FIELDS.items() if key in seen.facts and seen.facts[key].status == status])


def _met(seen: View, word: str) -> bool | None:
    """Whether the model meets a need; None where no source says, or there is an estimate only."""
    key = PROPERTIES[word]
    known = seen.facts.get(key)
    if known is not None and known.status == "not_applicable":
        return False
    if key == "commercial_use":
        return TERMS.get(str(_sure(seen, key)))
    if key == "prompt_caching" and _sure(seen, "price.cache_read") is not None:
        return True
    if (said := _sure(seen, key)) is not None:
        return bool(said)
    return takes(seen.facts.get("input_modalities"), TAKES[key]) if key in TAKES else None


def _sure(seen: View, name: str) -> Any:
    """What is known and no estimate."""
    known = seen.facts.get(name)
    return known.value if known and known.status != "estimated" else None


def _value(seen: View, name: str) -> Any:
    known = seen.facts.get(name)
    return known.value if known else None
