"""What text and links from sources must pass before any format shows them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

_WEB: Final = ("http://", "https://")
_GAP: Final = "\n\t\r\v\f\u2028\u2029\u00a0\u202f\u2003\u2009"


def clean(text: str) -> str:
    """Text without control characters, direction overrides and other invisible ones; what was a gap becomes a space."""
    if text.isprintable():
        return text
    return "".join([c if c.isprintable() else " " if c in _GAP else "" for c in text])


def web(url: Any) -> str:
    """A link that may be followed, http or https and without a space; "" for anything else."""
    text = str(url or "")
    return text if _leads(text) else ""


@lru_cache(maxsize=16384)
def _leads(text: str) -> bool:
    return text[:8].lower().startswith(_WEB) and text.isprintable() and " " not in text


def escaped(text: str) -> str:
    """Text that is safe between tags and within quoted attributes of HTML and SVG."""
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


@lru_cache(maxsize=16384)
def markup(text: str) -> str:
    """Text as `escaped`, remembered: for what pages repeat."""
    return escaped(text)
