"""The words that decorate an endpoint and change nothing about the model, and what each of them means.

Kinds: region, quantization, service_tier, packaging, provider_prefix, creator_prefix, reasoning_setting,
context_setting, billing.
"""
# ruff: noqa: E501 - tables read best in rows

from __future__ import annotations

import re
from typing import Final, NamedTuple

from steelyard.vocabulary.naming.rows import words


class Decoration(NamedTuple):
    """What was taken off a name: the text, its kind, and one sentence of what it means."""

    text: str
    kind: str
    meaning: str


def _rows(kind: str, **meanings: str) -> dict[str, tuple[str, str]]:
    return {word.replace("__", "-"): (kind, meaning) for word, meaning in meanings.items()}


REGIONS: Final[dict[str, str]] = {
    "us": "served from the United States", "eu": "served from the European Union", "global": "routed to any region",
    "apac": "served from Asia-Pacific", "jp": "served from Japan", "au": "served from Australia", "in": "served from India",
    "ca": "served from Canada", "uk": "served from the United Kingdom", "sa": "served from South America",
    "us-gov": "served from AWS GovCloud", "gov": "served from AWS GovCloud", "cn": "served from China", "intl": "served outside China",
    "regional": "kept inside one region", "ap": "served from Asia-Pacific", "apne": "served from Asia-Pacific",
    "datazone": "kept inside one data zone", "kr": "served from Korea", "me": "served from the Middle East",
}  # fmt: skip

ALWAYS: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(
        ("fp8", "fp4", "nvfp4", "mxfp4", "mxfp8", "mxfp", "nf4", "bf16", "fp16", "fp32", "int8", "int4", "awq", "gptq", "gguf", "mlx",
         "ggml", "exl2", "bnb", "w4a16", "w8a8", "w8a16", "w4a8", "dynamic", "imatrix", "autoround", "marlin", "quantized", "quant",
         "kv", "ud", "onnx", "openvino", "ov", "trt", "tensorrt", "trtllm", "safetensors", "ct2", "hqq", "aqlm", "eetq", "coreml", "litert",
         "bitsandbytes", "2bit", "3bit", "4bit", "5bit", "6bit", "8bit", "qat", "fp6", "fp8e5m2", "mixed", "ar", "draft", "int4mix", "q8", "q4"),
        ("quantization", "the weights as this host stores them; the model is the same"),
    ),
    **_rows("billing", free="offered without charge", disc="offered at a discount", trial="offered for trial"),
    **_rows(
        "service_tier",
        nitro="routed to the fastest host", fastest="routed to the fastest host", cheapest="routed to the cheapest host",
        preferred="routed by preference", floor="routed to the cheapest host", exacto="routed to hosts that call tools well",
        batch="answered later at a lower price", flex="answered when capacity is idle", priority="answered before others",
        spot="served on spare capacity", tput="tuned for throughput", throughput="tuned for throughput", tee="runs in a trusted enclave",
        cheaper="a cheaper queue of the host", ultrafast="a faster queue of the host", online="with the host's web search",
        optimized="a tuned deployment of the host", cs="served by Cerebras", el="a host's own deployment",
        specdec="served with speculative decoding", versatile="a host's general deployment", instant="a host's fast deployment",
        tokenplan="sold by subscription", ondemand="rented on demand", dedicated="rented by the hour", serverless="shared capacity",
        standard="the standard deployment", web="with the host's web search", provisioned="rented capacity", economy="a cheaper queue",
        mtp="served with multi-token prediction", eagle="served with speculative decoding", eagle3="served with speculative decoding", alternative="a host's second deployment",
    ),
    **_rows(
        "packaging",
        maas="model as a service", default="the host's default version", hf="weights in the Transformers format",
        cloud="hosted by Ollama", original="the creator's own deployment", basic="a plain deployment", lora="takes adapters",
        copilot="as packaged for Copilot", paddle="weights in the Paddle format", fw="served by Fireworks", together="served by Together",
        bedrock="served by Bedrock", azure="served by Azure", vertex="served by Vertex", groq="served by Groq", sambanova="served by SambaNova",
        novita="served by Novita", cerebras="served by Cerebras", baseten="served by Baseten", nebius="served by Nebius", deepinfra="served by DeepInfra", fireworks="served by Fireworks", nim="packaged as a NIM",
    ),
}  # fmt: skip

THINKING: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(("thinking", "think", "reasoning", "reasoner"),
                    ("reasoning_setting", "thinking switched on for a model that can do both")),
    **dict.fromkeys(("non-reasoning", "nothinking", "nothink", "non-thinking", "no-thinking", "no-think"),
                    ("reasoning_setting", "thinking switched off for a model that can do both")),
}  # fmt: skip
"""Of a family that can do both (laws.HYBRID), these are settings; elsewhere they are editions."""

UNLESS_OWN: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(("fast", "turbo", "highspeed", "lightning", "ultraspeed", "express", "quick", "rapid", "accelerated"),
                    ("service_tier", "the host's faster serving of the same model")),
    **dict.fromkeys(("none", "low", "medium", "high", "xhigh", "minimal", "max", "adaptive", "effort"), ("reasoning_setting", "how hard it is asked to think")),
    **dict.fromkeys(("extended", "long"), ("context_setting", "a longer window of the same model")),
    "latest": ("packaging", "whatever its maker currently serves under this name"),
    "beta": ("packaging", "the host's beta of its service"),
    "search": ("service_tier", "with the host's web search"),
}  # fmt: skip

HOSTS_OWN: Final[dict[str, frozenset[str]]] = {
    "novita": words("p h n dst max el community"),
}
"""Words behind a name that only this host has, for deployments of its own (compared by letters and digits)."""

PLACES: Final[frozenset[str]] = words(
    "accounts models publishers projects locations routers deployments deployedmodels fireworks cf hf databricks snowflake bedrock converse "
    "invoke chat azure azureml vertex vertexai sagemaker groq together togetherai novita deepinfra openrouter ollama duo cc coding alicloud "
    "fw umans sap aicore hosted nim github copilot workers public pro free lora foundation model endpoints system ai byok "
    "cortex sambanova chutes nebius hyperbolic baseten featherless parasail siliconflow replicate anyscale deep app api v1 chatcompletion "
    "completion inference serverless dedicated tee venice poe kilo zen go opencode requesty helicone vercel cline portkey litellm "
    "aihubmix spot main library registry hub labs text2text converselike preview arn foundationmodel"
)
"""Words in front of a name that say where it is served."""

LANES: Final[dict[str, tuple[str, str]]] = {
    "coding": ("service_tier", "a lane of the host for coding tools"), "spot": ALWAYS["spot"], "tee": ALWAYS["tee"],
}  # fmt: skip
"""Those among them that name a queue of the host, at a price of its own."""


def placed(text: str) -> Decoration:
    """What stands in front of a name and says where, or by which lane, it is served."""
    return Decoration(text, *LANES.get(text.casefold(), ("provider_prefix", "where it is served, not what it is")))

QUANTIZATION: Final = re.compile(
    r"^(?:i?q\d(?:\.\d)?|iq\d|w\d+a\d+|[a-z]*fp\d+(?:e\dm\d)?|u?d?q\d+|\d+(?:\.\d+)?bpw|\d+bits?|int\d+)$"
)
CONTEXT: Final = re.compile(
    r"^(?:\d{1,4}k|[1-9]m|10m|4096|8192|16384|32768|65536|131072|262144|128000|200000|40960|1048576)$"
)
