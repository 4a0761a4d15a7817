"""A repository as one capture: out of its packed archive, the objects of its JSON files, gathered into lists.

An archive is read in memory, within the manifest's cap, and nothing in it is ever written to a disk.
"""

from __future__ import annotations

import io
import tarfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import msgspec

from steelyard.errors import Quarantined
from steelyard.sources.manifest import Manifest

GZIP: Final = b"\x1f\x8b"
MOST_FILES: Final = 50_000
_JSON = msgspec.json.Decoder(float_hook=Decimal)
_CANONICAL = msgspec.json.Encoder(order="sorted", decimal_format="number")


def gathered(manifest: Manifest, payload: bytes) -> bytes:
    """The lists that the manifest asks for, in canonical JSON, in the order of the files' names.

    A payload that is no archive, or of a source that gathers nothing, is left as it is. Quarantined where the archive is
    damaged or unpacks to more than it may.
    """
    if not manifest.gather or not payload.startswith(GZIP):
        return payload
    lists: dict[str, list[Any]] = {name: [] for name in manifest.gather}
    for content in _contents(manifest, payload):
        for row in _objects(content):
            for name, fields in manifest.gather.items():
                if all(field in row for field in fields):
                    lists[name].append(row)
                    break
    return _CANONICAL.encode(lists)


def _contents(manifest: Manifest, payload: bytes) -> Iterator[Any]:
    """Each JSON file, decoded, sorted by name: an archive's own order may differ from one day to the next."""
    try:
        with tarfile.open(fileobj=io.BytesIO(_unpacked(manifest, payload))) as archive:
            files = [one for one in archive if one.isfile() and one.name.endswith(".json")][:MOST_FILES]
            for one in sorted(files, key=lambda file: file.name):
                if file := archive.extractfile(one):
                    yield _decoded(manifest, one.name, file.read())
    except (tarfile.TarError, OSError, EOFError) as error:
        raise Quarantined(f"{manifest.id}: its archive can't be read ({error}). It is set aside.") from error


def _unpacked(manifest: Manifest, payload: bytes) -> bytes:
    unpack = zlib.decompressobj(wbits=31)
    try:
        content = unpack.decompress(payload, manifest.max_bytes + 1)
    except zlib.error as error:
        raise Quarantined(f"{manifest.id}: its archive is damaged ({error}). It is set aside.") from error
    if len(content) > manifest.max_bytes or not unpack.eof:
        raise Quarantined(
            f"{manifest.id}: its archive ends too early, or unpacks to more than the {manifest.max_bytes:,} bytes that it "
            "may have. It is set aside; if it is sound, raise max_bytes in its source.toml."
        )
    return content


def _decoded(manifest: Manifest, path: str, content: bytes) -> Any:
    try:
        return _JSON.decode(content)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise Quarantined(
            f"{manifest.id}: {path[:200]!a} in its archive is no JSON ({error}). It is set aside."
        ) from error


def _objects(content: Any) -> Iterator[dict[str, Any]]:
    """A file holds one object, or a list of them."""
    for one in content if isinstance(content, list) else [content]:
        if isinstance(one, dict):
            yield one
