"""The kinds of thing that can be claimed about, and the typed ways in which a value can be absent or sold."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from typing import Final

ANSWERLESS: Final = frozenset({"embedding", "rerank"})
"""Kinds of model that read, and write nothing."""

SHOWN: Final = frozenset({"image", "video", "audio"})
"""Kinds of model whose work is mostly a picture, a film or sound; text, where it comes out at all, is by the way."""

_SPELT: Final = {
    "rerank": "rerank reranker rerankqa",
    "embedding": "embed embedding embeddings bge e5 gte",
    "moderation": "guard guardian guardrail guardrails llamaguard shieldgemma safeguard moderation safety",
    "other": "ocr",
    "audio": "tts stt asr whisper transcribe speech voice voicechat realtime audio sonic aura lyria music scribe voxtral "
    "livetranslate live",
    "video": "veo sora t2v i2v",
    "image": "image imagen flux dall sdxl",
}
"""By kind, the words of a name that say it, whatever else stands there: the first that speaks is believed."""

_WORDS: Final = {word: kind for kind, words in reversed(_SPELT.items()) for word in words.split()}
_RANKS: Final = list(_SPELT)
_GIVEN: Final = ("video", "image", "audio")


def kind_by_name(name: str) -> str:
    """What kind of model a name says that it is, "" where it says nothing: siblings are of one kind."""
    said = {kind for word in re.split(r"[-_./ ]+", name.casefold()) if (kind := _WORDS.get(word))}
    return min(said, key=_RANKS.index, default="")


def kind_by_output(outputs: Collection[str]) -> str:
    """What kind of model it is by what comes out, "" where that is text, or not known."""
    return "" if "text" in outputs else next((kind for kind in _GIVEN if kind in outputs), "")


class Kind(StrEnum):
    """What a claim is about."""

    CREATOR = "creator"
    MODEL = "model"
    ALIAS = "alias"
    PROVIDER = "provider"
    ENDPOINT = "endpoint"
    BENCHMARK = "benchmark"


class Absence(StrEnum):
    """A value that is not there, on the record: a source said so."""

    UNDISCLOSED = "undisclosed"
    NOT_APPLICABLE = "not_applicable"


class Basis(StrEnum):
    """How a claim came about."""

    STATED = "stated"
    MEASURED = "measured"
    ESTIMATED = "estimated"
    DERIVED = "derived"


class Status(StrEnum):
    """How a fact stands after reconciliation; staleness is a mark beside it, worked out by the reader's clock."""

    AGREED = "agreed"
    SINGLE = "single"
    DISPUTED = "disputed"
    ESTIMATED = "estimated"
    DERIVED = "derived"
    UNDISCLOSED = "undisclosed"
    NOT_DOCUMENTED = "not_documented"
    NOT_APPLICABLE = "not_applicable"


class Billing(StrEnum):
    """How an endpoint is paid for: four prices that are easily mistaken for each other, and the one nobody stated."""

    METERED = "metered"
    FREE = "free"
    TRIAL = "trial"
    SUBSCRIPTION = "subscription"
    ZERO = "zero"


class Lifecycle(StrEnum):
    """Where a model or an endpoint is in its life."""

    PREVIEW = "preview"
    ACTIVE = "active"
    DEPRECATED = "deprecated"
    RETIRED = "retired"


def beside_text(kind: str, outputs: Collection[str] | None) -> bool:
    """Whether a model's product is something other than text, so that its price of text out is not what its work costs.

    What transcribes is of sound, and writes: its outputs say so. Where nobody says what comes out, its kind does.
    """
    return kind in SHOWN and (outputs is None or any(given in SHOWN for given in outputs))
