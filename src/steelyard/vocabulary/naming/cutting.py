"""Cutting a name into the path in front of it and the words that it is made of, with numbers and dates made whole.

`cut("accounts/fireworks/models/deepseek-v3p1")` has the path `accounts`, `fireworks`, `models` and the words
`deepseek`, `v3.1`. A date becomes one word that starts with "@": `@20250929`, `@2507` (year and month), `@0528` (month
and day).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from steelyard.vocabulary.naming.creators import creator_of
from steelyard.vocabulary.naming.dates import numbered
from steelyard.vocabulary.naming.decorations import PLACES, REGIONS, Decoration
from steelyard.vocabulary.naming.families import SPELLINGS
from steelyard.vocabulary.naming.glued import unglued
from steelyard.vocabulary.naming.rows import words

LONGEST: Final = 300
"""No model's name is longer; what is, is cut off unread."""


class Pieces(NamedTuple):
    """A name in pieces: the path in front, the words of the name, and the packaging that was already taken off."""

    path: tuple[str, ...]
    words: tuple[str, ...]
    taken: tuple[Decoration, ...]


_TAIL = re.compile(r"[-:]v?(\d+):(\d+)(?::[\da-z]+)?$|:(\d)$")
_DATE = re.compile(r"(?<!\d)(20[2-3]\d)[-._ ]?(0[1-9]|1[0-2])[-._ ]?([0-2]\d|3[01])(?!\d)")
_POINT = re.compile(r"(?<=\d)p(?=\d)")
_LOW_LINE = re.compile(r"(?<!\d)(\d{1,2})_(\d{1,2})(?![\dbmt])")
_ZERO = re.compile(r"(?<=-)v0-(?=\d(?:$|[-:@ ](?!\d)))")
_SMALL = re.compile(r"(?<=[a-z\d]-)(0-\d|1-[57])(?=b(?![a-z]))")
_BREAK = re.compile(r"[^a-z0-9.@=:]+|(?<!\d)\.|\.(?!\d)")
_BITS = r"(?<!\d)(\d)-?bits?(?![a-z])"
_THREE = re.compile(r"(?<![\d.])(\d)-(\d)-(\d)(?=-[a-z]|$)")
_MARKETING = (
    (r"nano[- ]banana[- ]pro", "gemini-3-pro-image"),
    (r"nano[- ]banana[- ]2(?![.\d])", "gemini-3.1-flash-image"),
    (r"nano[- ]banana(?![- ]?\d)", "gemini-2.5-flash-image"),
)
"""What Google calls its image models in public, and in its API."""

_SLASHED = r"\((\d\d)/(\d\d)\)"
_PLUS = re.compile(r"(?<=[a-z0-9])\+(?![^\s:@-])")
_INSIDE = r"\(([a-z][a-z0-9 .-]*\d[a-z0-9 .-]*)\)"
_TASKS = words(
    "text image video audio speech to edit edits fast turbo upscale inpaint fill generate generation redux outpaint "
    "lora trainer "
    "pro standard reference first last frame remix extend multi music stream i2v t2v r2v async community"
)


def cut(name: str) -> Pieces:
    """The pieces of a name, as anyone spells it."""
    text = _display(name[:LONGEST].strip().lower())
    path, text = _path(text)
    if "_" in text and "-" not in text:
        text = text.replace("_", "-")  # `llama_3_3_70b` stands for dashes, `Llama-3_3-70B` for a point
    text, taken = _packaging(text)
    for marketing, ours in _MARKETING if "banana" in text else ():
        text = re.sub(marketing, ours, text)
    text = _ZERO.sub("v0.", text) if "v0-" in text else text
    text = _THREE.sub(r"\1.\2.\3", text)
    text = _SMALL.sub(_pointed, text) if "-1-" in text or "-0-" in text else text
    text = re.sub(_BITS, r"\1bit", text) if "bit" in text else text
    text = _DATE.sub(lambda date: f" @{'' if date[0].isdigit() else '='}{date[1]}{date[2]}{date[3]} ", text)
    text = _LOW_LINE.sub(r"\1.\2", _POINT.sub(".", text))
    words: list[str] = []
    for word in _BREAK.split(text):
        for part in word.replace("@", " @").replace(":", " :").split():
            words += [part] if _tag(part) else unglued(part.removeprefix(":"))
    return Pieces(path, tuple(numbered([w for w in words if w not in {"", "@", ":"}])), taken)


