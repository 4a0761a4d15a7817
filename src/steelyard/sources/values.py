"""Reading one raw value: each function takes what stood in the payload and gives ours, or says why it can't be.

Source text is untrusted. What a function returns is safe to keep and to show: capped, free of markup and control
characters, links only http and https, numbers finite and in reason.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Final

NAME_LENGTH: Final = 300
NOTE_LENGTH: Final = 500
LINK_LENGTH: Final = 2000
MOST_TOKENS: Final = 10**15
MOST_MONEY: Final = Decimal(10) ** 7
MOST_DIGITS: Final = 60

EXACT: Final = Context(prec=200)
"""Wide enough that no product here is ever rounded: numbers are held to MOST_DIGITS when they enter."""

_HOSTILE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"  # control, also of direction
    r"|<[A-Za-z/!]"  # markup
)
_FILLER = re.compile(r"9{7,}\Z")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z\Z")
_LINK = re.compile(r"https?://[^\s/?#@]+(?:[/?#]\S*)?\Z")
_ESCAPES = str.maketrans({char: f"%{ord(char):02X}" for char in " \"'<>`\\"})


class Unfit(ValueError):
    """A raw value that can't be taken; the message says what would be right."""


class Odd(Unfit):
    """A raw value of the right kind that can't be true; the run can go on truthfully without it."""


def shown(raw: object, most: int = 60) -> str:
    """A raw value as one short, harmless piece of an error message."""
    if isinstance(raw, str | bytes | list | dict) and len(raw) > most:
        return f"{type(raw).__name__} of length {len(raw):,}" if isinstance(raw, list | dict) else f"{raw[:most]!r}…"
    text = ascii(raw)
    return text if len(text) <= 2 * most else f"{text[:most]}…"


def place(pointer: str) -> str:
    """A pointer as it stands in a message; its steps are names out of the payload, and no safer than those."""
    return shown(pointer, 200).strip("'\"") or "/"


def as_is(raw: Any) -> Any:
    """The raw value itself, where only its presence is of interest."""
    return raw


@lru_cache(maxsize=1 << 16)
def _checked(raw: str, length: int) -> str:
    if len(raw) > length:
        raise Unfit(f"text of at most {length} characters, not {len(raw):,}")
    bare = raw.strip()  # a tab behind a name (models.dev, novita-ai) is a slip, inside it is none
    if found := _HOSTILE.search(bare):
        kind = "markup" if found[0].startswith("<") else "control characters"
        raise Unfit(f"plain text, without {kind}")
    return bare


def _text(raw: object, length: int) -> str:
    if not isinstance(raw, str):
        raise Unfit("text")
    if len(raw) > length:
        raise Unfit(f"text of at most {length} characters, not {len(raw):,}")
    return _checked(raw, length)


def text(raw: object) -> str:
    """A name or another short text; "" counts as nothing said."""
    return _text(raw, NAME_LENGTH)


def name(raw: object) -> str:
    """A text that identifies something: never empty."""
    return _text(raw, NAME_LENGTH) or _refuse("a name that is not empty")


def _refuse(expected: str) -> str:
    raise Unfit(expected)


def prose(raw: object) -> str:
    """A sentence or two, in which white space runs together."""
    return _text(" ".join(raw.split()) if isinstance(raw, str) else raw, NOTE_LENGTH)


def note(raw: object) -> str:
    """Somebody else's remark: as prose, but cut at the cap."""
    joined = " ".join(raw.split()) if isinstance(raw, str) else ""
    return prose(raw) if len(joined) <= NOTE_LENGTH else prose(f"{joined[: NOTE_LENGTH - 1]}…")


def link(raw: object) -> str:
    """An address, http or https only; what could break out of an attribute or a line is escaped."""
    # Azure's price API is cited with its query as people read it: ?$filter=serviceName eq 'Foundry Models'.
    address = _text(raw, LINK_LENGTH).translate(_ESCAPES)
    if not _LINK.match(address):
        raise Unfit("a link that starts with https:// or http://")
    return address


