"""Page → Markdown (GitHub's flavour): tables as tables, sentences with the ledger lines that they rest on.

Text is joined with control characters where Markdown has syntax, escaped as a whole, and given its syntax last; a page
costs one pass instead of one for each cell. Links are the exception: they are escaped one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from steelyard.render.evidence import Bundle, Evidence, Slip
from steelyard.render.outcomes import BEST, NOBODY, many, nobody, outcomes
from steelyard.render.page import (
    Headline,
    Items,
    Origins,
    Page,
    Paragraph,
    Pointers,
    Question,
    Row,
    Scale,
    Section,
    Sentence,
    Table,
)
from steelyard.render.safe import clean
from steelyard.render.signs import cited, superscript

_BAR, _LEFT, _RIGHT, _BOLD, _HASH, _ITEM = "\x1f", "\x1e", "\x1d", "\x1c", "\x1b", "\x1a"
_SYNTAX: Final = ((_BAR, " | "), (_LEFT, "| "), (_RIGHT, " |"), (_BOLD, "**"), (_HASH, "#"), (_ITEM, "- "))
_MOST: Final = 512
_WRITTEN: Final[dict[int, tuple[Table, str]]] = {}
_ESCAPED: Final = "\\`*[]<>|_#"


def markdown(page: Page, evidence: Evidence | None = None) -> str:
    """The page; with `evidence`, its receipts stand at the end, by ledger line."""
    done: list[str] = []
    raw = [f"{_HASH} {page.title}", page.about]
    for section in page.told():
        raw.append(f"{_HASH}{_HASH} {section.title}")
        for block in section.told():
            if isinstance(block, Origins) or (isinstance(block, Table) and block.lasting):
                done += [_joined(raw), _origins(block) if isinstance(block, Origins) else _lasting(block)]
                raw = []
            else:
                raw.append(_BLOCKS[type(block)](block))
    done.append(_joined(raw))
    done += _receipts(page.sections, evidence) if evidence else []
    done.append(_joined([" · ".join(page.legend), *page.foot]))
    return "\n\n".join([part for part in done if part]) + "\n"


def _joined(parts: list[str]) -> str:
    return _escaped("\n\n".join([part for part in parts if part]))


def _lasting(table: Table) -> str:
    """A table that stands on many pages, written once; kept beside its text, so that no other is taken for it."""
    found = _WRITTEN.get(id(table))
    if found is None or found[0] is not table:
        if len(_WRITTEN) >= _MOST:
            _WRITTEN.clear()
        found = _WRITTEN[id(table)] = (table, _escaped(_table(table)))
    return found[1]


def _escaped(text: str) -> str:
    for sign in _ESCAPED:
        if sign in text:
            text = text.replace(sign, "\\" + sign)
    for sign, syntax in _SYNTAX:
        text = text.replace(sign, syntax)
    return text if text.replace("\n", "").isprintable() else "\n".join(map(clean, text.split("\n")))


def _table(table: Table) -> str:
    if not table.rows:
        return ""
    heads = [column.title for column in table.columns]
    if table.unit:
        heads[0] = f"{heads[0]}, {table.unit}"
    lines = [
        f"{_LEFT}{_BAR.join(heads)}{_RIGHT}",
        f"{_LEFT}{_BAR.join(['---:' if column.numeric else '---' for column in table.columns])}{_RIGHT}",
    ]
    lines += [f"{_LEFT}{_BAR.join(_cells(row))}{_RIGHT}" for row in table.rows]
    said = [f"{_ITEM}{superscript(row.line)} {row.note}" for row in table.rows if row.note]
    if table.note:
        said.append(f"{_ITEM}{table.note}")
    above = "" if table.ledger or not table.caption else f"{_BOLD}{table.caption}{_BOLD}\n\n"
    return above + "\n".join(lines) + ("\n\n" + "\n".join(said) if said else "")


def _cells(row: Row) -> list[str]:
    label = f"{row.label}, {row.unit}" if row.unit else row.label
    if row.line:
        label = f"{label} {superscript(row.line)}"
    elif row.about:
        label = f"{label}: {row.about}"
    return [label, *[f"{c.text}{c.signs}; {c.beside}" if c.beside else c.text + c.signs for c in row.cells]]


def _sentence(sentence: Sentence) -> str:
    return f"{sentence.text} {cited(sentence.lines)}" if sentence.lines else sentence.text


def _paragraph(block: Paragraph) -> str:
    said = " ".join(map(_sentence, block.sentences))
    return f"{_BOLD}{block.title}{_BOLD} {said}" if block.title else said


def _items(block: Items) -> str:
    said = "\n".join([f"{_ITEM}{_sentence(sentence)}" for sentence in block.sentences])
    return f"{_BOLD}{block.title}{_BOLD}\n\n{said}" if block.title else said


def _question(block: Question) -> str:
    return f"{_HASH}{_HASH}{_HASH} {block.question}\n\n{' '.join(map(_sentence, block.answer))}"


def _headline(block: Headline) -> str:
    return f"{_BOLD}{block.text}.{_BOLD} {block.about}." if block.about else f"{_BOLD}{block.text}.{_BOLD}"


def _scale(block: Scale) -> str:
    """The weights by whom they speak for; of more than two, before that who is ahead of whom."""
    groups = [
        f"{_ITEM}{name}: {', '.join([f'{w.label} {superscript(w.line)}' for w in weights]) or 'no weight'}"
        for name, weights in block.groups()
        if weights or not many(block)
    ]
    if not many(block):
        return "\n".join(groups)
    won = [f"{_ITEM}{title}: {said}" for title, said in outcomes(block)]
    groups += [f"{_ITEM}{NOBODY}: {', '.join(names)}"] if (names := nobody(block)) else []
    return "\n".join([*won, "", BEST, "", *groups])


def _pointers(block: Pointers) -> str:
    return "\n".join([f"{_ITEM}{pointer.text}: {pointer.why}" for pointer in block.pointers])


def _origins(block: Origins) -> str:
    lines = []
    for origin in block.origins:
        name = f"[{_escaped(origin.name)}]({_address(origin.url)})" if origin.url else _escaped(origin.name)
        said = [word for word in (origin.license, origin.attribution, origin.observed_at) if word]
        lines.append(f"- {name}{_escaped(': ' + '; '.join(said)) if said else ''}")
    return "\n".join(lines)


def _receipts(sections: tuple[Section, ...], evidence: Evidence) -> list[str]:
    parts = []
    for table in [block for section in sections for block in section.blocks if isinstance(block, Table)]:
        for row in table.rows:
            said = [
                _slip(f"{column.title}: {cell.text}", evidence.slip(cell.known, cell.holder))
                for column, cell in zip(table.columns[1:], row.cells, strict=True)
                if cell.known
            ]
            said += [_bundle(bundle) for bundle in evidence.bundles(row)]
            if said:
                about = f" {row.about}" if row.about else ""
                line = f"{superscript(row.line)} " if row.line else ""
                parts.append(f"{line}**{_escaped(row.label + about)}**\n\n" + "\n".join(said))
    return ["## Receipts", *parts] if parts else []


def _slip(title: str, slip: Slip) -> str:
    lines = [f"- {_escaped(f'{title}. {slip.status}. {slip.rule}')}"]
    for word, stubs in (("", slip.believed), ("against: ", slip.against), ("set aside: ", slip.aside)):
        for stub in stubs:
            said = f"{word}{stub.value}, {stub.basis}{stub.hand}: {stub.source}, {stub.observed_at}"
            lines.append(f"  - {_escaped(said)}{_link(stub.url)}")
    return "\n".join(lines)


def _bundle(bundle: Bundle) -> str:
    return f"- {_escaped(f'{bundle.source}, {bundle.observed_at}: ' + '; '.join(bundle.said))}{_link(bundle.url)}"


def _link(url: str) -> str:
    return f" <{_address(url)}>" if url else ""


def _address(url: str) -> str:
    """A link's address with nothing in it that would end it early."""
    for sign in '<>()"`|\\*_[]':
        url = url.replace(sign, f"%{ord(sign):02X}")
    return url


_BLOCKS: Final[dict[type, Callable[[Any], str]]] = {
    Table: _table,
    Headline: _headline,
    Paragraph: _paragraph,
    Items: _items,
    Question: _question,
    Scale: _scale,
    Pointers: _pointers,
}
