"""What changed lately, as the web tells it: the newest few for the front page, and the Atom feed."""

from __future__ import annotations

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from steelyard.catalog.entries import Change
from steelyard.faces.book.shelf import Shelf
from steelyard.render import links
from steelyard.render.numbers import exact, label
from steelyard.render.pages.changes import grouped, said_of, where
from steelyard.render.safe import markup

MOST: Final = 300
FEED: Final = "/changes.atom"
_FED: Final = 50
_NEWEST: Final = 6


def lately(shelf: Shelf) -> list[list[Change]]:
    """What changed last of a few models, the most widely served ones of a day first; new models have a list of their own."""
    past = [of for of in grouped(_past(shelf)[:MOST]) if of[0].kind != "released" and of[0].id in shelf.lines]
    served = {of[0].id: len(shelf.lines[of[0].id].providers) for of in past}
    by_model: dict[str, list[Change]] = {}
    for of in past:
        by_model.setdefault(of[0].id, of)
    return sorted(by_model.values(), key=lambda of: (of[0].day, served[of[0].id]), reverse=True)[:_NEWEST]


def _past(shelf: Shelf) -> list[Change]:
    return [one for one in shelf.cat.changes() if one.day <= shelf.cat.today]


def atom(shelf: Shelf) -> str:
    """The latest changes as an Atom feed, whose ids are the same at whichever address it is read."""
    changed = _past(shelf)[:_FED]
    last = changed[0].day if changed else shelf.snapshot.at
    own = f'<link rel="self" type="application/atom+xml" href="{markup(shelf.whole(FEED))}"/>\n' if shelf.base else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>Steelyard: changes</title>\n<id>{_id('changes')}</id>\n{own}"
        f'<link rel="alternate" type="text/html" href="{markup(shelf.whole("/changes"))}"/>\n'
        f"<updated>{_moment(last)}</updated>\n<author><name>Steelyard</name></author>\n"
        f"{''.join(_entry(one, shelf.whole(links.model(one.id)), shelf.cat.today) for one in changed)}</feed>\n"
    )


def _entry(one: Change, address: str, today: str) -> str:
    about = f" ({where(one)})" if one.endpoint else ""
    title = f"{one.name}: {said_of(one, today)}{about}"
    return (
        f'<entry><title>{markup(title)}</title><id>{_id(*_parts(one))}</id><link rel="alternate" href="{markup(address)}"/>'
        f"<updated>{_moment(one.day)}</updated></entry>\n"
    )


def _parts(one: Change) -> tuple[str, ...]:
    """What tells one change from every other."""
    what = label(one.after.property, one.after.qualifiers) if one.before else one.kind
    values = [exact(one.after.property, known.value) if known else "" for known in (one.before, one.after)]
    return one.id, one.day, what, where(one), *values


def _id(*parts: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '|'.join(('steelyard', *parts)))}"


def _moment(day: str) -> str:
    """A day, or the first one of a month or year of which no more is known, as Atom wants it."""
    return f"{day[:10]}{'-01-01'[len(day) - len('2026-01-01') :] if len(day) < len('2026-01-01') else ''}T00:00:00Z"
