"""The marks that tell kinds of knowing and not knowing apart, in words and in one character, never by colour alone."""

from __future__ import annotations

from typing import Final

SIGNS: Final[dict[str, str]] = {
    "best": "★",
    "disputed": "≠",
    "stale": "†",
    "zero": "?",
}
"""Marks that stand behind a value. An estimate bears its asterisk already: it is part of what is displayed."""

WORDS: Final[dict[str, str]] = {
    "best": "★ best of the row",
    "disputed": "≠ sources disagree, the receipts say how",
    "estimated": "* an estimate; no verdict rests on it",
    "stale": "† not looked at lately",
    "zero": "? listed at zero; whether free, included or unknown is not said",
    "not_documented": "— no source says; that is not a No",
}
"""The legend, in its order. The other absences are written out where they stand."""

STATUS: Final[dict[str, str]] = {
    "agreed": "Agreed",
    "single": "One source",
    "disputed": "Sources disagree",
    "estimated": "An estimate",
    "derived": "Worked out",
    "undisclosed": "Undisclosed",
    "not_documented": "Not documented",
    "not_applicable": "Not applicable",
}
"""How a fact stands, at the head of its receipt; the rule that follows says why."""

UNSTATED: Final = "—"
"""What stands in a narrow column where no source says anything."""

_DIGITS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LINES: Final = tuple(str(n).translate(_DIGITS) for n in range(200))
_SIGNS: Final = {
    (status, best, stale): "".join(
        f" {SIGNS[key]}" for key in ("best" if best else "", status, "stale" if stale else "") if key
    )
    for status in ("", "disputed", "zero")
    for best in (False, True)
    for stale in (False, True)
}


def signs(status: str, *, best: bool = False, stale: bool = False) -> str:
    """The marks behind a value, each with a space before it; "" for a plain one."""
    return _SIGNS[status if status in SIGNS else "", best, stale]


def starred(text: str, status: str) -> str:
    """A value with the asterisk of an estimate, where it is one."""
    return f"{text}*" if status == "estimated" else text


def runs(lines: tuple[int, ...]) -> list[tuple[int, int]]:
    """Ledger lines, ascending, with neighbours joined: first and last of each run."""
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and line == found[-1][1] + 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found


def cited(lines: tuple[int, ...]) -> str:
    """Ledger lines as superscripts, for formats without markup: ⁷ or ²,⁸⁻¹¹."""
    if len(lines) == 1:
        return superscript(lines[0])
    return ",".join([superscript(a) if a == b else f"{superscript(a)}⁻{superscript(b)}" for a, b in runs(lines)])


def superscript(line: int) -> str:
    """One ledger line as a superscript."""
    return _LINES[line] if line < len(_LINES) else str(line).translate(_DIGITS)


def legend(used: set[str]) -> tuple[str, ...]:
    """What the marks that occur mean, in the legend's order."""
    return tuple([words for key, words in WORDS.items() if key in used])
