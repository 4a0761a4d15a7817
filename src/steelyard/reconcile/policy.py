"""Who is believed on what, when two values agree, and how long an observation speaks: data, with reasons."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from steelyard.errors import BadInput

T = TypeVar("T")


class Rank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of authority: which claims it fits, their weight, and the reason for it."""

    source: str
    weight: int
    why: str
    properties: tuple[str, ...] = ()
    standing: str = ""
    provider: str = ""
    secondary: bool | None = None
    cited: bool | None = None

    def fits(self, case: Case) -> bool:
        """Whether every condition of this row holds."""
        return (
            self.source in ("*", case.source)
            and (not self.properties or case.property.startswith(self.properties))
            and self.standing in ("", case.standing)
            and self.provider in ("", case.provider)
            and self.secondary in (None, case.secondary)
            and self.cited in (None, case.cited)
        )


class Relay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Claims of `sources` (* = all) about one provider (a pattern), citing one list's pages, or of some properties, count
    with the group `name`.
    """

    name: str
    sources: tuple[str, ...]
    why: str
    provider: str = ""
    cites: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()

    def passes_on(self, source: str, provider: str, url: str, about: str) -> bool:
        """Whether such a claim only repeats what somebody else publishes."""
        if source not in self.sources and "*" not in self.sources:
            return False
        return (
            bool(self.provider and fnmatchcase(provider, self.provider))
            or bool(self.cites and url.startswith(self.cites))
            or about in self.properties
        )


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sources that copy each other, and count once under `name`."""

    name: str
    sources: tuple[str, ...]
    why: str


class Authority(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """data/policy/authority.toml: who is believed on what; the first row that fits a claim holds."""

    rank: tuple[Rank, ...] = ()


class Independence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """data/policy/independence.toml: which sources copy each other, and which claims only pass on what others publish."""

    group: tuple[Group, ...] = ()
    relay: tuple[Relay, ...] = ()


class Tolerance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """data/policy/tolerance.toml: when two values agree, and how long an observation speaks, by property, family or type."""

    labels: tuple[str, ...] = ()
    not_listed_everywhere: dict[str, tuple[str, ...]] = {}
    agree: dict[str, Decimal] = {}
    fresh_days: dict[str, int] = {}
    stale_days: dict[str, int] = {}


class Hosts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """data/policy/hosts.toml: what hosts' rows may suggest of a model, by property the name of a rule."""

    catalogued: tuple[str, ...] = ()
    where_silent: dict[str, str] = {}


FILES: Final = {"authority": Authority, "independence": Independence, "tolerance": Tolerance, "hosts": Hosts}
"""The files of data/policy, by name, and what each may hold."""


class Case(msgspec.Struct, frozen=True):
    """What authority depends on."""

    source: str
    property: str
    standing: str
    provider: str
    secondary: bool
    cited: bool


class Policy(msgspec.Struct, frozen=True):
    """All of `data/policy`, as one value.

    `agree`, `fresh_days` and `stale_days` map a property, a family ending in a dot, or a type to its number;
    `labels` are properties that name rather than measure, `unlisted` the words of a list that not every source has;
    `groups` maps a source to the independence group that it belongs to, `relays` single claims; `hosts` maps a property
    to a rule of hosts.py;
    of `catalogued` properties each catalogue's usual value stands beside what entitled sources say.
    """

    ranks: tuple[Rank, ...] = ()
    agree: Mapping[str, Decimal] = {}
    fresh_days: Mapping[str, int] = {}
    stale_days: Mapping[str, int] = {}
    labels: tuple[str, ...] = ()
    unlisted: Mapping[str, tuple[str, ...]] = {}
    groups: Mapping[str, str] = {}
    relays: tuple[Relay, ...] = ()
    hosts: Mapping[str, str] = {}
    catalogued: tuple[str, ...] = ()

    def rank(self, case: Case) -> Rank:
        """The first row that fits; without any, everybody weighs the same."""
        return next((rank for rank in self.ranks if rank.fits(case)), _EVERYBODY)

    def group(self, source: str, provider: str = "", url: str = "", about: str = "") -> str:
        """The independence group of a claim: its source's own, unless the source copies another, or passes on a list."""
        for relay in self.relays:
            if relay.passes_on(source, provider, url, about):
                return relay.name
        return self.groups.get(source, source)


_EVERYBODY = Rank("*", 40, "No policy says anything about this source.")


def for_property(table: Mapping[str, Any], key: str, default: Any) -> Any:
    """The entry of `key`, else of its family ("price."), else `default`."""
    if key in table:
        return table[key]
    head, dot, _ = key.partition(".")
    return table.get(head + dot, default) if dot else default


def load_policy(folder: Path | None) -> Policy:
    """Read `data/policy`; a missing folder is a policy that prefers nobody.

    Raises BadInput with the file and what is wrong in it.
    """
    if folder is None or not folder.is_dir():
        return Policy()
    authority, independence = _file(folder, Authority), _file(folder, Independence)
    tolerance, hosts = _file(folder, Tolerance), _file(folder, Hosts)
    return Policy(
        ranks=authority.rank,
        agree=tolerance.agree,
        fresh_days=tolerance.fresh_days,
        stale_days=tolerance.stale_days,
        labels=tolerance.labels,
        unlisted=tolerance.not_listed_everywhere,
        groups={source: group.name for group in independence.group for source in group.sources},
        relays=independence.relay,
        hosts=hosts.where_silent,
        catalogued=hosts.catalogued,
    )


def _file(folder: Path, as_: type[T]) -> T:
    path = folder / f"{as_.__name__.lower()}.toml"
    try:
        return msgspec.convert(_table(path), as_)
    except msgspec.ValidationError as error:
        fields = ", ".join(as_.__struct_fields__)  # type: ignore[attr-defined]
        raise BadInput(f"{path}: {error}. The file may have: {fields}; data/.schema says what is in each.") from None


def _table(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path}: {error}. Mend the line, then run `steelyard sync` again.") from None
