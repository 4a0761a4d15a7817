"""A workload: what one month of requests looks like, stated so that a cost can be worked out and argued with."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, TypeVar

import msgspec

from steelyard.compare.hours import minutes
from steelyard.errors import BadInput

T = TypeVar("T")

_NONE: Final = Decimal(0)
_ALL: Final = Decimal(1)
_COUNTS: Final = ("requests", "input", "output", "reasoning", "cached", "written", "images", "image_tokens")
_SHARES: Final = ("cache_read", "cache_write", "batch")
_LIFETIME: Final = re.compile(r"\d{1,4}[mh]")
_ALWAYS: Final = ("requests", "input", "output")
_BESIDE: Final = ("images", "image_tokens", "reasoning", "searches")
_NAMED: Final = ("the ", "a ", "an ", "my ", "our ", "your ")
_OWN: Final = "workload"
_FINEST: Final = Decimal("1e-12")
_MOST: Final = 10**12


class Workload(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """Requests per month, and what one of them holds.

    `input` counts every prompt token of a request, text only, the cached ones among them; `cache_read` and
    `cache_write` are the shares of it that are read from a cache and written to one whose entries live for `ttl`
    ("" = the provider's usual); `cached` and `written` say the same as numbers of tokens instead of shares. `output`
    counts the tokens of the answer, `reasoning` the thinking tokens beside it. `image_tokens` is what one image counts
    for where it is billed by the token; `searches` are web searches that the provider runs. `batch` is the share of
    requests that can wait; `hours` the time of day, in UTC, in which the requests are made ("" = any). `why` says where
    the figures come from.
    """

    name: str
    why: str
    requests: int
    input: int
    output: int
    reasoning: int = 0
    cached: int = 0
    written: int = 0
    cache_read: Decimal = _NONE
    cache_write: Decimal = _NONE
    ttl: str = ""
    images: int = 0
    image_tokens: int = 0
    searches: Decimal = _NONE
    batch: Decimal = _NONE
    hours: str = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse figures that describe no possible month."""
        for key in _COUNTS:
            given = getattr(self, key)
            if not isinstance(given, int) or isinstance(given, bool):
                self._refuse(f"{key} = {given!r}; a whole number is needed")
            if not 0 <= given <= _MOST:
                self._refuse(f"{key} = {given}; it can't be less than 0 or over 10^12")
        for key in (*_SHARES, "searches"):
            self._check_share(key, _ALL if key in _SHARES else Decimal(_MOST))
        self._check_something()
        for count, part in (("cached", "cache_read"), ("written", "cache_write")):
            if getattr(self, count) > self.input or (getattr(self, count) and getattr(self, part)):
                self._refuse(f"{count} = {getattr(self, count)}; it is at most input, and stands instead of {part}")
        touched = self.cached + self.written + (self.cache_read + self.cache_write) * self.input
        if self.cache_read + self.cache_write > _ALL or touched > self.input:
            self._refuse("what is read from a cache and what is written to one are more than the whole input")
        if self.ttl and not _LIFETIME.fullmatch(self.ttl):
            self._refuse(f"ttl = {self.ttl!r}; a lifetime such as 5m or 1h is needed")
        if self.hours:
            minutes(self.hours)

    def _check_something(self) -> None:
        """A workload without requests, or whose requests hold nothing, costs nothing anywhere and tells nothing."""
        if not self.requests:
            self._refuse("requests = 0; it has at least one request")
        if not (self.input or self.output or self.reasoning or self.images or self.searches):
            self._refuse("a request holds nothing: input, output, or something else that is paid for, is needed")

    def _check_share(self, key: str, most: Decimal) -> None:
        """A decimal of at most 12 digits; a whole number or a float that a caller gave is read as it is written."""
        given = getattr(self, key)
        share = given if isinstance(given, Decimal) else Decimal(str(given))
        if not share.is_finite() or not _NONE <= share <= most or share != share.quantize(_FINEST):
            limit = "a share, from 0 to 1," if most == _ALL else "a number from 0 on"
            self._refuse(f"{key} = {given}; it is {limit} of at most 12 decimals")
        msgspec.structs.force_setattr(self, key, share)

    def _refuse(self, why: str) -> None:
        raise BadInput(f"Workload {self.name!r}: {why}.")

    @property
    def called(self) -> str:
        """What a sentence calls it: the rag workload, your own workload."""
        return called(self.name)

    @property
    def counts(self) -> tuple[str, ...]:
        """The figures that say how much of what there is: those of any workload, and what else this one has."""
        return (*_ALWAYS, *(key for key in _BESIDE if getattr(self, key)))

    @property
    def described(self) -> str:
        """What is billed in a month of it, in words: 1,000 requests a month of 3,000 tokens in and 1,000 out."""
        count = "an image" if self.images == 1 else f"{self.images:,} images"
        each = f" of {self.image_tokens:,} tokens{'' if self.images == 1 else ' each'}" if self.image_tokens else ""
        parts = [f"{self.input:,} tokens in", f"{count}{each}" if self.images else ""]
        parts += [f"{self.reasoning:,} of thinking" if self.reasoning else ""]
        parts += [f"{self.searches:f} web searches" if self.searches else ""]
        held = ", ".join(part for part in parts if part)
        answer = f" and {self.output:,} out" if self.output else ""
        return f"{self.requests:,} request{'' if self.requests == 1 else 's'} a month of {held}{answer}"

    @property
    def prompt(self) -> int:
        """Tokens of one prompt, images among them: what context tiers go by."""
        return self.input + self.images * self.image_tokens


DEFAULT: Final = Workload(
    name="yardstick",
    why=(
        "Three parts of input to one of output, the mix at which the cheapest endpoint is chosen, at 1,000 requests "
        "a month. A yardstick for comparing, not a forecast: name a workload of your own to price it."
    ),
    requests=1_000,
    input=3_000,
    output=1_000,
)
"""The workload when none is named; it needs no file."""

READING: Final = Workload(
    name="reading yardstick",
    why=(
        "A million passages of 512 tokens, read and not answered, as when a search index is filled: these models write "
        "nothing. A yardstick for comparing, not a forecast: name a workload of your own to price it."
    ),
    requests=1_000_000,
    input=512,
    output=0,
)
"""The workload of models that only read, when none is named."""


@lru_cache(maxsize=64)
def called(name: str) -> str:
    """What a sentence calls a workload of this name: where it begins with an article, or with whose it is, none is added."""
    whole = name if name.casefold().endswith(_OWN) else f"{name} {_OWN}".lstrip()
    return whole if whole.casefold().startswith(_NAMED) else f"the {whole}"


def decode_workload(text: str, where: str) -> Workload:
    """Read a workload from TOML, strictly.

    Raises BadInput, naming the file and the field, for bad TOML, unknown or missing fields, and impossible figures.
    """
    return decode(text, where, Workload)


def decode(text: str, where: str, as_: type[T]) -> T:
    """Read one struct from TOML with exact decimals; raises BadInput with the place for whatever does not fit."""
    import tomllib  # only when a file is read: the default workload and profile need none

    try:
        found: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
        return msgspec.convert(found, type=as_)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{where} is not TOML: {error}.") from None
    except msgspec.ValidationError as error:
        fields = ", ".join(as_.__struct_fields__)  # type: ignore[attr-defined]
        raise BadInput(f"{where}: {error}. It may have: {fields}.") from None
