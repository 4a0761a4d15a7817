"""A source that is asked about things one by one: its answers under their names, as one capture.

What to ask about comes from what we hold. It is asked seldom, one after another, with a pause between.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from steelyard.errors import Quarantined, Unreachable
from steelyard.sources.answer import Missing, ask
from steelyard.sources.gate import check_size
from steelyard.sources.manifest import Manifest

if TYPE_CHECKING:
    import httpx

_JSON = msgspec.json.Decoder(float_hook=Decimal)
_CANONICAL = msgspec.json.Encoder(order="sorted", decimal_format="number")


def is_fresh(manifest: Manifest, observed_at: str, at: str) -> bool:
    """Whether the last capture is too young to ask again."""
    return (date.fromisoformat(at[:10]) - date.fromisoformat(observed_at[:10])).days < manifest.every_days


def gathered(
    manifest: Manifest,
    address: str,
    names: Sequence[str],
    *,
    client: httpx.Client,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> bytes:
    """The answers to `names`, at most as many as the manifest allows; what is not there, or not for everybody, is left out.

    Unreachable as a whole where one gets no answer, or where there is nothing to ask about yet.
    """
    if not names:
        raise Unreachable(
            f"{manifest.id}: nothing that is known yet names what it could be asked about. It is asked at the next sync."
        )
    answers: dict[str, Any] = {}
    size = 0
    for at, name in enumerate(names[: manifest.most]):
        if at:
            sleep(manifest.pause)
        try:
            answer = ask(manifest, address.replace("{name}", quote(name)), client=client, clock=clock)
        except Missing:
            continue
        if answer is not None:
            size += len(answer.body)
            check_size(manifest, size)
            answers[name] = _decoded(manifest, name, answer.body)
    return _CANONICAL.encode(answers)


def _decoded(manifest: Manifest, name: str, body: bytes) -> Any:
    try:
        return _JSON.decode(body)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise Quarantined(f"{manifest.id}: its answer on {name!a} is no JSON ({error}). It is set aside.") from error
