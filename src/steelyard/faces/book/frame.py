"""The frame around every page: head, style, script; and the forms, from templates. Everything else is finished markup."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from minijinja import Environment, safe

from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.twins import KINDS, beside
from steelyard.home import data_folder
from steelyard.render.card import in_text
from steelyard.render.html import style
from steelyard.render.json import encode
from steelyard.render.safe import clean, markup

_HERE: Final = Path(__file__).parent
_MARK: Final = 10
_WIDE: Final = re.compile(r"[^\x00-\x7f]+")
_PLACE: Final = "\0"
_CALLED: Final = {".json": "This page as JSON", ".md": "Markdown"}
_SAID: Final = '<p id="said" class="vh" role="status"></p>\n'
"""Where the script says that an answer has come, to those who do not see it."""


def framed(leaf: Leaf, shelf: Shelf) -> bytes:
    """The whole document."""
    own = {"title": leaf.title, "description": leaf.description}
    own |= {twin: shelf.links.to(beside(leaf.address, twin)) for twin in leaf.twins}
    if shelf.base and leaf.address:
        own["canonical"] = shelf.whole(leaf.address)
    if shelf.base and leaf.picture:
        own |= {"picture": f"{shelf.base}{leaf.picture}", "alt": in_text(leaf.card) if leaf.card else ""}
    own = {name: markup(text) for name, text in own.items()}
    if shelf.base and leaf.graph:
        own["graph"] = in_script([{"@context": "https://schema.org", **part} for part in leaf.graph])
    parts = _head(shelf.links.root, tuple(own), leaf.twins, listed=leaf.listed, live=shelf.live)
    head = [own[part] if place % 2 else part for place, part in enumerate(parts)]
    return "".join([*head, *leaf.body, _also(leaf, shelf), _SAID if shelf.live else "", "</body>\n</html>\n"]).encode()


def _also(leaf: Leaf, shelf: Shelf) -> str:
    """The same page in other forms and what machines read, at its foot; a comparison has its own ways at its head."""
    if not leaf.address or leaf.address.startswith("/compare/"):
        return ""
    ways = [(beside(leaf.here or leaf.address, twin), _CALLED[twin]) for twin in leaf.twins]
    ways += [("/changes.atom", "Feed of changes"), *([("/api/openapi.json", "API")] if shelf.live else [])]
    said = "".join([f'<a href="{markup(shelf.links.to(to))}">{text}</a>' for to, text in ways])
    return f'<nav class="also" aria-label="Other forms">{said}</nav>\n'


@lru_cache(maxsize=256)
def _head(root: str, own: tuple[str, ...], twins: tuple[str, ...], *, listed: bool, live: bool) -> list[str]:
    """The head of pages that have the same things in it, in parts: every second one is the name of what is each page's own.
    The template is filled in once for all of them, with these names in their places.
    """
    places = {name: safe(f"{_PLACE}{name}{_PLACE}") for name in own}
    filled_in = environment().render_template(
        "head.html", **{name: place for name, place in places.items() if name not in twins},
        root=root, style=named("css"), script=named("js"), icon=named("svg"), listed=listed, live=live,
        twins=[(KINDS[twin], places[twin]) for twin in twins],
    )
    return filled_in.split(_PLACE)


def filled(template: str, **values: Any) -> str:
    """A piece of markup from a template; every value is escaped."""
    return environment().render_template(template, **values)


@cache
def environment() -> Environment:
    """Templates of this package; names end in .html, so that everything is escaped."""
    return Environment(
        loader=lambda name: (_HERE / "templates" / name).read_text("utf-8"),
        trim_blocks=True, lstrip_blocks=True,
    )


@cache
def assets() -> dict[str, tuple[str, bytes]]:
    """Files beside the pages, by a name that holds their digest: media type and content."""
    made = {
        "css": ("text/css", close(style() + (_HERE / "static" / "web.css").read_text("utf-8"))),
        "js": ("text/javascript", spare((_HERE / "static" / "steelyard.js").read_text("utf-8"))),
        "svg": ("image/svg+xml", (_HERE / "static" / "steelyard.svg").read_text("utf-8")),
    }
    return {f"steelyard.{mark(text)}.{ending}": (media, text.encode()) for ending, (media, text) in made.items()}


def spare(script: str) -> str:
    """A script without its lines of comment and its indents, which only those need who read the source."""
    lines = [line.strip() for line in script.splitlines()]
    return "".join([f"{line}\n" for line in lines if line and not line.startswith("//")])


def close(sheet: str) -> str:
    """A style sheet without its comments and what is blank between its rules."""
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)).strip() + "\n"


@cache
def named(ending: str) -> str:
    """The name of the style sheet ("css"), the script ("js") or the sign of the house ("svg")."""
    return next(name for name in assets() if name.endswith(f".{ending}"))


@cache
def edition() -> str:
    """Names what pages are made with: another file of the package, another workload or profile, another edition."""
    from importlib.metadata import version  # it reads mail headers, and loads what that takes

    told = hashlib.sha256(version("steelyard").encode())
    for path in _made_with():
        told.update(f"{path.name} {path.stat().st_size}\n".encode() + path.read_bytes())
    return told.hexdigest()[:_MARK]


def _made_with() -> Iterator[Path]:
    """Files that shape pages: all of the package but compiled code; of data/, what no snapshot holds."""
    for at, folders, names in os.walk(_HERE.parents[1]):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "data"))
        yield from (Path(at, name) for name in sorted(names))
    if data := data_folder():
        yield from sorted(path for kind in ("workloads", "profiles") for path in (data / kind).glob("*.toml"))


def mark(text: str) -> str:
    """A short digest of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK]


def in_script(value: Any) -> str:
    """JSON that can't end the element that it stands in; in ASCII, as the page around it."""
    text = encode(value, indent=0).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return text if text.isascii() else _WIDE.sub(lambda found: json.dumps(found[0])[1:-1], clean(text))

