"""The verdict as a steelyard: each criterion a weight, on the arm of whom it speaks for, or unweighed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from steelyard.compare.comparison import Paired
from steelyard.render.page import Row, Scale, Table, Weight

_WEIGHED: Final = frozenset(
    {
        "price.input",
        "price.output",
        "price.cache_read",
        "context_length",
        "max_output_tokens",
        "knowledge_cutoff",
        "vision",
        "reasoning",
        "tool_call",
        "structured_output",
        "code_execution",
    }
)
"""What people weigh models by; any other row hangs on the beam only where somebody is ahead in it."""

_PAIR: Final = 2
_UNRANKED: Final = "Not ranked"
_UNKNOWN: Final = frozenset({"not_documented", "undisclosed", "estimated", "not_applicable"})


def scale(contenders: tuple[str, ...], tables: Iterable[Table], winner: int | None, pairs: Iterable[Paired] = ()) -> Scale:
    """Every row that could speak for somebody, hung where it does; of more than two, also who is ahead of whom."""
    weights = tuple([w for table in tables for row in table.rows if (w := _weight(row, table))])
    told = tuple([(p.one, p.other, p.ahead) for p in pairs]) if len(contenders) > _PAIR else ()
    return Scale(contenders, weights, winner, told)


def _weight(row: Row, table: Table) -> Weight | None:
    for arm, cell in enumerate(row.cells):
        if cell.best:
            return Weight(row.label, row.line, arm, said=_against(row, arm))
    measured = table.key == "benchmarks"
    if not measured and row.cells[0].ref not in _WEIGHED:
        return None
    stand = {cell.status for cell in row.cells}
    known = _UNKNOWN.isdisjoint(stand)
    if measured:
        return Weight(row.label, row.line, None, _unled(row)) if known else None
    if stand == {"not_applicable"}:
        return None
    return Weight(row.label, row.line, None, ("Even" if row.alike else "Differs") if known else "Not known")


def _unled(row: Row) -> str:
    """Why a row of results speaks for nobody: a tie, of several no one ahead of all others, or results that are not ranked."""
    if "a tie" in row.note:
        return "Even"
    return "Differs" if len(row.cells) > _PAIR and _UNRANKED not in row.note else "Not comparable"


def _against(row: Row, arm: int) -> str:
    """What was weighed: of two, both values; of more, the best."""
    texts = [cell.text for cell in row.cells]
    return f"{texts[arm]} against {texts[1 - arm]}" if len(texts) == _PAIR else texts[arm]
