"""A floating name of which nobody says what it means: that is said first, and no version's facts stand as its own."""

from __future__ import annotations

import msgspec
import pytest

from claims import claim
from compare.making import AT, Ground, endpoint, known, model, weigh
from compare.test_wording import told
from steelyard.api import Catalogue
from steelyard.catalog.snapshot import Snapshot
from steelyard.catalog.view import view
from steelyard.compare.comparison import Contender
from steelyard.compare.engine import Engine
from steelyard.compare.prose.frame import UNTOLD
from steelyard.compare.question import Question
from steelyard.compare.support import Book, statements, unsupported
from steelyard.records.identity import AliasSpan
from steelyard.render.render import render
from steelyard.vocabulary.kinds import Kind
from world import FACTS, compiled

TODAY = "2026-11-22"
SPAN = AliasSpan("acme/chat", "acme/chat-2", "2025-01-01", "2026-07-24")
LISTED = {"sources": ("models-dev",)}


def floating(**more):
    sold = endpoint("Alpha", "acme/chat", {"price.input": "1", "price.output": "2", "context_length": 64_000})
    facts = {
        "release_date": known("release_date", "2025-12-01", **LISTED),
        "open_weights": known("open_weights", True, **LISTED),
        "context_length": known("context_length", 1_000_000, **LISTED),
        "reasoning": known("reasoning", True, **LISTED),
        "retirement_date": known("retirement_date", "2026-07-24", **LISTED),
    }
    return model("acme/chat", "Chat", facts | more, endpoints=(sold,), alias=True, aliases=(SPAN,))


OTHER = model("acme/big", "Big", {"release_date": "2026-01-01", "context_length": 128_000}, endpoints=())


def test_what_lists_of_hosts_say_beside_the_name_is_of_a_version_and_is_not_told_of_it():
    facts = view(floating(), AT).facts
    assert {"release_date", "open_weights", "context_length", "reasoning"}.isdisjoint(facts)
    assert (facts["retirement_date"].value, facts["lifecycle"].value) == ("2026-07-24", "retired")
    assert facts["price.input"].value == "1"


def test_what_a_reader_found_on_the_page_of_the_name_itself_stays():
    assert view(floating(knowledge_cutoff="2025-06"), AT).facts["knowledge_cutoff"].value == "2025-06"


def test_on_a_day_on_which_its_meaning_is_known_all_stays():
    assert "context_length" in view(floating(), "2026-07-23").facts


def test_the_summary_says_first_that_it_floats_and_the_gaps_that_nothing_of_a_version_is_told():
    page = weigh(floating(), OTHER)
    assert page.summary[0].text.startswith(
        "Chat is a floating name of Acme (which version it means on this day is not documented), listed at Alpha only"
    )
    assert page.gaps[0].text == (
        "Chat is a floating name: which version it means on this day is not documented, so that only what is said of the name "
        "as such stands here."
    )
    for word in ("2025-12-01", "weights", "1M", "thinking"):
        assert word not in told(page)
    book = Book(page, {}, lambda _: ())
    assert not [statement for statement in statements(page) if unsupported(statement, book)]


@pytest.fixture
def cat():
    facts = [
        *FACTS,
        (Kind.MODEL, "acme/m", claim("release_date", "2024-01-01")),
        (Kind.MODEL, "acme/m", claim("lifecycle", "active")),
    ]
    ended = (AliasSpan("acme/m", "acme/m0", "2024-01-01", "2025-02-01"),)
    return Catalogue(Snapshot.read(compiled(facts, spans=ended).data), today=TODAY)


def test_the_page_says_it_before_anything_else(cat):
    said = f"acme/m is a floating name, and {UNTOLD}; until 2025-02-01 it meant acme/m0."
    page = cat.compare("acme/m", "open/o1")
    for format_ in ("markdown", "text", "html"):
        shown = " ".join(render(page, format_, snapshot=cat.snapshot).split())
        assert said in shown
        assert shown.index(said) < shown.index(page.verdict.label)


def test_so_does_the_page_of_an_endpoint_of_it(cat):
    page = cat.compare("hub:acme/m-latest", "open/o1")
    assert page.contenders[0].note.startswith("acme/m is a floating name, and which version it means")
    assert "is a floating name of acme" in page.summary[0].text


def test_a_name_that_means_a_name_that_floats_is_followed_to_the_version():
    spans = (AliasSpan("acme/m", "acme/m0", "", ""), AliasSpan("acme/m0", "acme/m1", "2025-02-01", ""))
    cat = Catalogue(Snapshot.read(compiled(spans=spans).data), today=TODAY)
    found = cat.contender("acme/m")
    assert (found.view.id, found.note) == ("acme/m1", "acme/m means acme/m1 since 2025-02-01")


def test_names_that_mean_each_other_end_somewhere():
    spans = (AliasSpan("acme/m", "acme/m0", "", ""), AliasSpan("acme/m0", "acme/m", "", ""))
    cat = Catalogue(Snapshot.read(compiled(spans=spans).data), today=TODAY)
    assert cat.contender("acme/m").view.id in ("acme/m", "acme/m0")


DATED = "acme/chat-2"
ASKED = "Which version do the floating names mean?"


def meant(*names, only=""):
    """What the page of a version says of these floating names of it; of one endpoint of it where `only` is its ref."""
    spans = tuple(AliasSpan(name, DATED, "", "") for name in names)
    sold = tuple(
        msgspec.structs.replace(endpoint(host, DATED, {"price.input": "1", "price.output": "2"}), ref=only or "chat-2")
        for host in ("Alpha", "Beta")
    )
    seen = view(model(DATED, "Chat 2", {}, endpoints=sold, aliases=spans), AT)
    if only:
        asked = tuple(Contender(seen, one.endpoint.id, only=one) for one in seen.offers)
    else:
        asked = (Contender(seen, DATED), Contender(view(OTHER, AT), "acme/big"))
    found = Engine(Ground()).compare(Question(contenders=asked, at=AT, today=AT)).faq
    return next((" ".join(s.text for s in one.answer) for one in found if one.question == ASKED), "")


def test_names_that_mean_a_version_agree_with_their_verb_and_show_where_they_float():
    assert meant("acme/chat") == 'Chat 2 is what "acme/chat" means on this day.'
    assert meant("acme/chat", "acme/talk@alpha") == 'Chat 2 is what "acme/chat" and "acme/talk" at Alpha mean on this day.'


def test_endpoints_are_not_what_a_name_means_but_may_be_called_by_it():
    assert meant("acme/chat", only="chat") == (
        'Chat 2 (Alpha) and Chat 2 (Beta) are called by a floating name: "acme/chat" means acme/chat-2 on this day.'
    )
    assert meant("acme/chat", only="chat-2") == ""
