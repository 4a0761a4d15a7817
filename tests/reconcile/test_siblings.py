"""Siblings are of one kind: what a name says, or what comes out, goes before what a list writes beside it."""

from __future__ import annotations

import pytest

from claims import claim
from steelyard.reconcile.siblings import kind_told_by_name, kind_told_by_output, of_their_kind
from steelyard.records.fact import Fact
from steelyard.vocabulary.kinds import Kind, Status, kind_by_name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("gpt-4o-audio-preview-2024-12-17", "audio"),
        ("gpt-4o-mini-transcribe", "audio"),
        ("voxtral-small-2507", "audio"),
        ("llama-prompt-guard-2-86m", "moderation"),
        ("granite-guardian-3-3-8b", "moderation"),
        ("llamaguard-7b", "moderation"),
        ("mistral-ocr-2505", "other"),
        ("flux-1-dev-controlnet-union", "image"),
        ("wan2-2-t2v-a14b", "video"),
        ("qwen3-vl-embedding-8b", "embedding"),
        ("bge-small-en-v1.5", "embedding"),
        ("bge-reranker-v2-m3", "rerank"),
        ("multilingual-e5-large-instruct", "embedding"),
        ("gte-large-en-v1.5", "embedding"),
        ("llama-nemotron-rerank-vl-1b-v2", "rerank"),
        ("gpt-6-sol", ""),
        ("livestock-7b", ""),
    ],
)
def test_a_name_says_what_its_model_is_for(name, kind):
    assert kind_by_name(name) == kind


def fact(id_, property_, value, *said):
    return Fact(Kind.MODEL, id_, property_, value, Status.SINGLE, "only_one", claims_for=said or (claim(property_, value),))


def kinds(*facts):
    found = of_their_kind(facts)
    assert found == sorted(found, key=lambda f: (f.kind, f.id, f.property))
    return {f.id: (f.value, f.rule, len(f.claims_for), len(f.claims_against)) for f in found if f.property == "kind"}


def test_a_list_that_says_otherwise_stands_against_it():
    assert kinds(fact("acme/guard-2", "kind", "chat")) == {"acme/guard-2": ("moderation", kind_told_by_name.__name__, 0, 1)}


def test_where_lists_agree_with_the_name_nothing_is_changed():
    assert kinds(fact("acme/guard-2", "kind", "moderation")) == {"acme/guard-2": ("moderation", "only_one", 1, 0)}


def test_what_somebody_wrote_here_is_kept():
    said = claim("kind", "chat", "curated")
    assert kinds(fact("acme/guard-2", "kind", "chat", said))["acme/guard-2"][0] == "chat"


def test_where_nobody_says_the_name_does_and_else_what_comes_out():
    found = kinds(
        fact("acme/draw", "output_modalities", ("image",)),
        fact("acme/m1", "output_modalities", ("text", "image")),
        fact("acme/m1-tts", "name", "M1 TTS"),
    )
    assert found == {
        "acme/draw": ("image", kind_told_by_output.__name__, 1, 0),
        "acme/m1-tts": ("audio", kind_told_by_name.__name__, 1, 0),
    }
