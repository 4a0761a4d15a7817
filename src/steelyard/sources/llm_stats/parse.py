"""LLM Stats: specs of models, and results that their creators report of themselves, each with its page.

Its results are told at second hand and their settings in words, so they stand beside others and are never ranked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from steelyard.records.claim import Claim
from steelyard.sources.benchmarks import benchmark
from steelyard.sources.reading import Page, Row
from steelyard.sources.speaking import Subject
from steelyard.sources.testers import maker_itself
from steelyard.sources.values import Unfit, count, date, flag, link, name, note, number, plain, release_day, text
from steelyard.vocabulary.kinds import Basis, Kind
from steelyard.vocabulary.properties import UNTOLD

LICENSES: Final = {
    "apache_2_0": "Apache-2.0",
    "creative_commons_attribution_4_0_license": "CC-BY-4.0",
    "deepseek": "DeepSeek Model License",
    "gemma": "Gemma Terms of Use",
    "llama3_2": "Llama 3.2 Community License Agreement",
    "llama_3_1_community_license": "Llama 3.1 Community License Agreement",
    "llama_3_2_community_license": "Llama 3.2 Community License Agreement",
    "mit": "MIT",
    "mit_license": "MIT",
    "modified_mit_license": "Modified MIT",
    "nvidia_open_model_license_agreement": "NVIDIA Open Model License",
    "qwen": "Qwen License",
    "tongyi_qianwen": "Tongyi Qianwen License",
    "unknown": "",
}
"""Licenses by the names that we use; others by the name that LLM Stats gives them, and of those unknown nothing."""

_REPOSITORY = re.compile(r"https://huggingface\.co/([\w.-]+/[\w.-]+)/?\Z", re.ASCII)

GPQA: Final = "gpqa"
PERCENT: Final = Decimal(100)
PLACEHOLDER: Final = "https://example.com/"


def parse(page: Page) -> Iterator[Claim]:
    """Claims about every model, then its results; a result is read as a share of 1 where its benchmark is one."""
    root = page.root()
    for list_ in ("licenses", "benchmarks", "models", "scores"):
        if list_ not in root:
            raise page.unfit("", f"the list of {list_} is missing")
    licenses = {row.take("license_id", name).value: row.take("name", text).value for row in root.rows("licenses")}
    highest = {
        row.take("benchmark_id", name).value: row.take("max_score", number).value for row in root.rows("benchmarks")
    }
    creators: dict[str, str] = {}
    for row in root.rows("models"):
        ref, creator = row.take("model_id", name).value, row.take("organization_id", name).value
        creators[ref] = creator
        claims = list(_model(page.subject(Kind.MODEL, f"{creator}/{ref}"), row, licenses))
        if not page.remarks.ignores(f"/models/{ref}"):
            yield from claims
    for row in root.rows("scores"):
        yield from _result(page, row, creators, highest)
    root.done()


def _link(raw: Any) -> str | None:
    return link(raw) if raw else None  # some rows have "" where others have null


def _model(model: Subject, row: Row, licenses: dict[str, str]) -> Iterator[Claim]:
    page = row.find("source_scorecard_blog_link", _link)
    said = model._replace(url=page.value if page else "")
    yield said.says("name", row.take("name", text))
    if day := row.find("release_date", release_day):
        yield said.says("release_date", day)
    if day := row.find("knowledge_cutoff", date):
        yield said.says("knowledge_cutoff", day)
    if size := row.find("param_count", count):
        yield said.says("total_parameters", size)
    if weights := row.find("source_weights_link", _link):
        yield said.says("weights_repository", weights)
        if repository := _REPOSITORY.match(weights.value):
            yield said.says("hugging_face_id", weights.of(repository[1]))
    license_ = row.take("license_id", text)
    named = LICENSES.get(license_.value, licenses.get(license_.value, ""))
    # "proprietary" stands with Gemma 3n as well, whose weights the same row links to: a default that nobody looked at.
    if named and not (weights and named == "Proprietary"):
        yield said.says("license", license_.of(named))


def _result(page: Page, row: Row, creators: dict[str, str], highest: dict[str, Decimal]) -> Iterator[Claim]:
    ref, page_of = row.take("model_id", name), row.take("self_reported_source_link", link)
    creator = creators.get(ref.value)
    if creator is None:
        raise page.unfit(ref.pointer, f"a score of {ref.value!r}, which is none of the models")
    named, score = row.take("benchmark_name", name), row.take("score", number)
    its_own, told = row.take("is_self_reported", flag), row.find("analysis_method", note)
    whole = highest.get(row.take("benchmark_id", name).value) == 1
    # A few rows cite a placeholder; and what is no share of 1 was divided by a maximum, and can't be had back exactly.
    if not whole or page_of.value.startswith(PLACEHOLDER) or page.remarks.ignores(f"/models/{ref.value}"):
        return
    run = _edition(named.value, told.value if told else "")
    run |= maker_itself(creator) if its_own.value else {}
    value = page.checked(score.value, score.pointer, _percent)
    subject = page.subject(Kind.MODEL, f"{creator}/{ref.value}", url=page_of.value)
    yield subject.says("result", value, run, basis=Basis.MEASURED)


def _edition(named: str, told: str) -> dict[str, str]:
    """The benchmark, and how the run is described; GPQA is Diamond only where the description says so."""
    run = benchmark(named)
    if run["benchmark"] == GPQA and "diamond" in told.casefold():
        run = benchmark("GPQA Diamond")
    return {**run, "described": told or UNTOLD}


def _percent(score: Any) -> Decimal:
    if not 0 <= score <= 1:
        raise Unfit("a share from 0 to 1")
    return plain(score * PERCENT)
