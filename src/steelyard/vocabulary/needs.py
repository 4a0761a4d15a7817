"""What can be needed of a model, in the words that people type: the same ones wherever something is asked for."""

from __future__ import annotations

from typing import Final

NEEDS: Final = (
    "vision", "tools", "structured", "reasoning", "audio", "video", "pdf", "caching", "open-weights", "code-execution",
    "commercial-use",
)  # fmt: skip
"""The words that are offered."""

PROPERTIES: Final = {
    "vision": "vision",
    "images": "vision",
    "tools": "tool_call",
    "tool-call": "tool_call",
    "structured": "structured_output",
    "structured-output": "structured_output",
    "reasoning": "reasoning",
    "audio": "audio_input",
    "video": "video_input",
    "pdf": "pdf_input",
    "caching": "prompt_caching",
    "open-weights": "open_weights",
    "code-execution": "code_execution",
    "commercial-use": "commercial_use",
}
"""By word, the property that must hold; a word may be written with _ as well."""

TAKES: Final = {"vision": "image", "audio_input": "audio", "video_input": "video", "pdf_input": "pdf"}
"""By property, what must be among a model's inputs."""

TERMS: Final = {"yes": True, "conditions": True, "no": False}
"""By what terms of use say of commercial use, whether it is to be had."""


def needed(word: str) -> str:
    """The property that a word asks for; "" where it asks for none."""
    return PROPERTIES.get(_plain(word), "")


def offered(word: str) -> str:
    """The word that is offered for the same need; "" where it is none."""
    wanted = needed(word)
    return next((one for one in NEEDS if wanted and PROPERTIES[one] == wanted), "")


def _plain(word: str) -> str:
    return word.strip().casefold().replace("_", "-")
