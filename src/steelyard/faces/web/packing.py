"""Which encoding a client takes, and bodies in it: zstd, Brotli or gzip, as good as is quick."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import brotli  # type: ignore[import-untyped]
import zstandard

_SMALL: Final = 512
# Level 1 makes a comparison of two a twenty-fifth larger than level 3 does, in four fifths of the time; level 5 a seventh
# smaller, in twice the time. Most answers go out once, so that only what would be heavy on the wire is worth it: a comparison
# of six.
_LARGE: Final = 250_000
_quick: Final = zstandard.ZstdCompressor(level=1)
_tight: Final = zstandard.ZstdCompressor(level=5)
_PACKS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "zstd": lambda body: (_quick if len(body) < _LARGE else _tight).compress(body),
    "br": lambda body: brotli.compress(body, quality=4),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}


@lru_cache(maxsize=256)
def chosen(accepted: str) -> str:
    """The encoding that a client likes best, of equals the first of ours; "" for none."""
    liked = {"": 0.001}
    for item in accepted.lower().split(","):
        name, _, rest = item.partition(";")
        liked[name.strip()] = _weight(rest)
    ours = {name: liked.get(name, liked.get("*", 0.0)) for name in _PACKS}
    best = max(ours, key=lambda name: ours[name])
    return best if ours[best] > 0 else ""


def packed(body: bytes, encoding: str) -> tuple[bytes, str]:
    """The body in an encoding, and which that is; a small one stays as it is."""
    if not encoding or len(body) < _SMALL:
        return body, ""
    return _PACKS[encoding](body), encoding


def _weight(text: str) -> float:
    key, _, value = text.strip().partition("=")
    if key.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
