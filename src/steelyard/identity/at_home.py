"""An unlisted name where it stands: at its creator's own API it is that creator's, behind a router it is nobody's."""

from __future__ import annotations

from steelyard.identity.tables import Tables
from steelyard.vocabulary.naming import Reading, slug
from steelyard.vocabulary.naming.rows import words
from steelyard.vocabulary.naming.traits import EVERYDAY, LENT

SHARED = frozenset(
    {
        "amazon-bedrock",
        "azure",
        "google-vertex",
        "nvidia",
        "alibaba",
        "alibaba-cn",
        "volcengine",
        "watsonx",
        "databricks",
    }
)
"""First parties that also sell what others make: a name that says nothing need not be their own."""


_ROUTERS = words("auto arena tc adaptive router model model_router route free balanced best custom default search")
"""First words of what picks a model per request, and is none."""


_TOOLS = words(
    "erase inpaint outpaint sketch structure style transfer remove replace search and recolor relight background "
    "conservative creative fast upscale stable document layout read prebuilt doc intelligence image control object guide"
)
"""Words of what a host does to pictures and pages: a name of nothing else is a tool, not a model."""

_CHANGING = ("preset", "stealth", "poetools")
"""Segments in front of what may be another model tomorrow, whose creator is not told, or that is a tool."""


def at_home(reading: Reading, host: str, tables: Tables) -> Reading:
    """An unlisted name gets its creator from where it stands, or loses one that only routes."""
    if _serves(reading):
        return reading._replace(creator="")
    if reading.listed:
        return _everyday(reading, tables.owners.get(host, "") if host not in SHARED else "")
    org = slug(reading.org)
    routes = org.startswith(("stealth", "community", "preset", "streaming")) or (
        bool(host) and org.startswith(slug(host))
    )
    if reading.creator and (routes or org in tables.providers) and tables.providers.get(org) not in tables.owners:
        return reading._replace(creator="")
    if not reading.creator and host in tables.owners and host not in SHARED:
        return reading._replace(creator=tables.owners[host])
    return reading


def _serves(reading: Reading) -> bool:
    """Whether it is a router, a preset or a tool, and no model."""
    if any(taken.text.startswith(_CHANGING) and taken.kind == "provider_prefix" for taken in reading.decorations):
        return True
    if reading.listed:
        return reading.family == "stable-image" and bool(reading.words) and _TOOLS.issuperset(reading.words)
    said = reading.family.replace("_", "-").split("-")
    return said[0] in _ROUTERS or _TOOLS.issuperset(said)


def _everyday(reading: Reading, owner: str) -> Reading:
    """A family that is also a word is, at another creator's own API, that creator's: Deepgram's Nova, Voyage's rerank."""
    if not owner or owner == reading.creator or reading.family not in EVERYDAY or reading.family in LENT:
        return reading
    # `streaming/nova-3` only says how it is served; `acme/nova-3` says whose it is.
    whose = reading.org and not any(d.text == reading.org and d.kind == "provider_prefix" for d in reading.decorations)
    return reading if whose else reading._replace(creator=owner)
