"""Aider's older leaderboard, of edits to Python exercises: another benchmark than the polyglot one, never mixed with it."""

from __future__ import annotations

from collections.abc import Iterator

from steelyard.records.claim import Claim
from steelyard.sources.aider_runs import runs
from steelyard.sources.reading import Page


def parse(page: Page) -> Iterator[Claim]:
    """One result per row of the board, and what the run cost where that was counted."""
    return runs(page, "aider-edit", "https://aider.chat/docs/leaderboards/edit.html")