def flag(raw: object) -> bool:
    """True or false."""
    if not isinstance(raw, bool):
        raise Unfit("true or false")
    return raw


def count(raw: object) -> int:
    """A whole number from 0 to 10^15; 128000.0 is one too."""
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise Unfit("a whole number")
    if not 0 <= raw <= MOST_TOKENS or raw != int(raw):
        raise Unfit(f"a whole number from 0 to {MOST_TOKENS:,}")
    return int(raw)


def size(raw: object) -> int | None:
    """A count that is at least 1; catalogues write 0 or 99999999 where they don't know one, which says nothing."""
    number_ = count(raw)
    return None if number_ == 0 or _FILLER.match(str(number_)) else number_


def texts(raw: object) -> tuple[str, ...]:
    """A list of names."""
    if not isinstance(raw, list | tuple):
        raise Unfit("a list of texts")
    return tuple(text(one) for one in raw)


def release_day(raw: object) -> str:
    """A date of release in a catalogue, where the first of January stands for a year of which nobody knew the day."""
    return date(raw).removesuffix("-01-01")


def date(raw: object) -> str:
    """A date as exact as it is known: 2024, 2024-10 or 2024-10-01."""
    if isinstance(raw, dt.date):
        return raw.isoformat()[:10]
    if not isinstance(raw, str) or not _DATE.match(raw):
        raise Unfit("a date such as 2024-10-01 or 2024-10")
    _calendar(raw)
    return raw


def _calendar(raw: str) -> None:
    try:
        dt.date.fromisoformat(f"{raw}-01-01"[:10] if len(raw) < 7 else f"{raw}-01"[:10])  # noqa: PLR2004 - YYYY-MM
    except ValueError as error:
        raise Odd("a date that the calendar has") from error


def moment(raw: object) -> str:
    """A date, or a moment in UTC such as 2026-08-16T16:00:00Z; midnight is its date alone."""
    if not isinstance(raw, str) or not _MOMENT.match(raw):
        return date(raw)
    return raw[:10] if raw.endswith("T00:00:00Z") else raw


def number(raw: object) -> Decimal:
    """A finite decimal from the source's own digits; text is read as the number that it spells."""
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        raise Unfit("a number")
    if len(str(raw)) > MOST_DIGITS:
        raise Unfit(f"a number of at most {MOST_DIGITS} digits")
    try:
        value = Decimal(raw)
    except InvalidOperation as error:
        raise Unfit("a number") from error
    if not value.is_finite():
        raise Unfit("a finite number")
    return value


def money(raw: object) -> Decimal:
    """A price, zero or more, in its shortest spelling: 2.50 and 2.5 are one value."""
    return plain(_price(raw))


def per_million(raw: object) -> Decimal:
    """A price per one as a price per million, exactly."""
    return plain(_price(raw).scaleb(6, EXACT))


def per_thousand(raw: object) -> Decimal:
    """A price per thousand as a price per one, exactly."""
    return plain(_price(raw).scaleb(-3, EXACT))


def _price(raw: object) -> Decimal:
    value = number(raw)
    if not 0 <= value <= MOST_MONEY:
        raise Unfit(f"a price from 0 to {MOST_MONEY:f}")
    return _denoised(value)


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent above zero."""
    short = value.normalize(EXACT)
    _, _, exponent = short.as_tuple()
    return short.quantize(Decimal(1), context=EXACT) if isinstance(exponent, int) and exponent > 0 else short


def _denoised(value: Decimal) -> Decimal:
    # 0.30000000000000004 is what binary arithmetic at the source left of 0.3. A double holds 15 decimal digits
    # faithfully; where the 16th and 17th are all that stands behind a run of zeros or nines, they are its trace.
    if len(value.as_tuple().digits) not in {16, 17}:  # a double is never printed with more
        return value
    rounded = Context(prec=15).plus(value).normalize(EXACT)
    return rounded if len(rounded.as_tuple().digits) <= 12 else value  # noqa: PLR2004 - three zeros or nines in a row
