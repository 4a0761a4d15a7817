"""Providers' names: the same host under the names that sources give it, and whose own API each one is.

The table is what works without data; `aka` and `first_party_of` claimed by a source are added to it.
"""
# ruff: noqa: E501 - tables read best in rows

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from steelyard.vocabulary.naming import a_place, slug

# our slug: other spellings (compared by letters and digits only)
_ROWS: Final = """
amazon-bedrock: bedrock bedrock_converse bedrock_mantle aws awsbedrock amazon
google-vertex: vertex vertexai googlevertexai googlecloudvertexai vertexaianthropicmodels googlevertexanthropic
google: gemini googleaistudio googlegemini googlegenerativeai aistudio
azure: microsoftazure azureopenai azureopenaiservice azuretext azureai azureaifoundry azurecognitiveservices microsoftfoundry
openai: textcompletionopenai
openrouter:
fireworks-ai: fireworks fireworksai fireworksaiembeddingmodels
togetherai: together together_ai
deepinfra: deep-infra
alibaba: dashscope qwencloud qwenaiplatform modelstudio alibabacloud
alibaba-cn: bailian alibabachina
xai: x-ai xaigrok
cohere: coherechat
mistral: mistralai codestral textcompletioncodestral
moonshotai: moonshot kimi moonshotaikimi
zai: z-ai zaiorg
zhipuai: bigmodel zhipu
nvidia: nvidianim nim
huggingface: hf huggingfaceinference
cloudflare-workers-ai: cloudflare workersai cloudflareworkers
cloudflare-ai-gateway: clfaigateway
novita-ai: novita
ollama-cloud: ollama
llama: metallama llamaapi
meta:
friendli: friendliai
ovhcloud: ovhcloudaiendpoints ovh
wandb: weightsbiases weightsandbiases
github-copilot: githubcopilot
github-models: github
vercel: vercelaigateway
perplexity: perplexityai
deepseek:
anthropic:
groq:
cerebras:
databricks: databricksmosaic
snowflake: snowflakecortex
sap-ai-core: sapaicore sap
volcengine: volcano
minimax: minimaxio
lambda: lambdaai lambdalabs
nebius: nebiusaistudio nebiustokenfactory
digitalocean: gradientai digitaloceangradient
voyage: voyageai
arcee: arceeai
featherless: featherlessai
opencode-go: opencodego
xiaomi: xiaomimimo
watsonx: ibmwatsonx ibm
stepfun: stepfunai
tencent: tencentcloud
inception: textcompletioninception
amazon-nova: amazonnova nova
"""

FIRST_PARTY: Final[dict[str, str]] = {
    "openai": "openai", "anthropic": "anthropic", "google": "google", "mistral": "mistral", "deepseek": "deepseek",
    "alibaba": "alibaba", "xai": "xai", "cohere": "cohere", "moonshotai": "moonshotai", "zai": "zai", "zhipuai": "zai",
    "minimax": "minimax", "amazon-bedrock": "amazon", "amazon-nova": "amazon", "xiaomi": "xiaomi", "stepfun": "stepfun",
    "perplexity": "perplexity", "llama": "meta", "meta": "meta", "nvidia": "nvidia", "inception": "inception", "upstage": "upstage",
    "morph": "morph", "voyage": "voyage", "arcee": "arcee-ai", "v0": "v0", "ai21": "ai21", "volcengine": "bytedance",
    "tencent": "tencent", "sarvam": "sarvam", "bailing": "inclusionai", "watsonx": "ibm", "writer": "writer", "deepgram": "deepgram",
    "google-vertex": "google", "azure": "microsoft", "stability": "stability", "runwayml": "runway", "recraft": "recraft",
    "elevenlabs": "elevenlabs", "black-forest-labs": "blackforestlabs", "gigachat": "sberbank", "assemblyai": "assemblyai",
    "typesafe": "typesafe", "soniox": "soniox", "cursor": "cursor", "cognition": "cognition",
}  # fmt: skip
"""Whose own API a provider is."""


class Providers:
    """Every spelling of every provider → our slug; unlisted spellings are slugs of their own."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self.spellings = dict(spellings)

    @classmethod
    def known(cls, claimed: Iterable[tuple[str, Iterable[Any]]] = ()) -> Providers:
        """The base table with what is claimed: (our slug, other names) in any order."""
        table: dict[str, str] = {}
        for row in _ROWS.strip().splitlines():
            ours, _, others = row.partition(":")
            table.update(dict.fromkeys([slug(ours), *(slug(o) for o in others.split())], ours))
        for id_, names in sorted((o, tuple(sorted(map(str, names)))) for o, names in claimed):
            home = table.get(slug(id_), id_)
            for name in (id_, *names):
                table.setdefault(slug(name), home)
        return cls(table)

    def id_of(self, name: str) -> str:
        """Our slug of the provider that goes by this name."""
        if not name:
            return ""
        plain = slug(name)
        known = self.spellings.get(plain)
        if known:
            return known
        if plain.startswith("vertexai"):  # litellm splits Vertex by publisher: vertex_ai-llama_models
            return "google-vertex"
        return name.strip().lower().replace("_", "-").replace(" ", "-")

    def bare(self, name: str, provider: str) -> str:
        """A name in lower case, without what only leads to it: `accounts/fireworks/models/`, `vertex_ai/`."""
        first, *rest = name.strip().lower().split("/")
        while rest and (a_place(first) or slug(first) == slug(provider) or self.spellings.get(slug(first)) == provider):
            first, *rest = rest
        return "/".join((first, *rest))
