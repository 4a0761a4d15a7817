"""Runs on a leaderboard of Aider's: results with their settings and cost, from its YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import yaml

from steelyard.records.claim import Claim
from steelyard.sources.reading import Page, Row
from steelyard.sources.values import Unfit, count, date, money, name, number, text
from steelyard.vocabulary.kinds import Basis, Kind

if TYPE_CHECKING:
    from yaml.nodes import ScalarNode

SETTINGS: Final = {
    "edit_format": "edit_format",
    "editor_model": "editor_model",
    "editor_edit_format": "editor_edit_format",
    "reasoning_effort": "effort",
}


_BEHIND = re.compile(r"(?P<model>.+?) \((?P<told>[^()]+)\)\Z")
_BUDGET = re.compile(r"(\d+k) think(?:ing)?(?: tokens)?\Z")
_TOLD: Final[dict[str, dict[str, str]]] = {
    **{word: {"thinking": "off"} for word in ("no think", "no thinking", "Chat")},
    **{word: {"thinking": "default"} for word in ("default", "default think")},
    **{word: {"effort": word} for word in ("low", "medium", "high")},
    **{word: {} for word in ("diff", "diff-fenced", "udiff", "whole")},
    "Reasoner": {"thinking": "on"},
}
"""What the board writes behind a model's name, in parentheses: settings of the run. The edit format has a field as well."""


class _Loader(yaml.SafeLoader):
    """Safe YAML in which a fraction keeps its digits.

    Not the loader of libyaml: a file that is nested deeply enough overflows its stack and ends the process.
    """


def _exact(loader: _Loader, node: ScalarNode) -> Decimal:
    return Decimal(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:float", _exact)


def runs(page: Page, benchmark: str, board: str) -> Iterator[Claim]:
    """One result on `benchmark` per row of the board, and what the run cost where that was counted.

    A row of two models, of which one plans and the other edits, is a result of neither.
    """
    for row in page.decoded(_yaml).rows():
        named, told = _apart(row.take("model", name).value)
        run = _settings(row, benchmark, told)
        result, cost = row.take("pass_rate_2", _percent), row.find("total_cost", money)
        if " + " not in named:
            model = page.subject(Kind.MODEL, named, url=board)
            yield model.says("result", result, basis=Basis.MEASURED, **run)
            # A cost of 0.0 stands with models that Aider had no price for when they were run.
            if cost and cost.value:
                yield model.says("result_cost", cost, basis=Basis.MEASURED, **run)
        row.done()


def _apart(named: str) -> tuple[str, dict[str, str]]:
    """A model's name and the settings behind it; what else stands there, such as a date, belongs to the name."""
    if (found := _BEHIND.match(named)) is None:
        return named, {}
    if budget := _BUDGET.match(found["told"]):
        return found["model"], {"thinking": f"{budget[1]} tokens"}
    told = _TOLD.get(found["told"])
    return (named, {}) if told is None else (found["model"], told)


def _yaml(payload: bytes) -> Any:
    try:
        return yaml.load(payload, Loader=_Loader)  # noqa: S506 - a safe loader, told to keep digits
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error


def _settings(row: Row, benchmark: str, told: dict[str, str]) -> dict[str, str]:
    run = {
        "benchmark": benchmark,
        "metric": "pass_rate_2",
        "by": "independent",
        "runner": "Aider",
        "date": row.take("date", date).value,
        "tries": "2",
    }
    if harness := row.find("versions", text):
        run["harness"] = f"aider {harness.value}"
    thinking = row.find("thinking_tokens", count)
    if thinking is not None and "thinking" not in told:
        run["thinking_tokens"] = str(thinking.value)
    return run | told | {ours: stated.value for theirs, ours in SETTINGS.items() if (stated := row.find(theirs, text))}


def _percent(raw: Any) -> Decimal:
    value = number(raw)
    if not 0 <= value <= 100:  # noqa: PLR2004 - a percentage
        raise Unfit("a percentage from 0 to 100")
    return value
