"""The gate between a capture and the ledger: too large, too little, or wildly unlike the last one stays outside."""

from __future__ import annotations

from steelyard.errors import Quarantined
from steelyard.sources.manifest import Manifest

SHRUNK, GROWN = 2, 3
"""A capture with less than a half, or more than three times, the claims of the last good one is not believed."""


def check_size(manifest: Manifest, size: int) -> None:
    """Quarantined where the payload has more bytes than the manifest allows."""
    if size > manifest.max_bytes:
        raise _refused(manifest, f"{size:,} bytes, more than the {manifest.max_bytes:,} that it may have", "max_bytes")


def check_claims(manifest: Manifest, claims: int, previous: int = 0) -> None:
    """Quarantined where the number of claims is out of bounds, or wildly different from `previous` (0 = none)."""
    if claims < manifest.min_claims:
        few = f"{claims:,} claims, fewer than the {manifest.min_claims:,} of a whole capture"
        raise _refused(manifest, few, "min_claims")
    if claims > manifest.max_claims:
        raise _refused(manifest, f"{claims:,} claims, more than the {manifest.max_claims:,} in reason", "max_claims")
    if previous and not manifest.by_hand and not previous <= claims * SHRUNK <= previous * GROWN * SHRUNK:
        raise Quarantined(
            f"{manifest.id}: {claims:,} claims, where the last good capture had {previous:,}. It is set aside and that "
            f"one stays in force; look at {manifest.url} to see whether the change is real."
        )


def _refused(manifest: Manifest, found: str, limit: str) -> Quarantined:
    return Quarantined(
        f"{manifest.id}: {found}. The capture is set aside and its last good one stays in force; if it is sound, "
        f"change {limit} in sources/{manifest.id.replace('-', '_')}/source.toml."
    )
