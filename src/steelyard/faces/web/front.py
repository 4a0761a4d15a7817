"""The front of the house, before any route: bounds, rate limit, revalidation, kept answers, encodings, safety headers."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from steelyard.errors import StorageError
from steelyard.faces.book.frame import edition
from steelyard.faces.web.desk import Desk
from steelyard.faces.web.packing import chosen, packed
from steelyard.faces.web.rate import Rate
from steelyard.faces.web.shelved import Answer, Headers, Kept
from steelyard.render.json import encode

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]

LONGEST: Final = 4096
_POLICY: Final = (
    b"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    b"base-uri 'none'; frame-ancestors 'none'"
)
_SAFE: Final[Headers] = [
    (b"content-security-policy", _POLICY), (b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"), (b"cross-origin-opener-policy", b"same-origin"), (b"vary", b"accept-encoding"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]
_FRESH: Final = (b"cache-control", b"public, max-age=300, stale-while-revalidate=86400")
_FOREVER: Final = (b"cache-control", b"public, max-age=31536000, immutable")
_NEVER: Final = (b"cache-control", b"no-store")
_UNCACHED: Final = ("/healthz", "/healthz/")
_DRAWN: Final = 5


class Front:
    """Stands before the routes; what it has answered once it answers again without them."""

    def __init__(self, app: App, desk: Desk) -> None:
        self.app, self.desk = app, desk
        self.kept = Kept()
        self.rate = Rate(desk.settings.rate) if desk.settings.rate else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        answer = await self.answer({**scope, "method": "GET"} if head else scope, receive)
        body = b"" if head else answer.body
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": body})

    async def answer(self, scope: Scope, receive: Receive) -> Answer:
        """The answer, from what is kept or from the routes."""
        asked = {name: value for name, value in scope["headers"] if name in _READ}
        path, query = scope["path"], scope["query_string"].decode("latin-1")
        if len(path) + len(query) > LONGEST:
            return plain(path, 414, f"This address is too long; at most {LONGEST} characters are read.")
        if self.rate and path not in _UNCACHED and (wait := self.rate.wait(self.client(scope, asked), cost(path))):
            pause = math.ceil(wait)
            return plain(path, 429, f"Too many requests; wait {pause} s.", [(b"retry-after", str(pause).encode())])
        try:
            shelf = self.desk.shelf()
        except StorageError:
            return plain(path, 503, "No snapshot is in service yet. `steelyard sync` makes one.", [(b"retry-after", b"30")])
        encoding = chosen(asked.get(b"accept-encoding", b"").decode("latin-1"))
        host = asked.get(b"host", b"").decode("latin-1")
        key = ((scope.get("raw_path") or path.encode()).decode("latin-1"), query, encoding, host)
        tag = self.tag(shelf.snapshot.digest, shelf.cat.today, key)
        cacheable = scope["method"] == "GET" and path not in _UNCACHED
        if cacheable and tag in known(asked.get(b"if-none-match", b"")):
            return Answer(304, [(b"etag", tag), lasting(path), *_SAFE], b"")
        found = self.kept.get(shelf, key) if cacheable else None
        if found is None:
            found = finished(await called(self.app, scope, receive), encoding, tag if cacheable else b"", path)
            if cacheable and found.status < 400:  # noqa: PLR2004 - what failed is not kept
                self.kept.put(shelf, key, found)
        return found

    def client(self, scope: Scope, asked: dict[bytes, bytes]) -> str:
        """Who asks: the peer, or whom a trusted proxy names."""
        if self.desk.settings.proxied and (named := asked.get(b"x-forwarded-for")):
            return named.rpartition(b",")[2].strip().decode("latin-1")
        return str((scope.get("client") or ("", 0))[0])

    def tag(self, digest: str, day: str, key: tuple[str, ...]) -> bytes:
        """Names an answer: the snapshot, the day, what was asked, and what pages are made with."""
        asked = hashlib.blake2b("\0".join((edition(), day, *key)).encode(), digest_size=8).hexdigest()
        return f'"{digest[:16]}-{asked}"'.encode()


_READ: Final = frozenset({b"accept-encoding", b"if-none-match", b"host", b"x-forwarded-for"})


def cost(path: str) -> int:
    """How many requests an answer counts as: a picture is as much work as some pages."""
    return _DRAWN if path.endswith(".png") else 1


def plain(path: str, status: int, text: str, more: Headers | None = None) -> Answer:
    """A refusal in one line; to a program, in the words of the API."""
    told = path.startswith("/api/")
    said = encode({"error": {"status": status, "message": text, "candidates": []}}, indent=0) if told else text
    body, media = f"{said}\n".encode(), b"application/json" if told else b"text/plain; charset=utf-8"
    headers = [(b"content-type", media), (b"content-length", str(len(body)).encode()), _NEVER]
    return Answer(status, [*headers, *_SAFE, *(more or [])], body)


async def called(app: App, scope: Scope, receive: Receive) -> Answer:
    """What the routes answer, whole."""
    status, headers, parts = 500, list[tuple[bytes, bytes]](), list[bytes]()

    async def take(message: MutableMapping[str, Any]) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], list(message["headers"])
        else:
            parts.append(message.get("body", b""))

    await app(scope, receive, take)
    return Answer(status, headers, b"".join(parts))


def finished(raw: Answer, encoding: str, tag: bytes, path: str) -> Answer:
    """An answer with its encoding and every header that it should have."""
    body, used = packed(raw.body, "" if (b"content-type", b"image/png") in raw.headers else encoding)
    headers = [(name, value) for name, value in raw.headers if name.lower() != b"content-length"]
    headers.append((b"content-length", str(len(body)).encode()))
    if used:
        headers.append((b"content-encoding", used.encode()))
    good = bool(tag) and raw.status < 400  # noqa: PLR2004 - what failed is not kept
    if good:
        headers.append((b"etag", tag))
    return Answer(raw.status, [*headers, lasting(path) if good else _NEVER, *_SAFE], body)


def lasting(path: str) -> tuple[bytes, bytes]:
    """For how long an answer may be kept: what its name changes with, for ever."""
    return _FOREVER if path.startswith("/static/") else _FRESH


def known(header: bytes) -> set[bytes]:
    """The tags of a list of them, weak or strong."""
    return {tag.strip().removeprefix(b"W/") for tag in header.split(b",")}
