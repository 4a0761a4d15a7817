"""A name for the newest ends with the model that it meant; names that bear a version go on meaning theirs."""

from __future__ import annotations

import pytest

from claims import claim
from steelyard.pipeline.applied import only_meaning
from steelyard.pipeline.outlived import ended, last_days
from steelyard.records.identity import AliasSpan

AT = "2026-11-22"


def until(alias, model="acme/ocr-2505", *, until="", since="", day="2026-05-31", **more):
    said = claim("retirement_date", day, **({"source": "curated", "name": model} | more))
    (span,) = ended([AliasSpan(f"acme/{alias}", model, since, until)], last_days([said], AT))
    return span.until


def test_it_ends_on_the_day_on_which_its_model_was_shut_down():
    assert until("ocr-latest") == "2026-05-31"


@pytest.mark.parametrize("alias", ["ocr", "ocr-2-latest", "ocr-large-2"])
def test_a_name_with_a_version_or_without_that_word_means_its_model_still(alias):
    assert until(alias) == ""


def test_so_does_the_models_own_name_with_that_word_behind_it():
    assert until("ocr-mini-latest", "acme/ocr-mini") == ""


def test_an_end_that_is_stated_is_kept_and_one_to_come_has_not_come():
    assert until("ocr-latest", until="2026-01-01") == "2026-01-01"
    assert until("ocr-latest", day="2026-12-31") == ""


@pytest.mark.parametrize("more", [{"source": "list"}, {"day": "2026-05"}, {"valid_to": "2026-11-01"}])
def test_only_a_day_that_somebody_read_and_that_still_stands_ends_it(more):
    assert until("ocr-latest", **more) == ""


def test_a_span_that_begins_afterwards_is_left_alone():
    assert until("ocr-latest", since="2026-06-01") == ""


def test_what_is_said_of_a_name_that_means_nothing_more_is_not_said_of_what_it_meant():
    open_, over = AliasSpan("acme/a", "acme/a-1", "", ""), AliasSpan("acme/b", "acme/b-1", "", "2026-05-31")
    assert only_meaning([open_, over]) == {"acme/a": "acme/a-1"}
