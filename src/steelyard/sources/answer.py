"""One answer over HTTP: time-outs, retries at the pace that a server asks for, caps on size and time, no surprises.

This is the only importer of httpx, and imports it only when a source is really read over HTTP.
"""

from __future__ import annotations

import socket
import time
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from steelyard.errors import Quarantined, Unreachable
from steelyard.sources.gate import check_size
from steelyard.sources.manifest import Manifest

if TYPE_CHECKING:
    import httpx

ATTEMPTS: Final = 4
DEADLINE: Final = 120.0
"""Seconds for one answer, however slowly it trickles."""
LONGEST_WAIT: Final = 60.0
"""A server that asks for more patience than this is asked again at the next sync instead."""
ABSENT: Final = frozenset({401, 403, 404, 410, 451})
"""What a server says of one thing among many that it does not have, or does not show to everybody."""


class Answer(NamedTuple):
    """What an address sent: the unpacked body and its tag."""

    body: bytes
    tag: str


class Missing(Unreachable):
    """The address has nothing for us: not there, or not for everybody."""


class _Again(Exception):
    """A passing failure, and how long to wait before the next attempt (None = as always)."""

    def __init__(self, problem: str, wait: float | None = None) -> None:
        super().__init__(problem)
        self.wait = wait


def new_client() -> httpx.Client:
    """A client with our name, time-outs, and at most three redirects."""
    import httpx

    return httpx.Client(
        headers={"User-Agent": "steelyard (+https://github.com/steelyard/steelyard)", "Accept-Encoding": "gzip"},
        timeout=httpx.Timeout(20.0, connect=10.0),
        follow_redirects=True,
        max_redirects=3,
    )


def ask(
    manifest: Manifest,
    address: str,
    *,
    client: httpx.Client,
    known: str | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Answer | None:
    """What `address` sends, or None where it still is what the tag `known` names; Unreachable after some patience.

    Missing where the address has nothing for us, Quarantined where what it sends can't be meant.
    """
    import httpx
    import stamina

    def passing(error: Exception) -> bool | float:
        if isinstance(error, _Again):
            return True if error.wait is None else error.wait
        passes = isinstance(error, httpx.TransportError) and not isinstance(error, httpx.UnsupportedProtocol)
        return passes and not _is_offline(error)

    try:
        for attempt in stamina.retry_context(on=passing, attempts=ATTEMPTS, timeout=DEADLINE, wait_initial=0.2):
            with attempt:
                return _once(manifest, address, known, client, clock)
    except (httpx.HTTPError, httpx.InvalidURL, _Again) as error:
        problem = f"{address} gives no answer: {str(error) or type(error).__name__}"
        instead = "The rest goes on without it" if known is None else "Its last good capture stays in force"
        raise Unreachable(f"{manifest.id}: {problem}. {instead}.") from error
    raise AssertionError  # a retry context either returns or raises


def _is_offline(error: BaseException | None) -> bool:
    """Whether not even the host's name is known: with no network, asking again only makes everybody wait."""
    while error is not None:
        if isinstance(error, socket.gaierror):
            return True
        error = error.__cause__ or error.__context__
    return False


def _once(
    manifest: Manifest, address: str, known: str | None, client: httpx.Client, clock: Callable[[], float]
) -> Answer | None:
    with client.stream("GET", address, headers=_conditions(known or "")) as response:
        if response.status_code == 304 and known is not None:  # noqa: PLR2004 - Not Modified
            return None
        _check_status(response)
        _check_type(manifest, response)
        tag = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
        return Answer(_body(manifest, response, clock), tag)


def _conditions(tag: str) -> dict[str, str]:
    if tag.startswith(('"', "W/")):
        return {"If-None-Match": tag}
    return {"If-Modified-Since": tag} if tag.endswith("GMT") else {}


def _check_status(response: httpx.Response) -> None:
    status = response.status_code
    if status == 429 or status >= 500:  # noqa: PLR2004 - too many requests, or the server's own trouble
        wait = _retry_after(response)
        if wait is not None and wait > LONGEST_WAIT:
            raise _refused(response, f"status {status}, and asks to come back in {wait:.0f} seconds")
        raise _Again(f"status {status}", wait)
    if status in ABSENT:
        raise Missing(f"{response.request.url} answers with status {status}. What is known stays in force.")
    if status != 200:  # noqa: PLR2004 - OK
        raise _refused(response, f"status {status}")


def _refused(response: httpx.Response, problem: str) -> Unreachable:
    return Unreachable(f"{response.request.url} answers with {problem}. What is known stays in force.")


def _retry_after(response: httpx.Response) -> float | None:
    """The seconds that the server asks for; a date there is left to our own pace."""
    seconds = response.headers.get("Retry-After", "")
    return float(seconds) if seconds.isascii() and seconds.isdigit() else None


def _check_type(manifest: Manifest, response: httpx.Response) -> None:
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind and kind not in manifest.content_types:
        problem = f"{response.request.url} sends {kind[:60]!r}, not {' or '.join(manifest.content_types)}"
        raise Quarantined(
            f"{manifest.id}: {problem}. It is set aside; look whether the address still is the right one."
        )


def _body(manifest: Manifest, response: httpx.Response, clock: Callable[[], float]) -> bytes:
    """The body, unpacked by ourselves so that no chunk of it can grow past the cap (a gzip bomb stops at the cap)."""
    encoding = response.headers.get("Content-Encoding", "identity").lower()
    if encoding not in {"identity", "gzip"}:
        problem = f"{response.request.url} sends {encoding[:40]!r}, though only gzip was asked for"
        raise Quarantined(f"{manifest.id}: {problem}. It is set aside.")
    unpack = zlib.decompressobj(wbits=47) if encoding == "gzip" else None
    body, started = bytearray(), clock()
    for chunk in response.iter_raw():
        try:
            body += unpack.decompress(chunk, manifest.max_bytes + 1 - len(body)) if unpack else chunk
        except zlib.error as error:
            problem = f"{response.request.url} says that it sends gzip, and does not ({error})"
            raise Quarantined(f"{manifest.id}: {problem}. It is set aside.") from error
        check_size(manifest, len(body))
        if clock() - started > DEADLINE:
            raise _refused(response, f"so little in {DEADLINE:.0f} seconds that it was given up")
    if unpack and not unpack.eof:
        problem = f"{response.request.url} sent a gzip stream that ends too early"
        raise Quarantined(f"{manifest.id}: {problem}. It is set aside.")
    return bytes(body)
