"""Prose, lists and the picture of the verdict in HTML: every block of a page but its tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

from steelyard.render import beam, dumbbell, steps
from steelyard.render.outcomes import BEST, NOBODY, many, nobody, outcomes
from steelyard.render.page import (
    Dumbbell,
    Figure,
    Figures,
    Headline,
    Items,
    Origin,
    Origins,
    Paragraph,
    Pointers,
    Question,
    Scale,
    Sentence,
    Steps,
    Weight,
)
from steelyard.render.safe import markup, named, typeset, web
from steelyard.render.signs import runs
from steelyard.render.slips import MARKED, link


def sentence(said: Sentence) -> str:
    """A sentence, its ledger lines as links to them."""
    if not said.lines:
        return typeset(said.text)
    return f"{typeset(said.text)}{_rests(said.lines)}"


@lru_cache(maxsize=8192)
def _rests(lines: tuple[int, ...]) -> str:
    """The lines that a sentence rests on, each a link."""
    said = ", ".join([f'<a href="#l{a}">{a if a == b else f"{a}&#8211;{b}"}</a>' for a, b in runs(lines)])
    return f'<sup class="rests">{said}</sup>'


def headline(block: Headline) -> str:
    """The one sentence that a reader came for."""
    about = f' <span class="about">{markup(block.about)}</span>' if block.about else ""
    return f'<p class="headline">{named(block.text)}.{about}</p>'


def paragraph(block: Paragraph) -> str:
    """Sentences in one paragraph."""
    title = f"<b>{markup(block.title)}</b> " if block.title else ""
    place = f' id="{markup(block.key)}"' if block.key else ""
    return f"<p{place}>{title}{' '.join(map(sentence, block.sentences))}</p>"


def items(block: Items) -> str:
    """A list under its title."""
    title = f"<h3>{named(block.title)}</h3>" if block.title else ""
    said = "".join([f"<li>{sentence(one)}</li>" for one in block.sentences])
    return f'<div class="items">{title}<ul>{said}</ul></div>'


def question(block: Question) -> str:
    """A question and its answer."""
    return (
        f'<div class="question"><h3>{typeset(block.question)}</h3><p>{" ".join(map(sentence, block.answer))}</p></div>'
    )


def scale(block: Scale) -> str:
    """The picture, and the same as lists: every weight by its name, on the arm where it hangs."""
    count = len(block.contenders)
    groups = block.groups()
    rest = "".join(_rest(name, weights) for name, weights in groups[count:])
    if many(block):
        return f'<figure class="scale">{_pairs(block)}{_arms(groups[:count])}{_words(_nobody(block) + rest)}</figure>'
    arms = "".join(_arm(name, weights) for name, weights in groups[:count])
    return f'<figure class="scale pair">{beam.drawn(block)}{arms}{_words(rest)}</figure>'


def _pairs(block: Scale) -> str:
    """The arm of more than two, and beside it who is ahead of whom."""
    said = "".join(f"<li><b>{markup(title)}</b> {markup(words)}</li>" for title, words in outcomes(block))
    return f'<div class="pairs">{beam.drawn(block)}<ul>{said}</ul></div>'


def _arms(groups: Sequence[tuple[str, tuple[Weight, ...]]]) -> str:
    """Lines in which one is the best of all, by whose they are; the verdict goes by pairs, and so need not follow them."""
    arms = "".join(_arm(name, weights) for name, weights in groups if weights)
    return f'<p class="fine">{BEST}</p><div class="arms">{arms}</div>' if arms else ""


def _nobody(block: Scale) -> str:
    """Those who are the best of all in no line, in one."""
    names = "".join(f"<li>{markup(name)}</li>" for name in nobody(block))
    return f'<div class="rest"><h3>{NOBODY}</h3><ul>{names}</ul></div>' if names else ""


def _words(rest: str) -> str:
    return f"<figcaption>{rest}</figcaption>" if rest else ""


def _arm(name: str, weights: tuple[Weight, ...]) -> str:
    """What hangs on one contender's arm, with what was weighed."""
    said = "".join([f"<li>{markup(w.label)}{_line(w)}{_said(w.said)}</li>" for w in weights])
    return f'<div class="arm"><h3>{named(name)}</h3>{f"<ul>{said}</ul>" if said else "<p>no weight</p>"}</div>'


