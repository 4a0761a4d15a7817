"""Receipts in HTML: a slip opens in place under the figure that it proves, without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from steelyard.catalog.entries import Known
from steelyard.render.evidence import Bundle, Evidence, Slip, Stub
from steelyard.render.page import Cell, Row
from steelyard.render.safe import markup, named

MARKED = {
    "disputed": f'<small class="mark">{markup("≠ disputed")}</small>',
    "estimated": '<small class="mark">estimate</small>',
    "zero": '<small class="mark">? unclear</small>',
}
"""What stands behind a value whose standing is not plain, in a word."""
_AND = '<span class="vh">; </span>'
"""What parts a value from what is said beside it, for those who hear the page: nobody has "1M endpoints"."""


def figure(cell: Cell, prove: Callable[[Known | None, str], str] | None, link: str = "", before: str = "",
           after: str = "", *, alone: bool = False, phrase: bool = False) -> str:
    """What stands in a cell, with its receipt folded under it where it has one; else it may lead to another page.

    What has both says below, by its id, what it leads to. `prove` writes the receipt of a fact, given the entry that holds it;
    `before` and `after` are markup of the caller's own. Of those that stand `alone`, only one is open at a time. In a
    `phrase`, days are not broken at their hyphens.
    """
    if not cell.text:
        return ""
    said = f'<span class="v">{named(cell.text) if phrase else markup(cell.text)}</span>'
    if link and (cell.known is None or prove is None):
        said = f'<a href="{link}">{said}</a>'
    said = before + said + after
    if cell.best:
        said += ' <b class="star">&#9733;<span class="vh"> best of the row</span></b>'
    if cell.status in MARKED:
        said += f" {MARKED[cell.status]}"
    if cell.stale:
        said += ' <small class="mark">&#8224; stale</small>'
    if cell.by or cell.beside:
        said += "".join(f'{_AND}<span class="beside">{markup(words)}</span>' for words in (cell.by, cell.beside) if words)
    if prove is None or (cell.known is None and not (cell.holder and cell.status == "not_documented")):
        return said
    group = ' name="r"' if alone else ""
    on = f'<a class="beside" href="{link}">{markup(str(cell.known.value))}</a>' if link and cell.known else ""
    return f"<details{group}><summary>{said}</summary>{prove(cell.known, cell.holder)}</details>{on}"


def slip(of: Slip) -> str:
    """The receipt of one fact."""
    parts = [f'<div class="slip"><p class="status">{markup(of.status)}</p>', _stubs(of.believed)]
    for title, stubs in (("Says otherwise", of.against), ("Set aside", of.aside)):
        if stubs:
            parts.append(f'<p class="camp">{title}</p>{_stubs(stubs)}')
    mend = f" {link(of.correct, 'Correct this' if of.believed else 'Add it')}" if of.correct else ""
    return "".join([*parts, f'<p class="rule">{markup(of.rule)}{mend}</p></div>'])


def bundle(row: Row, label: str, evidence: Evidence | None, *, link: str = "") -> str:
    """A row's label, with the receipts of everything in the row folded under it; a link leads on from there."""
    said = evidence.bundles(row) if evidence and row.facts else []
    if not said:
        return f'<a href="{link}">{label}</a>' if link else label
    on = f'<p><a href="{link}">{markup(row.label)}</a></p>' if link else ""
    return f'<details><summary>{label}</summary><div class="slip">{"".join(map(_bundle, said))}{on}</div></details>'


def link(url: str, text: str) -> str:
    """Text that leads to a source; bare text where the address is not one to follow."""
    words = markup(text)
    return f'<a href="{markup(url)}" rel="nofollow noopener">{words}</a>' if url else words


def _stubs(stubs: Iterable[Stub]) -> str:
    said = dict.fromkeys(map(_stub, stubs))
    return f"<ul>{''.join(said)}</ul>" if said else ""


def _stub(of: Stub) -> str:
    basis = "" if of.basis == "stated" else f", {markup(of.basis)}"
    since = f'<span class="fine">valid from <time>{markup(of.valid_from)}</time></span>' if of.valid_from else ""
    note = f"<q>{markup(of.note)}</q>" if of.note else ""
    host = f" <small>{markup(of.url.split('/')[2])}</small>" if of.url else ""
    where = f"{link(of.url, of.source)}{host}, <time>{markup(of.observed_at)}</time>"
    return (
        f"<li><b>{markup(of.value)}</b>{basis}{of.hand}<br>{where}"
        f'{note}<span class="fine">{markup(of.subject)}</span>{since}</li>'
    )


def _bundle(of: Bundle) -> str:
    said = "".join(f"<li>{markup(words)}</li>" for words in of.said)
    return f"<p>{link(of.url, of.source)}, <time>{markup(of.observed_at)}</time></p><ul>{said}</ul>"
