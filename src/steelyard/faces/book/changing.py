"""What changed lately, read from the spans of facts: prices of endpoints, releases, retirements; and the Atom feed of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from steelyard.api import Catalogue
from steelyard.catalog.entries import Endpoint, Known, Summary
from steelyard.faces.book.shelf import Shelf
from steelyard.render import links
from steelyard.render.numbers import label, money
from steelyard.render.pages.changes import Change
from steelyard.render.safe import markup

MOST = 300
_FED = 50
FEED: Final = "/changes.atom"
_METERS = ("price.input", "price.output", "price.cache_read")


@lru_cache(maxsize=2)
def changes(cat: Catalogue) -> tuple[Change, ...]:
    """Everything dated that is known, the latest first."""
    found = [one for line in cat.snapshot.summaries if not line.alias for one in _of(cat, line)]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.day, one.id, one.what), reverse=True))


def past(shelf: Shelf) -> list[Change]:
    """What has happened by today."""
    return [one for one in changes(shelf.cat) if one.day <= shelf.cat.today][:MOST]


def coming(shelf: Shelf) -> list[Change]:
    """What is announced, the next first."""
    return [one for one in reversed(changes(shelf.cat)) if one.day > shelf.cat.today][:MOST]


def _of(cat: Catalogue, line: Summary) -> Iterator[Change]:
    model = cat.snapshot.model(line.id)
    facts = {known.property: known.value for known in model.facts if known.value and not known.until and not known.qualifiers}
    if line.released and len(line.released) == len("2026-01-01"):
        price = money(line.price_input) if line.price_input else ""
        yield Change(line.released, line.id, line.name, "released", "", price)
    if retired := facts.get("retirement_date"):
        yield Change(str(retired), line.id, line.name, "retired" if retired <= cat.today else "retires", "", "")
    for endpoint in model.endpoints:
        yield from _prices(endpoint, line)


def _prices(endpoint: Endpoint, line: Summary) -> Iterator[Change]:
    """Plain prices that took the place of others on a known day."""
    ended = {(k.property, k.qualifiers, k.until): k for k in endpoint.facts if k.until and k.property in _METERS}
    for known in endpoint.facts:
        before = ended.get((known.property, known.qualifiers, known.since)) if known.since else None
        if before is not None and known.value != before.value:
            what = label(known.property, known.qualifiers)
            where = f"{endpoint.provider_name}: {endpoint.ref}"
            yield Change(known.since, line.id, line.name, what, _said(before), _said(known), where)


def _said(known: Known) -> str:
    return money(str(known.value)) if known.value is not None else ""


def atom(shelf: Shelf) -> str:
    """The latest changes as an Atom feed, whose ids are the same at whichever address it is read."""
    changed = past(shelf)[:_FED]
    own = f'<link rel="self" type="application/atom+xml" href="{markup(shelf.whole(FEED))}"/>\n' if shelf.base else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>Steelyard: changes</title>\n<id>{_id('changes')}</id>\n{own}"
        f'<link rel="alternate" type="text/html" href="{markup(shelf.whole("/changes"))}"/>\n'
        f"<updated>{_moment(shelf.snapshot.at)}</updated>\n<author><name>Steelyard</name></author>\n"
        f"{''.join(_entry(one, shelf.whole(links.model(one.id))) for one in changed)}</feed>\n"
    )


def _entry(one: Change, address: str) -> str:
    moved = f" {one.before} → {one.after}" if one.before else ""
    title = f"{one.name}: {one.what}{moved}{f' ({one.about})' if one.about else ''}"
    id_ = _id(one.id, one.day, one.what, one.about, one.before, one.after)
    return (
        f'<entry><title>{markup(title)}</title><id>{id_}</id><link rel="alternate" href="{markup(address)}"/>'
        f"<updated>{_moment(one.day)}</updated></entry>\n"
    )


def _id(*parts: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '|'.join(('steelyard', *parts)))}"


def _moment(day: str) -> str:
    """A day, or the first one of a month or year of which no more is known, as Atom wants it."""
    return f"{day[:10]}{'-01-01'[len(day) - len('2026-01-01'):] if len(day) < len('2026-01-01') else ''}T00:00:00Z"
