"""Who ran a benchmark, told by the page on which the result was published."""

from __future__ import annotations

import re
from typing import Final

from steelyard.vocabulary.naming import creator_of

_INDEPENDENT: Final = {
    "aider.chat": "Aider",
    "artificialanalysis.ai": "Artificial Analysis",
    "labs.scale.com": "Scale AI",
    "livebench.ai": "LiveBench",
    "openrouter.ai": "Artificial Analysis, as OpenRouter shows it",
    "www.swebench.com": "SWE-bench",
    "www.tbench.ai": "Terminal-Bench",
}
"""Testers who make none of the models that they test, by where they publish."""

_MAKERS: Final = {
    "alibaba": "Qwen", "amazon": "Amazon", "anthropic": "Anthropic", "bytedance": "ByteDance Seed", "cohere": "Cohere",
    "deepreinforce": "DeepReinforce", "deepseek": "DeepSeek", "google": "Google", "ibm": "IBM", "meta": "Meta",
    "microsoft": "Microsoft", "minimax": "MiniMax", "mistral": "Mistral AI", "moonshotai": "Moonshot AI",
    "nvidia": "NVIDIA", "openai": "OpenAI", "sakana": "Sakana AI", "stepfun": "StepFun", "tencent": "Tencent",
    "xai": "xAI", "xiaomi": "Xiaomi", "zai": "Z.ai",
}  # fmt: skip
"""What a creator is called as a tester."""

_PAGE = re.compile(r"https?://(?:(?P<host>[^/]+)(?:/(?P<first>[^/?#]+))?)")
_SHARED: Final = {"huggingface.co", "github.com"}
_NO_NAME: Final = {"www", "blog", "docs", "console", "news", "com", "ai", "io", "org", "net"}


def run_by(page: str, creator: str) -> dict[str, str]:
    """Who ran it, as qualifiers: `page` is where the result stands, `creator` who makes the model (any spelling).

    On a page of somebody who makes other models, or of nobody known, nothing is said: it may only be repeated there.
    """
    found = _PAGE.match(page)
    if found is None:
        return {}
    host = found["host"].lower()
    if runner := _INDEPENDENT.get(host):
        return {"by": "independent", "runner": runner}
    maker = creator_of(creator)
    return maker_itself(creator) if maker and maker in _owners(host, found["first"] or "") else {}


def maker_itself(creator: str) -> dict[str, str]:
    """That the model's own creator ran it."""
    return {"by": "creator", "runner": _MAKERS.get(creator_of(creator), creator)}


def _owners(host: str, first: str) -> set[str]:
    names = [first] if host in _SHARED else [part for part in host.split(".") if part not in _NO_NAME]
    return {creator_of(name) for name in names} - {""}
