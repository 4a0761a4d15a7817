"""Fetching a source: one capture of its bytes, over whichever transport its manifest names.

Nothing here knows what the bytes mean.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from steelyard.errors import Unreachable
from steelyard.records.capture import Capture
from steelyard.sources import each, folder, packages, wheel
from steelyard.sources.answer import ask, new_client
from steelyard.sources.archive import gathered
from steelyard.sources.manifest import Manifest
from steelyard.sources.source import Source

if TYPE_CHECKING:
    import httpx


class Previous(msgspec.Struct, frozen=True):
    """What is known of a source's last good capture: enough to ask whether it has changed since."""

    digest: str
    release: str = ""
    observed_at: str = ""


class NotModified(msgspec.Struct, frozen=True):
    """The source still says what its last capture says; `release` is that capture's tag."""

    source: str
    release: str
    at: str


def fetch(
    source: Source,
    *,
    home: Path,
    at: str,
    offline: bool = False,
    data: Path | None = None,
    previous: Previous | None = None,
    own: Path | None = None,
    names: Sequence[str] = (),
    below: str = "",
    client: httpx.Client | None = None,
    environ: Mapping[str, str] = os.environ,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Capture | NotModified:
    """One capture of `source`, or NotModified since `previous`.

    `at` is the day of reading, `home` the folder where wheels are kept, `data` our own data/ where it is not the
    installed one, `own` the folder of the reader's own files, `names` what a source that is asked about things one by
    one is asked about, `below` a release of a wheel that is too new. STEELYARD_<SOURCE>_URL reads a source from another
    address. Unreachable and Quarantined say in one line what is wrong.
    """
    manifest = source.manifest
    address = environ.get(f"STEELYARD_{source.folder.upper()}_URL", manifest.address)
    if address and not offline:
        try:
            if manifest.asks:
                return _each(manifest, address, at, previous, names, client, clock, sleep)
            return _http(manifest, address, at, previous, client, clock)
        except Unreachable:
            # Where nothing was ever taken in, an installed package is better than nothing; later, the last capture is.
            if manifest.transport != "package" or previous is not None:
                raise
    if manifest.folder:
        return folder.own(manifest, own, at=at, data=data, begun=previous is not None)
    return _local(manifest, home=home, data=data, at=at, offline=offline, below=below)


def _http(
    manifest: Manifest,
    address: str,
    at: str,
    previous: Previous | None,
    client: httpx.Client | None,
    clock: Callable[[], float],
) -> Capture | NotModified:
    known = previous.release if previous else None
    with nullcontext(client) if client else new_client() as open_client:
        answer = ask(manifest, address, client=open_client, known=known, clock=clock)
    if answer is None:
        return NotModified(manifest.id, known or "", at)
    return Capture(manifest.id, gathered(manifest, answer.body), at, manifest.url, answer.tag, manifest.complete)


def _each(
    manifest: Manifest,
    address: str,
    at: str,
    previous: Previous | None,
    names: Sequence[str],
    client: httpx.Client | None,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Capture | NotModified:
    if previous and each.is_fresh(manifest, previous.observed_at, at):
        return NotModified(manifest.id, previous.release, at)
    with nullcontext(client) if client else new_client() as open_client:
        payload = each.gathered(manifest, address, names, client=open_client, clock=clock, sleep=sleep)
    return Capture(manifest.id, payload, at, manifest.url, complete=manifest.complete)


def _local(manifest: Manifest, *, home: Path, data: Path | None, at: str, offline: bool, below: str) -> Capture:
    if manifest.transport == "files":
        return folder.capture(manifest, at=at, folder=data)
    if manifest.transport == "wheel":
        return wheel.capture(manifest, cache=home / "wheels", at=at, offline=offline, below=below)
    if manifest.transport == "package":
        return packages.capture(manifest, at=at)
    where = f"it is read from {manifest.address}, and this run is offline"
    raise Unreachable(f"{manifest.id}: {where}. The rest goes on without it.")
