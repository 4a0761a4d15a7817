"""The leaf of a comparison: the page of `render`, with the reader's own workload, endpoints and another model to ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final
from urllib.parse import quote_plus, urlencode

import msgspec

from steelyard.catalog.offers import Offer
from steelyard.catalog.view import View
from steelyard.compare.comparison import Comparison, Contender
from steelyard.compare.question import MOST, usual
from steelyard.compare.workload import Workload, called
from steelyard.errors import BadInput
from steelyard.faces.book import graph, presets
from steelyard.faces.book.asked import COSTING, Asked, words
from steelyard.faces.book.frame import filled
from steelyard.faces.book.leaf import Leaf
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.twins import pictured
from steelyard.render import card
from steelyard.render.html import foot, main
from steelyard.render.numbers import brief
from steelyard.render.page import Page
from steelyard.render.pages import comparison
from steelyard.render.picture import png
from steelyard.render.safe import markup
from steelyard.vocabulary.needs import NEEDS, offered

FIELDS: Final = (
    ("requests", "Requests a month", 9), ("input", "Input tokens", 8), ("output", "Output tokens", 8),
    ("cached", "Of input, cached", 8), ("reasoning", "Reasoning tokens", 8), ("batch", "Batch share", 4),
)
_ASKED: Final = ("workload", "profile", "needs", "region")
_OFFERED: Final = (60, 120)
"""So many endpoints of each contender can be picked on the page, so many in all; any other by its own address."""
_ENDPOINTS: Final = (8, 24)
"""So many endpoints of each contender stand on the page, so many in all; the page of each has all of its own."""
_TWINS: Final = {".json": "JSON", ".md": "Markdown"}
_PAIR: Final = 2
_NARROWING: Final = {
    "provider": "endpoints at", "region": "endpoints in", "quantization": "endpoints as", "needs": "needs",
    "min_context": "context of at least", "max_input_price": "an input price of at most USD",
    "max_output_price": "an output price of at most USD", "open_weights": "open weights", "weights": "weights", "at": "the day",
}
_SEATS: Final = """\
<details class="change"><summary><span class="v">Add, leave out, or pick endpoints</span></summary>\
<form class="seats" action="/compare" method="get" aria-label="Contenders and their endpoints">
{}<p><button>Weigh again</button></p>
</form></details>"""
_FREE: Final = """\
<p><label for="more">Another model</label><input id="more" name="models" list="names-more" data-suggest autocomplete="off" \
spellcheck="false" maxlength="120" placeholder="a name"><datalist id="names-more"></datalist></p>
"""


def contenders(shelf: Shelf, names: Sequence[str], at: str | None = None) -> list[Contender]:
    """Those that some names mean; BadInput for more than a comparison holds."""
    if len(names) > MOST:
        raise BadInput(f"Contenders named: {len(names)}; a comparison has 2 to {MOST}.")
    return [shelf.contender(name, at) for name in names]


def compare(shelf: Shelf, found: Sequence[Contender], asked: Asked) -> Comparison:
    """The comparison of some contenders, in the order that the reader wants, else by id."""
    seats = sorted(found, key=lambda c: c.id)
    if asked.order:
        wanted = [shelf.contender(name, asked.at).id for name in asked.order[:MOST]]
        seats.sort(key=lambda c: wanted.index(c.id) if c.id in wanted else MOST)
    return _weighed(shelf, seats, asked)


def weigh(shelf: Shelf, names: Sequence[str], asked: Asked, read: Callable[[str], str]) -> Comparison:
    """The comparison of some names in their own order; each contender keeps the name by which it was asked for. `read` is
    what a name means.
    """
    found = _weighed(shelf, [read(name) for name in names], asked)
    named = zip(found.contenders, names, strict=True)
    return msgspec.structs.replace(found, contenders=tuple([msgspec.structs.replace(c, asked=name) for c, name in named]))


def _weighed(shelf: Shelf, seats: Sequence[str | Contender], asked: Asked) -> Comparison:
    found = [seat if isinstance(seat, Contender) else shelf.cat.contender(seat, at=asked.at) for seat in seats]
    return shelf.cat.compare(
        *found, at=asked.at, workload=asked.load(found), profile=asked.profile, needs=asked.needs, weights=asked.weights,
        provider=asked.provider, region=asked.region, quantization=asked.quantization,
    )


def leaf(shelf: Shelf, found: Comparison, asked: Asked, params: dict[str, str]) -> Leaf:
    """The whole page."""
    address = shelf.address(found.contenders)
    page = comparison.page(found, shelf.snapshot.sources, endpoints=_rows(len(found.contenders)), leads=shelf.leads)
    about = f"{page.title}: prices, context, capabilities, benchmarks, cost"
    return Leaf(
        address=address, title=about if len(about) < 90 else page.title, description=page.description,  # noqa: PLR2004
        body=_body(shelf, page, found, asked, params, address), twins=shelf.twins, listed=not asked.query,
        graph=_graph(shelf, found, page, address) if shelf.base else (),
        page=page, picture=pictured(shelf, address, asked.query), card=card.compared(page) if shelf.pictures else None,
    )


def _graph(shelf: Shelf, found: Comparison, page: Page, address: str) -> tuple[dict[str, Any], ...]:
    """What the page says, in JSON-LD."""
    return (
        graph.crumbs(shelf, ("Models", "/models"), (page.title, address)),
        graph.data_of(shelf, found, page.title, page.description, address), graph.questions(found.faq),
    )


def picture(shelf: Shelf, found: Comparison) -> bytes:
    """The picture that stands for a comparison elsewhere."""
    return png(card.compared(comparison.page(found, shelf.snapshot.sources)))


def _rows(contenders: int) -> int:
    """How many endpoints of each contender stand on the page."""
    each, whole = _ENDPOINTS
    return min(each, whole // max(contenders, 1))


def _body(shelf: Shelf, page: Page, found: Comparison, asked: Asked, params: dict[str, str],
          address: str) -> tuple[str, ...]:
    writer = shelf.writer(found.at)
    before = {"cost": load(shelf, address, params, usual(found.contenders))} if shelf.live else {}
    by = "your own weights" if asked.weights else f"the {asked.profile.name} profile"
    measure = _measure(by, called(found.workload["name"]))
    behind = {"verdict": measure, "cost": _bills(shelf, found, params)} if shelf.live else {}
    only = _only("load" if shelf.live and "cost" in [s.key for s in page.sections] else "", differences=asked.differences)
    sections = [
        piece for s in page.sections for piece in writer.section(s, before.get(s.key, ""), behind.get(s.key, ""))
    ]
    tools = _tools(shelf, found, asked, params, address) + _narrowed(shelf, asked, params, address)
    return *writer.mast(page, only), tools, main(page), *sections, "</main>\n", foot(page)


def _bills(shelf: Shelf, found: Comparison, params: Mapping[str, str]) -> str:
    """The way to the bill at every endpoint of the contenders, by what was asked here."""
    models = "%2C".join(dict.fromkeys([_quoted(shelf.tokens.of(c.view.id)) for c in found.contenders]))
    asked = {name: value for name, value in params.items() if name in COSTING}
    query = markup("&".join([f"models={models}", *([urlencode(asked)] if asked else [])]))
    return f'<p class="more"><a href="/cost?{query}">The bill at every endpoint</a></p>'


@cache
def _only(form: str, *, differences: bool) -> str:
    """The switch that leaves only what differs; it is a field of the form of the workload, where there is one."""
    return filled("only.html", form=form, differences=differences)


@lru_cache(maxsize=256)
def _measure(by: str, workload: str) -> str:
    """By which weights and workload the verdict was reached, and the way to other ones."""
    return filled("measure.html", by=by, workload=workload)


def _narrowed(shelf: Shelf, asked: Asked, params: Mapping[str, str], address: str) -> str:
    """What the reader has asked for that no form on the page shows, and the way out of it; "" for nothing."""
    if params.keys().isdisjoint(_NARROWING):
        return ""
    shown = {"provider": shelf.providers.get(shelf.cat.provider(asked.provider), ""), "open_weights": "wanted"}
    said = [(word, shown.get(name) or ", ".join(words(params[name]))) for name, word in _NARROWING.items() if params.get(name)]
    if not said:
        return ""
    rest = urlencode({name: value for name, value in params.items() if name not in _NARROWING})
    return filled("narrowed.html", said=said, back=shelf.links.to(address) + (f"?{rest}" if rest else ""))


def _tools(shelf: Shelf, found: Comparison, asked: Asked, params: dict[str, str], address: str) -> str:
    """What can be done with this comparison: seats to change, where somebody answers, and the same in other forms; "" where
    there is nothing of that.
    """
    query = f"?{asked.query}" if asked.query else ""
    ways = [(shelf.links.to(address + twin) + query, _TWINS[twin]) for twin in shelf.twins]
    seats = ""
    if shelf.live:
        ways.insert(0, (shelf.links.to(address) + _turned(shelf, found, params), _turn(found)))
        seats = _SEATS.format(_seats(shelf, found, params))
    led = "".join([f'<a href="{markup(to)}">{text}</a>' for to, text in ways])
    return f'<nav class="tools" aria-label="This comparison">{seats}{led}</nav>' if seats or led else ""


def _turn(found: Comparison) -> str:
    """What the other way round is called, of two and of more."""
    return "Swap the sides" if len(found.contenders) == _PAIR else "Reverse the order"


def _turned(shelf: Shelf, found: Comparison, params: dict[str, str]) -> str:
    """The query that shows the same the other way round; the order by id needs no word."""
    ids = [c.id for c in reversed(found.contenders)]
    rest = {name: value for name, value in params.items() if name != "order"}
    said = [urlencode(rest)] if rest else []
    said += [f"order={'%2C'.join([_quoted(shelf.tokens.of(id_)) for id_ in ids])}"] if ids != sorted(ids) else []
    return f"?{'&'.join(said)}" if said else ""


@lru_cache(maxsize=4096)
def _quoted(name: str) -> str:
    return quote_plus(name)


def load(shelf: Shelf, address: str, params: dict[str, str], base: Workload, wrong: str = "", *, alone: bool = False,
         profiled: bool = True) -> str:
    """The workload and what a contender must have as a form; `wrong` is the field that can't be read. Where it stands
    `alone`, without the rest of the comparison, there is no switch beside it that says whether only differences are wanted;
    where nothing is weighed, it is not `profiled`.
    """
    about = 'method="get" data-live="cost" data-said="Cost updated" aria-label="Your own workload and needs"'
    inside = _loaded(tuple(params.items()), base, wrong, shelf.regions, alone=alone, profiled=profiled)
    return f'<form class="load" id="load" action="{markup(address)}#cost" {about}>\n{inside}\n</form>'


@lru_cache(maxsize=256)
def _loaded(given: tuple[tuple[str, str], ...], base: Workload, wrong: str, regions: tuple[str, ...], *, alone: bool,
            profiled: bool) -> str:
    """What is in the form of the workload: what is left empty stays as it is, what has no field there is carried on."""
    params = dict(given)
    own = {*_ASKED, wrong, *(name for name, _, _ in FIELDS), *([] if alone else ["only"])}
    needs = {word: offered(word) for word in ([] if wrong == "needs" else words(params.get("needs", "")))}
    carried = [(name, value) for name, value in given if name not in own]
    carried += [("needs", word) for word, known in needs.items() if not known]
    region = params.get("region", "")
    base = presets.workloads().get(params.get("workload", ""), base)
    fields = [(name, label, _plain(getattr(base, name)), size) for name, label, size in FIELDS]
    return filled(
        "workload.html", asked=params, wrong=wrong, presets=list(presets.workloads()), fields=fields,
        profiles=[name for name in presets.profiles() if name != "balanced"] if profiled else [], carried=carried,
        needs=list(NEEDS), chosen=list(needs.values()),
        regions=list(dict.fromkeys([*regions, *([region] if region and wrong != "region" else [])])),
    )


def _seats(shelf: Shelf, found: Comparison, params: dict[str, str]) -> str:
    """One seat for each contender, with the endpoints to choose from, and a free one."""
    count = len(found.contenders)
    carried = [
        f'<input type="hidden" name="{markup(name)}" value="{markup(value)}">'
        for name, value in params.items()
        if name != "order"
    ]
    each, whole = _OFFERED
    most = min(each, whole // count)
    seats = [_seat(shelf, c, place, most, out=count > _PAIR) for place, c in enumerate(found.contenders, 1)]
    return "".join([*seats, _FREE if count < MOST else "", *carried])


def _seat(shelf: Shelf, of: Contender, place: int, most: int, *, out: bool) -> str:
    """The seat of one contender; where there are more than two, it may be left out."""
    leave = '<option value="">leave it out</option>' if out else ""
    return (
        f'<p><label for="seat{place}">{markup(of.view.name)}</label><select id="seat{place}" name="models">'
        f'<option value="{markup(shelf.tokens.of(of.view.id))}">at its headline price</option>{leave}'
        f"{_offered(shelf, of, most)}</select></p>\n"
    )


def _offered(shelf: Shelf, of: Contender, most: int) -> str:
    """The endpoints that one contender could be weighed at; written once for a model as it is today, unless one is chosen."""
    if of.only or of.view.at != shelf.cat.today:
        return _options(of.view, of.only.endpoint.id if of.only else "", shelf.tokens.of, most)
    kept = shelf.seats.get((id(of.view), most))
    if kept is None or kept[0] is not of.view:
        kept = shelf.seats[id(of.view), most] = (of.view, _options(of.view, "", shelf.tokens.of, most))
    return kept[1]


def _options(view: View, chosen: str, name: Callable[[str], str], most: int) -> str:
    """The one that is chosen, the creator's own and the cheapest, by their providers' names."""
    alive = [o for o in view.offers if not o.retired]
    if len(alive) > most:
        alive.sort(key=lambda o: (o.endpoint.id != chosen, not o.endpoint.first_party, o.blended is None, o.blended or 0))
    mark = {chosen: " selected"}
    return "".join(
        f'<option value="{markup(name(o.endpoint.id))}"{mark.get(o.endpoint.id, "")}>{markup(_offer(o))}</option>'
        for o in sorted(alive[:most], key=lambda o: (not o.standard, o.endpoint.provider_name))
    )


def _offer(of: Offer) -> str:
    prices = [brief(str(rate.known.value)) for meter in ("input", "output") if (rate := of.price(meter))]
    said = f"{of.endpoint.provider_name}: {of.endpoint.ref}"
    return f"{said}, {' / '.join(prices)}" if prices else said


def _plain(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)

