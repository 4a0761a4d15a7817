"""Reading LiteLLM's keys: which part is its own routing, which a region or an edition, which the provider's own name.

azure/eu/gpt-4o                                  gpt-4o, in region eu
bedrock/us-east-1/6-month-commitment/cohere.x    cohere.x, in region us-east-1, edition "6-month-commitment"
1024-x-1024/50-steps/bedrock/amazon.nova-canvas  amazon.nova-canvas, edition "1024-x-1024 50-steps"
fireworks_ai/accounts/fireworks/models/kimi-k3   accounts/fireworks/models/kimi-k3
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SIZE = re.compile(r"(\d+|max)-x-(\d+|max)$|(\d+|max)-steps$|\d+-month-commitment$")
_QUALITY = {"low", "medium", "high", "hd", "standard"}
_AWS_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d$")
_AZURE_REGIONS = {region: region for region in ("eu", "us", "apac", "us-gov", "global")} | {"global-standard": "global"}

_ROUTES = {"azure_text": "azure", "amazon_nova": "amazon-nova"}
"""Providers whose keys begin with another word than their name."""

_MODES = {"bedrock": {"invoke"}, "azure": {"speech"}}
"""Words behind the provider that choose an API of it, not a model."""

_SERVICES = {"bedrock": {"claude_platform"}}
"""Words behind the provider that name another service of the same house, with prices of its own."""

_ECHO = re.compile(r"gemini-(?=gemma-)")
"""The map writes its word for Google's API in front of two open models of the same house, which nobody calls so."""


class Key(NamedTuple):
    """A key of the map, read: the provider, its own name of the model, the region and the edition, "" = none."""

    provider: str
    name: str
    region: str = ""
    size: str = ""


def read_key(key: str, provider: str) -> Key:
    """`key` of an entry whose `litellm_provider` is `provider`."""
    parts, sizes = _without_sizes(key.split("/"))
    if len(parts) > 1 and _routes(parts[0], provider):
        parts, more = _without_sizes(parts[1:])
        sizes += more
    house = provider.partition("_")[0]
    if len(parts) > 1 and parts[0] in _MODES.get(house, ()):
        parts = parts[1:]
    if len(parts) > 1 and parts[0] in _SERVICES.get(house, ()):
        return Key(f"{provider}/{parts[0]}", "/".join(parts[1:]))
    region = _region(parts[0], house) if len(parts) > 1 else None
    if region is not None:
        parts, more = _without_sizes(parts[1:])
        sizes += more
    return Key(provider, _ECHO.sub("", "/".join(parts)), region or "", " ".join(sizes))


def _without_sizes(parts: list[str]) -> tuple[list[str], list[str]]:
    taken = 0
    while taken < len(parts) - 1 and (
        _SIZE.match(parts[taken]) or (parts[taken] in _QUALITY and _SIZE.match(parts[taken + 1]))
    ):
        taken += 1
    return parts[taken:], parts[:taken]


def _routes(word: str, provider: str) -> bool:
    # "vertex_ai-language-models" and the like say which part of Vertex it is; their keys begin with "vertex_ai".
    return word in {provider, provider.partition("-")[0], _ROUTES.get(provider, provider)}


def _region(word: str, house: str) -> str | None:
    """The region that `word` names, "" for all of them ("*"), None where it is no region."""
    if house == "azure":
        return _AZURE_REGIONS.get(word)
    if house == "bedrock":
        return "" if word == "*" else word if _AWS_REGION.match(word) else None
    return None