def _pointed(size: re.Match[str]) -> str:
    return size[0].replace("-", ".")


def name_of(name: str) -> str:
    """The last part of a name: without its path, its task and what Bedrock joins in front by dots."""
    return _path(_display(name[:LONGEST].strip().lower()))[1]


def _display(text: str) -> str:
    """`Meta: Llama 3.3 70B (free)` → `meta/llama 3.3 70b  free `; a path's own brackets go too."""
    text = re.sub(_SLASHED, r" \1-\2 ", text) if "(" in text else text
    text = _PLUS.sub("-plus", text) if "+" in text else text
    if ": " in text:
        head, _, rest = text.partition(": ")
        text = f"{head.replace(' ', '-')}/{rest}"
    inside = re.search(_INSIDE, text) if "(" in text else None
    if inside and inside[1].split("-")[0].split(" ")[0] in SPELLINGS:
        return inside[1].strip()  # Nano Banana (Gemini 2.5 Flash Image)
    text = text.lstrip("~")
    for mark in "[]()":
        text = text.replace(mark, " ")
    return text.replace("--", "/").replace("{", " ").replace("}", " ").strip()


def _path(text: str) -> tuple[tuple[str, ...], str]:
    if text.startswith(("hf:", "ft:")):
        text = text.replace(":", "/", 1)
    head, colon, rest = text.partition(":")
    if colon and "/" not in rest and _named(rest) and not _named(head.rpartition("/")[2]):
        text = f"{head}/{rest}"
    segments = [s for s in re.split(r"/|:(?=[a-z-]+/)", text.replace("@cf/", "cf/").replace("@hf/", "hf/")) if s]
    if not segments:
        return (), ""
    *path, last = segments
    while path and len(path) > 1 and all(w in _TASKS or not w for w in _BREAK.split(last)):
        path, last = path[:-1], path[-1]  # fal: openai/gpt-image-1/edit is a task of gpt-image-1
    while path and not creator_of(path[-1]) and (re.match(r"v\d", last) or _continues(path[-1], last)):
        path, last = path[:-1], f"{path[-1]}-{last}"
    return _dotted(path, last.strip())


def _named(text: str) -> bool:
    """Whether a family stands in a name: `modelhub:qwen3.9-max` has a place in front of its colon, not a tag behind."""
    words = [word for word in _BREAK.split(_POINT.sub(".", text.partition(":")[0].replace("@", " "))) if word]
    return text[:1].isalpha() and any(unglued(word)[0] in SPELLINGS for word in words[:4])


def _continues(before: str, last: str) -> bool:
    """Whether a segment goes on with the name in front of it: `gpt-image-2.5/flare`, `flux/dev`."""
    words, more = ([part for word in _BREAK.split(text) if word for part in unglued(word)] for text in (before, last))
    named = any(word in SPELLINGS and word not in PLACES for word in words)  # acme-labs is a maker, labs-devstral a name
    return named and not any(word in SPELLINGS for word in more)


def _dotted(path: list[str], text: str) -> tuple[tuple[str, ...], str]:
    """Bedrock joins region, creator and name by dots: `us.anthropic.claude-…`."""
    head, dot, rest = text.partition(".")
    while dot and rest and (head in REGIONS or creator_of(head) or head in {"system", "ai"}) and rest[0].isalpha():
        path.append(head)
        text = rest
        head, dot, rest = text.partition(".")
    return tuple(path), text


def _packaging(text: str) -> tuple[str, tuple[Decoration, ...]]:
    """`-v1:0` is Bedrock's packaging; `-v0:2` and `claude-v2:1` are versions; `-v2:0` without a date is one too."""
    tail = _TAIL.search(text)
    if not tail:
        return text, ()
    body, major, minor = text[: tail.start()], tail[1], tail[2]
    if major == "0" or (major and body.endswith("claude")):
        return f"{body}-v{major}.{minor}", ()
    if major is None and not body:
        return text, ()
    if major and int(major) > 1 and not _DATE.search(body):
        body = f"{body}-v{major}"
        return body, (Decoration(f":{minor}", "packaging", "the host's packaging of the same model"),)
    return body, (Decoration(tail[0], "packaging", "the host's packaging of the same model"),)


def _tag(word: str) -> bool:
    """A host's tag behind a colon (`:free`, `:1024` tokens of thinking); not a size or version there (`:70b`)."""
    return word[0] == ":" and (word[1:2].isalpha() or (word[1:].isdigit() and len(word) > 4))  # noqa: PLR2004
