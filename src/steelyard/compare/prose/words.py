"""Small words: how many times as much, which share, lists and counts, in a careful engineer's English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from steelyard.vocabulary.properties import known

_TIMES: Final = (
    (1.05, "the same as"),
    (1.2, "a little more than"),
    (1.29, "about one and a quarter times"),
    (1.42, "about one and a third times"),
    (1.75, "about one and a half times"),
    (2.25, "about twice"),
    (2.75, "about two and a half times"),
    (3.5, "about three times"),
    (4.5, "about four times"),
    (5.5, "about five times"),
    (6.5, "about six times"),
    (7.5, "about seven times"),
    (8.5, "about eight times"),
    (13.0, "around ten times"),
    (20.0, "well over ten times"),
    (40.0, "more than twenty times"),
    (100.0, "more than forty times"),
)
_SHARES: Final = (
    (0.01, "less than a hundredth of"),
    (0.025, "less than a fortieth of"),
    (0.045, "less than a twentieth of"),
    (0.06, "about a twentieth of"),
    (0.085, "less than a tenth of"),
    (0.12, "about a tenth of"),
    (0.135, "about an eighth of"),
    (0.155, "about a seventh of"),
    (0.183, "about a sixth of"),
    (0.22, "about a fifth of"),
    (0.29, "about a quarter of"),
    (0.37, "about a third of"),
    (0.44, "about two fifths of"),
    (0.56, "about half of"),
    (0.63, "about three fifths of"),
    (0.72, "about two thirds of"),
    (0.775, "about three quarters of"),
    (0.82, "about four fifths of"),
    (0.97, "a little less than"),
    (1.03, "the same as"),
)
_FLOORS: Final = (
    (100.0, "a hundred times"),
    (30.0, "thirty times"),
    (10.0, "ten times"),
    (8.0, "eight times"),
    (7.0, "seven times"),
    (6.0, "six times"),
    (5.0, "five times"),
    (4.0, "four times"),
    (3.0, "three times"),
    (2.5, "two and a half times"),
    (2.0, "twice"),
    (1.5, "one and a half times"),
    (1.25, "one and a quarter times"),
)
_CEILINGS: Final = (
    (100.0, "a hundredth of"),
    (30.0, "a thirtieth of"),
    (10.0, "a tenth of"),
    (5.0, "a fifth of"),
    (4.0, "a quarter of"),
    (3.0, "a third of"),
    (2.5, "two fifths of"),
    (2.0, "half of"),
    (1.5, "two thirds of"),
    (1.25, "four fifths of"),
)
_SOME: Final = Decimal("1.2")
_LITTLE: Final = 1.3
QUANTITIES: Final = (
    *(words for _, words in (*_TIMES, *_SHARES)),
    "more than a hundred times",
    *(f"at least {words}" for _, words in _FLOORS),
    *(f"no more than {words}" for _, words in _CEILINGS),
)
"""Numbers in words: bands, each true of every ratio inside it."""

_NOUNS: Final = {
    "release_date": "release date",
    "max_output_tokens": "longest answer",
    "open_weights": "whether the weights are open",
    "input_modalities": "what can be put in",
    "output_modalities": "what comes out",
    "hosted_tools": "hosted tools",
    "retirement_date": "day of retirement",
}


def times(more: Decimal | int, less: Decimal | int) -> str:
    """How many times the lesser the greater is, in words that are true of the whole band."""
    ratio = float(more) / float(less) if less else float("inf")
    for limit, words in _TIMES:
        if ratio < limit:
            return words
    return "more than a hundred times"


def share(part: Decimal, whole: Decimal) -> str:
    """Which share of the whole a part is, in words."""
    ratio = float(part) / float(whole) if whole else float("inf")
    for limit, words in _SHARES:
        if ratio < limit:
            return words
    return "more than"


def as_much(least: Decimal, most: Decimal) -> str:
    """How many times as much as another a thing costs, of a ratio between two: in words where one word is true of both ends,
    else from below; followed by what the other costs.
    """
    ends = [times(ratio, 1) for ratio in (least, most)]
    if ends[0] == ends[1] and least >= _SOME:
        return f"{ends[0]} as much as"
    if most < _LITTLE:
        return "a little more than"
    floor = next((words for limit, words in _FLOORS if least >= limit), "")
    return f"at least {floor} as much as" if floor else "more than"


def as_little(least: Decimal, most: Decimal) -> str:
    """Which share of another a thing costs, the other costing between so many times as much: in words where one word is true of
    both ends, else from above.
    """
    ends = [share(Decimal(1), ratio) for ratio in (least, most)]
    if ends[0] == ends[1]:
        return ends[0]
    ceiling = next((words for limit, words in _CEILINGS if least >= limit), "")
    return f"no more than {ceiling}" if ceiling else "less than"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """A list in a sentence: one; one and two; one, two and three."""
    many = len(parts)
    if many < 2:  # noqa: PLR2004 - a pair is the first list that needs a conjunction
        return parts[0] if many else ""
    if many == 2:  # noqa: PLR2004 - most lists are pairs
        return f"{parts[0]} {last} {parts[1]}"
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def sentence(text: str, names: Iterable[str]) -> str:
    """A text as it begins a sentence: with a capital, unless a name begins it, which is spelled as it is (o3)."""
    return text if any(name and text.startswith(name) for name in names) else f"{text[:1].upper()}{text[1:]}"


def is_are(count: int) -> str:
    """The verb for one or many."""
    return "is" if count == 1 else "are"


def has_have(count: int) -> str:
    """The verb for one or many."""
    return "has" if count == 1 else "have"


def does_do(count: int) -> str:
    """The verb for one or many."""
    return "does" if count == 1 else "do"


def noun(key: str) -> str:
    """A property inside a sentence: the longest answer, function calling."""
    return _NOUNS.get(key) or lower(known(key).label)


def lower(word: str) -> str:
    """A label inside a sentence; abbreviations stay."""
    return word if word[:2].isupper() else word[:1].lower() + word[1:]
