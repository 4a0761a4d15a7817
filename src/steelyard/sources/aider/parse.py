"""Aider's polyglot leaderboard: coding results in several languages, with their settings and cost."""

from __future__ import annotations

from collections.abc import Iterator

from steelyard.records.claim import Claim
from steelyard.sources.aider_runs import runs
from steelyard.sources.reading import Page


def parse(page: Page) -> Iterator[Claim]:
    """One result per row of the board, and what the run cost where that was counted."""
    return runs(page, "aider-polyglot", "https://aider.chat/docs/leaderboards/")
