"""The strict reader: every field of a payload is taken once, ignored by name, or reported.

A value travels with the place where it stood (`Cell`), so that evidence costs no extra word:

    for row in page.rows("/data"):
        endpoint = page.endpoint(row.take("id", name), provider="openrouter")
        if price := row.find("pricing/prompt", per_million):
            yield endpoint.says("price.input", price)
        row.done()

A missing identity or a value of the wrong type stops the whole source (`Quarantined`); a field that nobody has heard
of is a line of the report, and the run goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, Self, TypeAlias, TypeVar

import msgspec

from steelyard.errors import Quarantined
from steelyard.records.capture import Capture
from steelyard.records.ref import Ref
from steelyard.sources.remarks import Remarks
from steelyard.sources.speaking import Cell, Subject
from steelyard.sources.values import Odd, Unfit, name, place, shown, text
from steelyard.vocabulary.kinds import Kind

T = TypeVar("T")
Several: TypeAlias = dict[str, Any] | list[Any]

_MAY_BE_EMPTY: Final = (str, tuple)
"""Of these an empty one says nothing."""
_JSON = msgspec.json.Decoder(float_hook=Decimal)  # never a binary float: 1.1 stays 1.1


class Row:
    """One object of a payload, read destructively: what has been taken is gone."""

    __slots__ = ("_children", "_fields", "key", "page", "pointer", "shape")

    def __init__(self, page: Page, fields: dict[str, Any], pointer: str, shape: str, key: str = "") -> None:
        self.page = page
        self._fields = dict(fields)
        self._children: list[Row] = []
        self.pointer = pointer
        self.shape = shape
        self.key = key

    def __contains__(self, key: str) -> bool:
        return self._fields.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._fields))

    def peek(self, *keys: str) -> tuple[Any, ...]:
        """What stands in these fields, as it is, and still to be read; None where one is not there."""
        return tuple(self._fields.get(key) for key in keys)

    def take(self, key: str, read: Callable[[Any], T | None]) -> Cell[T]:
        """The field that must be there; Quarantined says which one is missing, and where."""
        if (cell := self.find(key, read)) is None:
            raise self.page.unfit(self.pointer, f"{place(key)} is missing")
        return cell

    def find(self, key: str, read: Callable[[Any], T | None]) -> Cell[T] | None:
        """The field if it is there and says something (null does not); Quarantined if it is of the wrong kind."""
        raw = self._fields.pop(key, None)
        if raw is None:
            return None
        if self.page.mends and isinstance(raw, str):
            raw = self.page.mends.get(f"{self.shape}/{key}", {}).get(raw, raw)
        try:
            value: T | None = read(raw)
        except Unfit as error:
            self._odd(key, raw, error)
            return None
        if value is None or (not value and isinstance(value, _MAY_BE_EMPTY)):
            return None
        return Cell(value, f"{self.pointer}/{_escaped(key)}")

    def _odd(self, key: str, raw: Any, error: Unfit) -> None:
        """A slip is a line of the report, and the run goes on without the value; what is of another kind stops it."""
        if isinstance(error, Odd) and self.page.forgives:
            self.page.remarks.add(f"{self.shape}/{key}={raw}", self.pointer, f"slip {shown(raw)} in {key}", "[mend]")
            return
        raise self.page.unfit(f"{self.pointer}/{_escaped(key)}", f"expected {error}, found {shown(raw)}") from None

    def word(self, key: str, table: Mapping[str, str]) -> Cell[str] | None:
        """The field as our word for theirs; a word that nobody has heard of is a line of the report."""
        cell = self.find(key, text)
        if cell is None:
            return None
        if (ours := table.get(cell.value)) is None:
            self.page.remarks.add(f"{self.shape}/{key}={cell.value}", self.pointer, f"word {cell.value!r} in {key}")
            return None
        return cell.of(ours)

    def row(self, key: str) -> Row | None:
        """The object under `key`, if there is one."""
        cell = self.find(key, _object)
        return None if cell is None else self._child(cell, f"{self.shape}/{key}", key)

    def rows(self, key: str) -> Iterator[Row]:
        """The objects in the list or mapping under `key`, if there is one."""
        cell: Cell[Several] | None = self.find(key, _several)
        if cell is not None:
            for inner, fields in _items(cell.value):
                pointer = f"{cell.pointer}/{_escaped(inner)}"
                yield self._child(self.page.checked(fields, pointer, _object), f"{self.shape}/{key}/*", inner)

    def each(self, key: str) -> Iterator[Row]:
        """Yields the object under `key`, or the objects in the list that stands there instead."""
        if isinstance(self._fields.get(key), list):
            yield from self.rows(key)
        elif row := self.row(key):
            yield row

    def members(self) -> Iterator[Row]:
        """The fields that are left, each an object, where keys are names of things."""
        for key in self:
            cell = self.take(key, _object)
            yield self._child(cell, f"{self.shape}/*", key)

    def _child(self, cell: Cell[dict[str, Any]], shape: str, key: str) -> Row:
        child = Row(self.page, cell.value, cell.pointer, shape, key)
        self._children.append(child)
        return child

    def done(self) -> Self:
        """Ends the reading of this row and of the rows in it: whatever is left is ignored by name, or reported."""
        remarks = self.page.remarks
        for key in self._fields:
            if not remarks.ignores(shape := f"{self.shape}/{key}"):
                remarks.add(shape, self.pointer, f"field {place(key)}")
        for child in self._children:
            child.done()
        return self


class Page:
    """One capture, being read strictly.

    `ignored` maps places that are left unread to the reasons (the manifest's [ignore]). The payload is decoded as JSON
    on first need, every fraction as Decimal.
    """

    forgives = True
    """Whether the run goes on without a value of the right kind that can't be true."""

    def __init__(
        self,
        capture: Capture,
        ignored: Mapping[str, str] | None = None,
        mends: Mapping[str, Mapping[str, str]] | None = None,
        *,
        digest: str = "",
    ) -> None:
        self.capture = capture
        self.source = capture.source
        self.digest = digest or capture.digest
        self.observed_at = capture.observed_at
        self.ignored = ignored or {}
        self.remarks = Remarks(capture.source, self.ignored)
        self.mends = mends or {}
        self._content: Any = None

    def decoded(self, decode: Callable[[bytes], Any]) -> Self:
        """Reads the payload by another decoder than JSON's, whose ValueError says what is wrong with the bytes."""
        self._content = self._understood(decode)
        return self

    def root(self) -> Row:
        """The whole payload, which must be an object."""
        cell = self.checked(self._decoded(), "", _object)
        return Row(self, cell.value, "", "")

    def rows(self, pointer: str = "") -> Iterator[Row]:
        """The objects in the list or mapping at `pointer`, one after another."""
        raw = self._decoded()
        for step in pointer.split("/")[1:]:
            raw = raw.get(step) if isinstance(raw, dict) else None
        cell = self.checked(raw, pointer, _several)
        for key, fields in _items(cell.value):
            inner = self.checked(fields, f"{pointer}/{_escaped(key)}", _object)
            yield Row(self, inner.value, inner.pointer, f"{pointer}/*", key)

    def subject(self, kind: Kind, named: str, *, provider: str = "", region: str = "", url: str = "") -> Subject:
        """Something that this capture speaks about, by the name that it uses itself."""
        return Subject(Ref(kind, self.source, named, provider, region), self.digest, self.observed_at, url)

    def checked(self, raw: Any, pointer: str, read: Callable[[Any], T]) -> Cell[T]:
        """`raw` as `read` understands it; Quarantined with the place if it does not."""
        try:
            return Cell(read(raw), pointer)
        except Unfit as error:
            raise self.unfit(pointer, f"expected {error}, found {shown(raw)}") from None

    def name(self, raw: str, pointer: str) -> str:
        """A key that identifies something, held to the rules of names."""
        return self.checked(raw, pointer, name).value

    def unfit(self, pointer: str, problem: str) -> Quarantined:
        """What to raise when this capture can't be trusted: one line of what, where and what next."""
        folder = self.source.replace("-", "_")
        return Quarantined(
            f"{self.source} {place(pointer)}: {problem}. The capture is set aside, its last good one stays in force; "
            f"if the source has changed its format, sources/{folder}/parse.py must follow."
        )

    def _decoded(self) -> Any:
        if self._content is None:
            self._content = self._understood(_JSON.decode)
        return self._content

    def _understood(self, decode: Callable[[bytes], Any]) -> Any:
        payload = self.capture.payload
        try:
            return decode(payload)
        except (ValueError, ArithmeticError, RecursionError) as error:
            problem = shown(str(error), 160).strip("'\"")
            found = f"{len(payload):,} bytes that end too early or read otherwise"
            raise self.unfit("", f"expected a whole file, found {found}: {problem}") from None


def _object(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise Unfit("an object")
    return raw


def _several(raw: Any) -> Several:
    if not isinstance(raw, dict | list):
        raise Unfit("a list or an object")
    return raw


def _items(raw: Several) -> Iterator[tuple[str, Any]]:
    return iter(raw.items()) if isinstance(raw, dict) else ((str(at), one) for at, one in enumerate(raw))


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1") if "/" in key or "~" in key else key
