"""All sources, by name. To add one: its folder, and one line here."""

from __future__ import annotations

from typing import Final

from steelyard.errors import BadInput
from steelyard.sources.source import Source

SOURCES: Final[tuple[Source, ...]] = (
    Source("aider"),
    Source("aider-edit"),
    Source("curated"),
    Source("genai-prices"),
    Source("huggingface"),
    Source("litellm"),
    Source("llm-stats"),
    Source("model-prices"),
    Source("models-dev"),
    Source("models-dev-models"),
    Source("openrouter"),
    Source("own", reads_as="curated"),
)


def source(id: str) -> Source:  # noqa: A002 - it is the word for it
    """The source called `id`; BadInput names the ones that there are."""
    for one in SOURCES:
        if one.id == id:
            return one
    raise BadInput(f"No source is called {id!r}. There are: {', '.join(one.id for one in SOURCES)}.")
