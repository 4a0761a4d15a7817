"""The seed pair, as audit.md has it."""

from __future__ import annotations

from compare.making import Ground, benchmark, endpoint, known, model, receipt, result

GPT = "openai/gpt-4o-2024-11-20"
LLAMA = "meta/llama-4-maverick-17b-128e-instruct"


def gpt() -> object:
    prices = {"price.input": "2.50", "price.output": "10.00", "price.cache_read": "1.25"}
    return model(
        GPT,
        "GPT-4o (2024-11-20)",
        {
            "release_date": "2024-11-20",
            "context_length": 128000,
            "max_output_tokens": 16384,
            "knowledge_cutoff": known("knowledge_cutoff", "2023-10-01", "disputed", won=(0,), lost=(1,)),
            "input_modalities": ["text", "image"],
            "output_modalities": ["text"],
            "tool_call": True,
            "structured_output": True,
            "reasoning": False,
            "reasoning_mode": "none",
            "open_weights": False,
            "license": "Proprietary",
            "hosted_tools": ["web_search", "file_search", "image_generation", "code_interpreter", "mcp"],
            "architecture": known("architecture", None, "undisclosed"),
            "total_parameters": known("total_parameters", None, "undisclosed"),
            "active_parameters": known("active_parameters", None, "undisclosed"),
            "lifecycle": "deprecated",
            "retirement_date": "2027-01-14",
            "successor": "openai/gpt-6.1-sol",
        },
        results=(
            result(
                "aider-polyglot",
                "18.2",
                runner="Aider",
                metric="pass_rate_2",
                edit_format="diff",
                tries="2",
                harness="aider 0.70.1.dev",
                date="2024-12-30",
            ),
            result("gpqa-diamond", "46.0", by="creator", runner="OpenAI", shots="0", harness="simple-evals"),
            result("mmlu-pro", "74.4", by="competitor", runner="MiniMax", shots="0", prompt="chain of thought"),
        ),
        endpoints=(
            endpoint("OpenAI", GPT, prices, first_party=True),
            endpoint("Azure OpenAI", GPT, prices),
            endpoint("OpenRouter", GPT, prices | {"context_length": 128000, "max_output_tokens": 16384}),
        ),
    )


def llama() -> object:
    def host(name: str, into: str, out: str, **more: object) -> object:
        return endpoint(name, LLAMA, {"price.input": into, "price.output": out, **more})

    return model(
        LLAMA,
        "Llama 4 Maverick 17B 128E Instruct",
        {
            "release_date": "2025-04-05",
            "context_length": 1000000,
            "knowledge_cutoff": "2024-08",
            "input_modalities": ["text", "image"],
            "output_modalities": ["text"],
            "tool_call": True,
            "reasoning": False,
            "reasoning_mode": "none",
            "open_weights": True,
            "license": "Llama 4 Community License Agreement",
            "commercial_use": "conditions",
            "architecture": "mixture of experts",
            "total_parameters": 400_000_000_000,
            "active_parameters": 17_000_000_000,
            "experts": 128,
        },
        results=(
            result(
                "aider-polyglot",
                "15.6",
                runner="Aider",
                metric="pass_rate_2",
                edit_format="whole",
                tries="2",
                harness="aider 0.81.2.dev",
                date="2025-04-06",
            ),
            result("gpqa-diamond", "69.8", by="creator", runner="Meta", shots="0", precision="bf16"),
            result(
                "mmlu-pro", "80.5", by="creator", runner="Meta", metric="macro_avg/acc", shots="0", precision="bf16"
            ),
        ),
        endpoints=(
            host(
                "AWS Bedrock", "0.24", "0.97", context_length=1000000, max_output_tokens=8192, structured_output=False
            ),
            host("DeepInfra", "0.20", "0.60", context_length=1048576, max_output_tokens=16384, structured_output=True),
            host("Azure", "0.25", "1.00", context_length=128000),
            host("Groq", "0.20", "0.60", context_length=131072, max_output_tokens=8192, structured_output=True),
        ),
    )


def ground() -> Ground:
    things = [
        benchmark(
            "aider-polyglot",
            "Aider polyglot",
            items=225,
            measures="Whether a model edits existing code in several languages.",
        ),
        benchmark("gpqa-diamond", "GPQA Diamond", items=198, measures="Graduate-level questions."),
        benchmark("mmlu-pro", "MMLU-Pro", measures="Knowledge and reasoning."),
    ]
    return Ground(benchmarks={t.id: t for t in things}, books={GPT: (receipt("2023-10-01"), receipt("2024-04"))})
