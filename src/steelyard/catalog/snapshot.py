"""A snapshot as it is read: sections are decoded when they are first asked for, and kept."""

from __future__ import annotations

import mmap
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from steelyard.catalog.codec import MAGIC, PREFIX, SHAPE, Header
from steelyard.catalog.entries import Change, Endpoint, Health, Model, Neighbour, Receipt, SourceLine, Summary, Thing
from steelyard.errors import NoSnapshot, StorageError

T = TypeVar("T")


class Place(msgspec.Struct):
    """Where an endpoint is, and nothing else of it."""

    region: str


class Called(msgspec.Struct):
    """What a model is called, and nothing else of it."""

    name: str


class Near(msgspec.Struct):
    """Of a model, what a reader of it would want besides."""

    neighbours: tuple[Neighbour, ...]


_decode_header: Final = msgspec.msgpack.Decoder(Header).decode
_decode_index: Final = msgspec.msgpack.Decoder(dict[str, tuple[int, int]]).decode
_decode_model: Final = msgspec.msgpack.Decoder(Model).decode
_decode_called: Final = msgspec.msgpack.Decoder(Called).decode
_decode_near: Final = msgspec.msgpack.Decoder(Near).decode
_decode_place: Final = msgspec.msgpack.Decoder(Place).decode
_decode_receipts: Final = msgspec.msgpack.Decoder(tuple[Receipt, ...]).decode