def _said(text: str) -> str:
    return f' <span class="said">{typeset(text)}</span>' if text else ""


def _rest(name: str, weights: tuple[Weight, ...]) -> str:
    """What hangs on nobody's arm, and why."""
    said = "".join([f"<li>{markup(w.label)}{_line(w)}</li>" for w in weights])
    return f'<div class="rest"><h3>{markup(name)}</h3><ul>{said}</ul></div>'


def _line(of: Weight) -> str:
    return f'<sup class="rests"><a href="#l{of.line}">{of.line}</a></sup>'


def pointers(block: Pointers) -> str:
    """Where to go next; a file by itself says what to ask for, since it leads nowhere."""
    said = "".join(
        f"<li><code>steelyard compare {markup(' '.join(p.contenders))}</code> <span>{markup(p.why)}</span></li>"
        for p in block.pointers
    )
    return f'<ul class="pointers">{said}</ul>'


def ways(block: Pointers, to: Callable[[str], str]) -> str:
    """Where to go next, on a page from which one can go there; a way that leads nowhere is left out."""
    said = "".join([
        f'<li><a href="{at}">{markup(p.text)}</a> <span class="fine">{markup(p.why)}</span></li>'
        for p in block.pointers
        if (at := to(p.to))
    ])
    return f'<ul class="pointers">{said}</ul>' if said else '<p class="fine">Nothing near it stands in this edition.</p>'


def origins(block: Origins) -> str:
    """Every source with its license and date."""
    return f'<ul class="origins">{"".join(map(_origin, block.origins))}</ul>'


@lru_cache(maxsize=1024)
def _origin(of: Origin) -> str:
    day = f"<time>{markup(of.observed_at)}</time>" if of.observed_at else ""
    words = " &#183; ".join(filter(None, (markup(of.license), markup(of.attribution), day)))
    return f'<li>{link(web(of.url), of.name)} <span class="fine">{words}</span></li>'


def figures(block: Figures) -> str:
    """Figures in a row, each under its name, leading to its line."""
    return f'<dl class="figures">{"".join(map(_figure, block.figures))}</dl>'


def _figure(one: Figure) -> str:
    kind = f' class="{one.status.replace("_", "-")}"' if one.status else ""
    about = f'<span class="about">{markup(one.about)}</span>' if one.about else ""
    said = f'<a href="#l{one.line}"><span class="v">{markup(one.text)}</span></a>{MARKED.get(one.status, "")}{about}'
    return f"<div><dt>{markup(one.label)}</dt><dd{kind}>{said}</dd></div>"


def figure(picture: str, said: str) -> str:
    """A chart on its page, and what it shows."""
    return f'<figure class="chart">{picture}<figcaption>{markup(said)}</figcaption></figure>'


def shared(block: Dumbbell) -> str:
    """What two share, drawn; of the signs those are explained that stand in it."""
    lower = "; ↓ lower is better" if any("↓" in row.label for row in block.rows) else ""
    pale = "" if all(row.ranked for row in block.rows) else " Pale and dashed: run differently, so not ranked."
    return figure(dumbbell.drawn(block), f"Shared results, in {block.unit}{lower}.{pale}")


BLOCKS: Final[dict[type, Callable[[Any], str]]] = {
    Headline: headline,
    Paragraph: paragraph,
    Items: items,
    Question: question,
    Scale: scale,
    Pointers: pointers,
    Origins: origins,
    Dumbbell: shared,
    Steps: lambda block: figure(steps.drawn(block), f"{block.caption}."),
    Figures: figures,
}
"""How each kind of block is written."""
