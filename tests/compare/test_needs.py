"""One vocabulary of needs: a word that a comparison takes, a search and a bill take as well."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from claims import claim
from compare.making import AT, Ground, endpoint, known, model, weigh
from steelyard.api import Catalogue
from steelyard.catalog.snapshot import Snapshot
from steelyard.catalog.summary import summarise
from steelyard.catalog.view import view
from steelyard.compare.comparison import Contender
from steelyard.compare.cost import sees
from steelyard.compare.fitting import fits, wanted
from steelyard.compare.needs import meets
from steelyard.compare.preparing import prepare
from steelyard.compare.profile import need
from steelyard.compare.support import Book, statements, unsupported
from steelyard.errors import BadInput
from steelyard.vocabulary.kinds import Kind
from steelyard.vocabulary.needs import NEEDS, PROPERTIES
from world import FACTS, compiled


@pytest.fixture(scope="module")
def cat():
    facts = [
        *FACTS,
        (Kind.MODEL, "acme/m1", claim("hosted_tools", ("code_interpreter",))),
        (Kind.MODEL, "acme/m1", claim("commercial_use", "conditions")),
    ]
    return Catalogue(Snapshot.read(compiled(facts).data), today="2026-11-22")


@pytest.mark.parametrize("word", [*PROPERTIES, *(word.replace("-", "_") for word in PROPERTIES), "Vision"])
def test_every_word_is_taken_everywhere(cat, word):
    asked = need(word)
    assert wanted(needs=(word,)).needs == (asked,)
    assert cat.compare("acme/m1", "open/o1", needs=(word,)).verdict
    cat.find(needs=(word,))


@pytest.mark.parametrize("word", ["code_execution", "code-execution", "commercial_use", "images"])
def test_a_search_finds_by_what_only_a_comparison_knew(cat, word):
    assert [line.id for line in cat.find(needs=(word,))] == ["acme/m1"]


def test_a_word_that_nobody_knows_is_refused_with_the_same_words(cat):
    for ask in (need, lambda word: wanted(needs=(word,)), lambda word: cat.find(needs=(word,))):
        with pytest.raises(BadInput, match=", ".join(NEEDS)):
            ask("telepathy")


def test_what_can_be_put_in_and_a_price_for_cached_input_answer_needs_in_a_comparison():
    sold = endpoint("Alpha", "acme/hears", {"price.input": "1", "price.output": "1", "price.cache_read": "0.1"})
    hears = model("acme/hears", "Hears", {"input_modalities": ["text", "audio"]}, endpoints=(sold,))
    reads = model("acme/reads", "Reads", {"input_modalities": ["text"]})
    page = weigh(hears, reads, needs=("audio", "caching"))
    said = [s.text for s in (*page.verdict.reasons, *page.verdict.would_change)]
    assert page.verdict.winner == "acme/hears"
    assert "Reads does not have audio input on the record." in said
    book = Book(page, {}, lambda _: ())
    assert not [statement for statement in statements(page) if unsupported(statement, book)]
    silent = weigh(reads, model("acme/mute", "Mute", {}), needs=("pdf",))
    assert "Whether Mute has PDF input is open: nobody documents it." in "\n".join(s.text for s in statements(silent))


def listed(items: list[str], won: tuple[int, ...], lost: tuple[int, ...] = ()) -> Any:
    """A list of inputs that is pieced together from those of hosts."""
    return msgspec.structs.replace(known("input_modalities", items, "derived", won=won, lost=lost), rule="seen_twice")


@pytest.mark.parametrize(
    ("inputs", "answer"),
    [
        (known("input_modalities", ["text"]), False),
        (known("input_modalities", ["text"], "estimated"), None),
        (listed(["text"], won=(0, 1)), False),
        (listed(["text"], won=(0, 1), lost=(2,)), None),
        (listed(["text"], won=(0,)), None),
        (listed(["text", "image", "audio", "video", "pdf"], won=(0,)), True),
    ],
    ids=["stated", "estimated", "of two hosts", "of which one differs", "of one host", "that names it"],
)
@pytest.mark.parametrize("word", ["vision", "audio", "video", "pdf"])
def test_a_list_of_inputs_answers_a_search_a_comparison_an_endpoint_and_a_bill_alike(word, inputs, answer):
    own = endpoint("Acme", "acme/m", {"price.input": "1", "price.output": "1"}, first_party=True)
    seen = view(model("acme/m", "M", {"input_modalities": inputs}, endpoints=(own,)), AT)
    line = summarise(seen)
    assert (word in line.needs, word in line.denied) == (answer is True, answer is False)
    assert meets(prepare(Contender(seen, seen.id), Ground(), {}, AT), need(word)) is answer
    assert fits(seen, seen.offers[0], wanted(needs=(word,))) is answer
    assert sees(seen.facts) == {True: "yes", False: "no", None: ""}[answer]


def test_what_lists_of_hosts_leave_open_is_called_so_and_nobody_fails_by_it():
    hears = model("acme/hears", "Hears", {"input_modalities": ["text", "image", "audio"]})
    page = weigh(hears, model("acme/open", "Open", {"input_modalities": listed(["text", "video"], won=(0,))}), needs=("audio",))
    said = [s.text for s in statements(page)]
    assert "Whether Open has audio input is open: the lists of its hosts do not settle it." in said
    denials = ("does not have audio input", "not offer on the record", "also takes")
    assert not any(denial in text for text in said for denial in denials)


def test_who_has_no_list_of_inputs_is_not_said_to_lack_text():
    hears = model("acme/hears", "Hears", {"input_modalities": ["text", "image", "audio"]})
    page = weigh(hears, model("acme/blind", "Blind", {"image_input": False}))
    said = "\n".join(s.text for c in page.choose_when for s in c.statements)
    assert "Choose Hears for images, which Blind does not offer on the record" in said
