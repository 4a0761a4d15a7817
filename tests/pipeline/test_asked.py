"""What a source that is asked about things one by one is asked about."""

from __future__ import annotations

import msgspec

from claims import claim
from steelyard.pipeline.asked import asked
from steelyard.sources.registry import source

CARDS = source("huggingface").manifest


def test_creators_own_repositories_are_asked_about_the_most_named_first():
    named = [
        claim("hugging_face_id", "mistralai/M-1"),
        claim("hugging_face_id", "Qwen/Q-2"),
        claim("weights_repository", "https://huggingface.co/Qwen/Q-2"),
    ]
    assert asked(CARDS, named) == ("Qwen/Q-2", "mistralai/M-1")


def test_a_copy_that_somebody_else_made_is_not_asked_about():
    assert asked(CARDS, [claim("hugging_face_id", "unsloth/Q-2-GGUF")]) == ()


def test_what_is_no_repository_is_not_asked_about():
    odd = ["https://github.com/mistralai/x", "mistralai", "mistralai/../../etc", "https://huggingface.co/mistralai"]
    assert asked(CARDS, [claim("weights_repository", one) for one in odd]) == ()


def test_the_sources_own_claims_name_nothing():
    assert asked(CARDS, [claim("hugging_face_id", "mistralai/M-1", "huggingface")]) == ()


def test_two_spellings_of_one_repository_are_asked_once():
    named = [claim("hugging_face_id", one) for one in ("mistralai/M-1", "mistralai/m-1", "mistralai/M-1")]
    assert asked(CARDS, named) == ("mistralai/M-1",)


def test_no_more_are_asked_about_than_the_manifest_allows():
    few = msgspec.structs.replace(CARDS, most=3)
    assert len(asked(few, [claim("hugging_face_id", f"mistralai/M-{n}") for n in range(9)])) == 3
