"""What a source says of itself in its `source.toml`: address, licence, limits, and what is ignored and why."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from steelyard.errors import BadInput


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `source.toml`, strictly decoded.

    `transport` is how its bytes arrive: package (data of an installed distribution), wheel (a file inside a
    released wheel that is never installed), http, or files (a folder of ours, or the `folder` of the reader's own
    in STEELYARD_HOME). A source with an `address` is read from there whenever there is a network. `min_claims` and
    `max_claims` bound what a sane capture yields; `max_bytes` is its size. A source with `asks` is asked, at its
    address with {name} in it, about what claims of those properties name: at most `most` things, every so many
    days, with a `pause` in seconds between. `keeps_past` tells that it keeps the prices of what is sold no more,
    `by_hand` that its reader may add and take away as much as they like. `gather` makes lists out of an archive of
    JSON files: each takes the objects that have its fields. `ignore` maps the place of a field, with * for a name
    or number, to the reason why it is left unread; `mend` maps such a place to the known slips there, each with the
    value that is meant.
    """

    id: str
    name: str
    url: str
    license: str
    attribution: str
    transport: Literal["package", "wheel", "http", "files"]
    max_bytes: int
    min_claims: int
    max_claims: int
    freshness: str
    distribution: str = ""
    member: str = ""
    address: str = ""
    content_types: tuple[str, ...] = ("application/json",)
    complete: bool = True
    optional: bool = False
    asks: tuple[str, ...] = ()
    most: int = 0
    every_days: int = 0
    pause: float = 0.0
    keeps_past: bool = False
    folder: str = ""
    by_hand: bool = False
    gather: dict[str, tuple[str, ...]] = {}
    ignore: dict[str, str] = {}
    mend: dict[str, dict[str, str]] = {}


def load(folder: Path) -> Manifest:
    """The manifest in `folder`; BadInput names the file and what is wrong in it."""
    path = folder / "source.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInput(f"{path}: {error}. Its fields are those of steelyard.sources.manifest.Manifest.") from error
