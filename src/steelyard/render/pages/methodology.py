"""How facts are decided and models weighed → Page, in the words of the rules' own docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from steelyard.compare.methods import titled
from steelyard.compare.profile import BALANCED, CRITERIA
from steelyard.compare.workload import DEFAULT, READING
from steelyard.render import links
from steelyard.render.numbers import label
from steelyard.render.page import Block, Cell, Column, Items, Page, Paragraph, Row, Section, Sentence, Table
from steelyard.render.signs import STATUS, signs

_PREMISES: Final = (
    "Absence is typed. What no source says is not a No: it never sorts as 0, never wins a row and never loses one.",
    (
        "A price belongs to an endpoint. What heads a page is the creator's own standard endpoint; where no priced one is "
        "the creator's, the cheapest one at three parts of input to one of output whose price was seen within 45 days of "
        "the newest."
    ),
    "Money is exact: decimals from the source's own digits, in USD per 1M tokens.",
    "Sources that copy each other count once.",
    (
        "Benchmarks compare like with like: the same version, settings and kind of tester; a difference that sampling alone "
        "could make is a tie."
    ),
    "An estimate is marked, and no verdict rests on one.",
    "A verdict is an argument from the rows above it, and may be that the evidence does not decide.",
)


_STANDING: Final = {
    "agreed": ("128K", "Every source that says anything about it says the same; roundings agree with what they round."),
    "single": ("128K", "One source alone says so."),
    "disputed": ("2023-10", "Sources say different things: what the rule believes is shown, the others are in the receipt."),
    "estimated": ("2023-10*", "Nobody states it. It is marked, and no verdict rests on it."),
    "derived": ("Yes", "Worked out from other facts."),
    "undisclosed": ("Undisclosed", "Its creator keeps it to itself, on the record."),
    "not_documented": ("Not documented", "No source that is read says anything. That is not a No: it neither wins nor loses."),
    "not_applicable": ("Not applicable", "The question does not arise."),
}


def page(rules: Mapping[str, str], stale_days: Mapping[str, int]) -> Page:
    """The page of the rules in force."""
    sections: tuple[tuple[str, str, tuple[Block, ...]], ...] = (
        ("premises", "Premises", (Items(_said(_PREMISES)),)),
        ("rules", "How a fact is decided", tuple(_rule(name, text) for name, text in rules.items())),
        ("statuses", "How a fact stands", (_standing(),)),
        ("weights", "What a verdict weighs", _weights()),
        ("weighing", "How models are weighed", _weighing()),
        ("stale", "When a fact is stale", (Items(_said(_stale(key, days) for key, days in stale_days.items())),)),
        ("cost", "What a workload costs", (Items(_said((DEFAULT.why, READING.why))),)),
    )
    return Page(
        "Methodology",
        "How Steelyard decides which source to believe, how models are weighed against each other, and when it abstains.",
        tuple(Section(*section) for section in sections),
    )


def _standing() -> Table:
    """Each way in which a fact can stand, in the form that it has on every page."""
    rows = tuple(
        [
            Row(STATUS[status], (Cell(text, status, signs=signs(status)), Cell(meaning)))
            for status, (text, meaning) in _STANDING.items()
        ]
    )
    return Table("statuses", "", (Column("How"), Column("Looks like"), Column("What it means", wide=True)), rows)


def _said(texts: Iterable[str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(text) for text in texts)


def _rule(name: str, text: str) -> Paragraph:
    """A rule, under the address to which facts that it decided lead."""
    return Paragraph((Sentence(text),), f"{rule_called(name)}.", links.rule(name).partition("#")[2])


def rule_called(name: str) -> str:
    """What a rule is called on pages."""
    return name.replace("_", " ").capitalize()


def _weighing() -> tuple[Block, ...]:
    return tuple(Paragraph((Sentence(text),), f"{title}.") for title, text in titled().items())


def _weights() -> tuple[Block, ...]:
    shares = ", ".join(f"{name} {weight}" for name, weight in BALANCED.weights.items())
    return (
        Paragraph((Sentence(f"Unless another profile is chosen: {shares}. {BALANCED.why}"),)),
        Items(_said(f"{name.capitalize()}: {meaning}." for name, meaning in CRITERIA.items()), "What can be weighed"),
    )


def _stale(key: str, days: int) -> str:
    what = {"default": "Anything else", "price.": "Prices"}.get(key, label(key))
    return f"{what}: after {days} days."
