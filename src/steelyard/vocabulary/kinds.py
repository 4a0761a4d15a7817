"""The kinds of thing that can be claimed about, and the typed ways in which a value can be absent or sold."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

ANSWERLESS: Final = frozenset({"embedding", "rerank"})
"""Kinds of model that read, and write nothing."""


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
