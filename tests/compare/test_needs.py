"""One vocabulary of needs: a word that a comparison takes, a search and a bill take as well."""

from __future__ import annotations

import pytest

from claims import claim
from compare.making import endpoint, model, weigh
from steelyard.api import Catalogue
from steelyard.catalog.snapshot import Snapshot
from steelyard.compare.fitting import wanted
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