class Snapshot:
    """The catalogue of one moment.

    Entries are looked up by id: `model`, `endpoint`, `receipts`, `things`. All of them raise KeyError for an unknown id.
    """

    def __init__(self, data: bytes | mmap.mmap, header: Header, start: int) -> None:
        self._data = memoryview(data)
        self._header = header
        self._start = start
        self._models: dict[str, Model] = {}
        self._indices: dict[str, dict[str, tuple[int, int]]] = {}

    @classmethod
    def open(cls, path: Path) -> Snapshot:
        """Open the file without reading more than its header.

        Raises NoSnapshot if there is none or its format is older than this code, StorageError if it is damaged.
        """
        try:
            with path.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (FileNotFoundError, ValueError):
            raise NoSnapshot(f"No snapshot at {path}. `steelyard sync` makes one.") from None
        return cls.read(data, str(path))

    @classmethod
    def read(cls, data: bytes | mmap.mmap, name: str = "bytes") -> Snapshot:
        """Read a snapshot from its bytes; `name` is for messages."""
        if len(data) > PREFIX and data[:7] == MAGIC[:7] and data[:8] != MAGIC:
            raise NoSnapshot(
                f"{name} has format {data[7]}, this code reads {MAGIC[7]}. `steelyard sync` compiles it anew."
            )
        try:
            if data[:8] != MAGIC:
                raise ValueError("no snapshot's first bytes")  # noqa: TRY301 - one message for every kind of damage
            length = int.from_bytes(data[8:PREFIX], "big")
            header = _decode_header(data[PREFIX : PREFIX + length])
            end = PREFIX + length + max(offset + size for offset, size in header.sections.values())
            if len(data) != end:
                raise ValueError(f"{len(data)} bytes instead of {end}")  # noqa: TRY301 - the same
        except (ValueError, msgspec.DecodeError) as error:
            raise StorageError(f"{name} is damaged ({error}). Delete it; `steelyard sync` compiles it anew.") from None
        if header.shape != SHAPE:
            raise NoSnapshot(f"{name} was compiled by another code ({header.code}). `steelyard sync` compiles it anew.")
        return cls(data, header, PREFIX + length)

    @property
    def names_shape(self) -> str:
        """The shape of the resolver's index."""
        return self._header.names_shape

    @property
    def digest(self) -> str:
        """Names the content: equal for equal ledger, code, policy and `at`."""
        return self._header.digest

    @property
    def at(self) -> str:
        """The day until which claims were taken in."""
        return self._header.at

    @property
    def compiled_at(self) -> str:
        """When it was compiled; outside the digest."""
        return self._header.compiled_at

    @property
    def code(self) -> str:
        """The version of the code that compiled it."""
        return self._header.code

    def model(self, id_: str) -> Model:
        """A model or floating name by its id."""
        if id_ not in self._models:
            self._models[id_] = _decode_model(self._entry("models", id_))
        return self._models[id_]

    def called(self, id_: str) -> str:
        """The name of a model, without reading the rest of it; the id of one that is not here."""
        return _decode_called(self._entry("models", id_)).name if self.has("models", id_) else id_

    def neighbours(self, id_: str) -> tuple[Neighbour, ...]:
        """The neighbours of a model, without reading the rest of it."""
        return _decode_near(self._entry("models", id_)).neighbours

    def endpoint(self, id_: str) -> Endpoint:
        """An endpoint, with all of its facts, by `provider[/region]:ref`."""
        return msgspec.msgpack.decode(self._entry("endpoints", id_), type=Endpoint)

    def receipts(self, id_: str) -> tuple[Receipt, ...]:
        """The receipts of a model or endpoint, in the order in which its facts number them."""
        import zlib

        return _decode_receipts(zlib.decompress(self._entry("receipts", id_)))

    def has(self, store: str, id_: str) -> bool:
        """Whether `store` ("models", "endpoints") has an entry of this id."""
        return id_ in self._index(store)

    def ids(self, store: str) -> list[str]:
        """Every id in a store, sorted."""
        return list(self._index(store))

    @cached_property
    def summaries(self) -> tuple[Summary, ...]:
        """One line for each model, by id."""
        return self._section("summaries", tuple[Summary, ...])

    @cached_property
    def providers(self) -> dict[str, Thing]:
        """Every provider by id."""
        return self._section("providers", dict[str, Thing])

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """Every region that an endpoint is tied to, sorted."""
        places = {_decode_place(self._entry("endpoints", id_)).region for id_ in self.ids("endpoints")}
        return tuple(sorted(places - {""}))

    @cached_property
    def creators(self) -> dict[str, Thing]:
        """Every creator by id."""
        return self._section("creators", dict[str, Thing])

    @cached_property
    def benchmarks(self) -> dict[str, Thing]:
        """Every benchmark by id."""
        return self._section("benchmarks", dict[str, Thing])

    @cached_property
    def sources(self) -> dict[str, SourceLine]:
        """Every source that went in, by id."""
        return self._section("sources", dict[str, SourceLine])

    @cached_property
    def rules(self) -> dict[str, str]:
        """How facts were decided: rule → the sentence that a reader sees."""
        return self._section("rules", dict[str, str])

    @cached_property
    def stale_days(self) -> dict[str, int]:
        """After how many days an observation is marked stale, by property or family."""
        return self._section("stale_days", dict[str, int])

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Everything that changed on a known day, and what is announced; the latest first."""
        return self._section("changes", tuple[Change, ...])

    @cached_property
    def health(self) -> Health:
        """What `check` reports."""
        return self._section("health", Health)

    @cached_property
    def names(self) -> bytes:
        """The resolver's index."""
        return self._section("names", bytes)

    def _section(self, name: str, as_: type[T]) -> T:
        return msgspec.msgpack.decode(self._bytes(name), type=as_)

    def _bytes(self, name: str) -> memoryview:
        offset, length = self._header.sections[name]
        return self._data[self._start + offset : self._start + offset + length]

    def _index(self, store: str) -> dict[str, tuple[int, int]]:
        if store not in self._indices:
            self._indices[store] = _decode_index(self._bytes(f"{store}.index"))
        return self._indices[store]

    def _entry(self, store: str, id_: str) -> memoryview:
        offset, length = self._index(store)[id_]
        base = self._start + self._header.sections[store][0] + offset
        return self._data[base : base + length]
