"""The seed page's faults, one by one, against audit.md: each must be impossible here."""

from __future__ import annotations

from compare import seed
from compare.making import Ground
from steelyard.compare.comparison import Comparison, Row
from steelyard.compare.support import Book, statements, unsupported


def row(page: Comparison, key: str) -> Row:
    tables = (page.specs, page.pricing, page.capabilities, page.benchmarks)
    return next(r for rows in tables for r in rows if r.property == key)


def shown(page: Comparison, key: str) -> list[str]:
    return [cell.display for cell in row(page, key).cells]


def text(page: Comparison) -> str:
    return "\n".join(s.text for s in statements(page))


def test_dates_context_parameters_and_license_are_as_the_model_cards_have_them(seed_page: Comparison) -> None:
    assert shown(seed_page, "release_date") == ["2024-11-20", "2025-04-05"]
    assert shown(seed_page, "context_length") == ["128K", "1M; endpoints 128K–1,048,576"]
    assert shown(seed_page, "max_output_tokens")[0] == "16,384"
    assert shown(seed_page, "total_parameters") == ["Undisclosed", "400B total"]
    assert shown(seed_page, "active_parameters") == ["Undisclosed", "17B active"]
    assert shown(seed_page, "architecture") == ["Undisclosed", "mixture of experts"]
    assert shown(seed_page, "license") == ["Proprietary", "Llama 4 Community License Agreement"]
    assert shown(seed_page, "open_weights") == ["No", "Yes"]
    assert shown(seed_page, "commercial_use") == ["Not documented", "With conditions"]


def test_prices_are_there_and_name_who_asks_them(seed_page: Comparison) -> None:
    assert shown(seed_page, "price.input") == ["$2.50", "$0.20"]
    assert shown(seed_page, "price.output") == ["$10.00", "$0.60"]
    assert shown(seed_page, "price.cache_read") == ["$1.25", "Not documented"]
    assert (
        row(seed_page, "price.input").note
        == "GPT-4o (2024-11-20): OpenAI; Llama 4 Maverick: DeepInfra"
    )
    assert "2 of 4 endpoints ask the least" in row(seed_page, "priced_at").note


def test_providers_are_counted_and_named(seed_page: Comparison) -> None:
    assert shown(seed_page, "providers") == [
        "3: OpenAI, Azure OpenAI, OpenRouter",
        "4: AWS Bedrock, Azure, DeepInfra, Groq",
    ]


def test_capabilities_do_not_contradict_each_other_and_silence_is_not_no(seed_page: Comparison) -> None:
    for key in ("vision", "multimodal", "tool_call"):
        assert shown(seed_page, key) == ["Yes", "Yes"]
    assert shown(seed_page, "code_execution") == ["Yes", "Not documented"]
    assert shown(seed_page, "hosted_tools")[1] == "Not documented"
    assert shown(seed_page, "structured_output") == ["Yes", "Not documented; endpoints: 2 yes, 1 no"]
    assert row(seed_page, "structured_output").winner is None


def test_aider_stands_side_by_side_with_its_edit_formats_and_no_winner(seed_page: Comparison) -> None:
    found = row(seed_page, "aider-polyglot")
    assert [cell.display for cell in found.cells] == ["18.2", "15.6"]
    assert found.winner is None
    assert "edit format diff for GPT-4o (2024-11-20), whole for Llama 4 Maverick" in found.note
    assert "Inside the sampling error" in found.note
    assert "225 items" in found.note


def test_self_reported_results_by_different_labs_are_not_ranked(seed_page: Comparison) -> None:
    for key in ("gpqa-diamond", "mmlu-pro"):
        assert row(seed_page, key).winner is None
    assert "self-reported" in row(seed_page, "gpqa-diamond").note


def test_the_verdict_abstains_and_says_what_would_settle_it(seed_page: Comparison) -> None:
    assert seed_page.verdict.winner is None
    assert seed_page.verdict.label == "The evidence does not decide; the quality of answers aside, Llama 4 Maverick is ahead"
    assert "Aider polyglot" in seed_page.verdict.would_change[0].text


def test_nothing_is_said_that_no_fact_supports(seed_page: Comparison, ground: Ground) -> None:
    said = text(seed_page).casefold()
    for word in (
        "safer",
        "compact",
        "1.76t",
        "8x222b",
        "broader provider choice",
        "depends on your needs",
        "not-yet-sourced",
    ):
        assert word not in said
    book = Book(seed_page, ground.benchmarks, ground.receipts)
    assert not [s for s in statements(seed_page) if unsupported(s, book)]


def test_a_dispute_about_the_cutoff_is_told(seed_page: Comparison) -> None:
    assert row(seed_page, "knowledge_cutoff").cells[0].status == "disputed"
    assert "2024-04 is claimed as well" in text(seed_page)


def test_retirement_and_what_the_name_hides_are_told(seed_page: Comparison) -> None:
    said = text(seed_page)
    assert "2027-01-14" in said
    assert "400B parameters across 128 experts, of which 17B work on each token" in said
    assert "not disclosed GPT-4o (2024-11-20)'s" in said


def test_the_license_answer_is_not_proprietary_for_open_weights(seed_page: Comparison) -> None:
    answer = next(a for a in seed_page.faq if "open source" in a.question)
    assert answer.answer[0].text == (
        "GPT-4o (2024-11-20) is closed, with terms of use that no source here records; Llama 4 Maverick has open weights under "
        "the Llama 4 Community License Agreement, with conditions on commercial use."
    )


def test_a_price_is_told_with_its_provider(seed_page: Comparison) -> None:
    for statement in statements(seed_page):
        if "$" in statement.text:
            assert "OpenAI" in statement.text or "DeepInfra" in statement.text or "output price" in statement.text, (
                statement
            )


def test_the_oldest_deciding_observation_is_the_day_of_review(seed_page: Comparison) -> None:
    assert seed_page.reviewed == "2026-11-01"
    assert seed_page.contenders[0].id == seed.GPT
