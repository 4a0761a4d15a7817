"""Every property that can be claimed, defined once: key, type, unit, label, better direction, section, meaning.

The registry is Python rather than TOML so that the command line pays nothing to read it (docs/decisions/0001).
To add a property: one entry here, and one line in each source's `parse` that has it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from steelyard.vocabulary.kinds import Kind


class Property(NamedTuple):
    """One thing that can be claimed of a subject.

    `type` is one of: text, date, flag, count, money, decimal, list, link, id.
    `better` is "higher", "lower" or "" (no direction). `temporal` values change over time (prices, limits of
    service); the others are fixed once the model is released. `unit` is what one counts.
    """

    key: str
    label: str
    type: str
    meaning: str
    kinds: tuple[Kind, ...] = (Kind.MODEL, Kind.ENDPOINT)
    unit: str = ""
    better: str = ""
    section: str = ""
    temporal: bool = False


_M, _E, _P, _C, _B, _A = Kind.MODEL, Kind.ENDPOINT, Kind.PROVIDER, Kind.CREATOR, Kind.BENCHMARK, Kind.ALIAS

MTOK: Final = "USD per 1M tokens"
FACTOR: Final = "×"

# fmt: off
_SPECS = (
    Property("name", "Name", "text", "The name that people read.", (_M, _E, _P, _C, _B)),
    Property("kind", "Kind", "text", "What the model is for: chat, embedding, image, audio, video, rerank, moderation, other."),
    Property("release_date", "Released", "date", "The day on which its creator made it available.", section="specs"),
    Property("context_length", "Context window", "count", "Tokens of input and output together that one request can hold.",
             unit="tokens", better="higher", section="specs"),
    Property("max_input_tokens", "Max input", "count", "Tokens of input that one request can hold, where stated on its own.",
             unit="tokens", better="higher"),
    Property("max_output_tokens", "Max output", "count", "Tokens that one answer can have.", unit="tokens", better="higher",
             section="specs"),
    Property("total_parameters", "Parameters, total", "count", "Weights in all.", (_M,), unit="parameters", section="specs"),
    Property("active_parameters", "Parameters, active", "count", "Weights used for one token.", (_M,), unit="parameters",
             section="specs"),
    Property("experts", "Experts", "count", "Routed experts of a mixture.", (_M,)),
    Property("architecture", "Architecture", "text", "How the network is built.", (_M,), section="specs"),
    Property("license", "License", "text", "The license of the weights, or Proprietary where none are published.", (_M, _E, _B),
             section="specs"),
    Property("open_weights", "Open weights", "flag", "Whether the weights can be downloaded.", section="specs"),
    Property("commercial_use", "Commercial use", "text", "Whether the license allows it: yes, conditions, no.", (_M,),
             section="specs"),
    Property("knowledge_cutoff", "Knowledge cutoff", "date", "The day after which the training data knows nothing.",
             better="higher", section="specs"),
    Property("lifecycle", "Lifecycle", "text", "preview, active, deprecated or retired.", (_M, _E, _P),
             section="specs", temporal=True),
    Property("retirement_date", "Retires", "date", "The day after which it is no longer served.", section="specs",
             temporal=True),
    Property("deprecation_date", "Deprecated since", "date", "The day on which its end was announced.", temporal=True),
    Property("successor", "Successor", "id", "The model that its creator names in its place.", (_M,), section="specs"),
    Property("replacement", "Replacement", "text", "What its provider names in its place, by the provider's own name.",
             (_E,), temporal=True),
    Property("predecessor", "Predecessor", "id", "The model that it follows.", (_M,)),
    Property("base_model", "Base model", "id", "The model whose weights it was trained from.", (_M,)),
    Property("family", "Family", "text", "The line of models to which it belongs."),
    Property("weights_repository", "Weights", "link", "Where the weights lie.", (_M, _E)),
    Property("model_card", "Model card", "link", "The creator's own description.", (_M,)),
    Property("hugging_face_id", "Hugging Face id", "text", "The repository that a source names for it."),
    Property("tokenizer", "Tokenizer", "text", "The tokenizer that a source names for it."),
    Property("served_as", "Serves", "text", "The dated name that a provider states for a floating one.", (_E,), temporal=True),
)

_CAPABILITIES = (
    Property("input_modalities", "Input", "list", "What can be put in: text, image, audio, video, pdf.",
             section="capabilities"),
    Property("output_modalities", "Output", "list", "What comes out.", section="capabilities"),
    Property("image_input", "Takes images", "flag", "Images can be put in, by a source that states each kind on its own."),
    Property("pdf_input", "Takes PDF", "flag", "PDF files can be put in, by a source that states each kind on its own."),
    Property("audio_input", "Takes audio", "flag", "Sound can be put in, by a source that states each kind on its own."),
    Property("video_input", "Takes video", "flag", "Video can be put in, by a source that states each kind on its own."),
    Property("audio_output", "Gives audio", "flag", "Sound comes out, by a source that states each kind on its own."),
    Property("web_search", "Web search", "flag", "The provider can search the web for an answer."),
    Property("url_context", "Reads links", "flag", "The provider fetches pages that the prompt names."),
    Property("tool_call", "Function calling", "flag", "The model can ask for the caller's functions.", section="capabilities",
             better="higher"),
    Property("parallel_tool_call", "Parallel function calling", "flag", "Several functions in one answer."),
    Property("tool_choice", "Tool choice", "flag", "The caller can force or forbid a function."),
    Property("hosted_tools", "Tool use", "list", "Tools that the provider itself runs: web search, code interpreter, …",
             section="capabilities"),
    Property("structured_output", "Structured outputs", "flag", "The answer is held to a JSON schema of the caller's.",
             section="capabilities", better="higher"),
    Property("json_mode", "JSON mode", "flag", "The answer is JSON, of no promised schema."),
    Property("reasoning", "Reasoning", "flag", "It can think in tokens before it answers.", section="capabilities",
             better="higher"),
    Property("reasoning_mode", "Reasoning mode", "text", "none, optional or always.", section="capabilities"),
    Property("reasoning_efforts", "Reasoning efforts", "list", "The efforts that can be asked for.", section="capabilities"),
    Property("reasoning_effort", "Reasoning effort", "flag", "One effort, named in the qualifier, can be asked for."),
    Property("prompt_caching", "Prompt caching", "flag", "Repeated input is billed at a lower price."),
    Property("cache_min_tokens", "Cached from", "count", "The shortest prompt that is cached.", unit="tokens"),
    Property("temperature", "Temperature", "flag", "The caller can set the sampling temperature."),
    Property("system_messages", "System messages", "flag", "A system prompt is accepted."),
    Property("assistant_prefill", "Prefill", "flag", "The caller can begin the answer."),
    Property("attachment", "Attachments", "flag", "Files can be attached."),
    Property("computer_use", "Computer use", "flag", "It can drive a screen."),
    Property("moderated", "Moderated", "flag", "The provider filters requests.", (_E,)),
    Property("streaming", "Native streaming", "flag", "Answers arrive token by token."),
    Property("supported_parameters", "Parameters accepted", "list", "Request parameters that the endpoint takes.", (_E,)),
    Property("supported_routes", "Routes", "list", "API routes that the endpoint answers on.", (_E,)),
)

_SERVICE = (
    Property("billing", "Billing", "text", "metered, free, trial, subscription, or zero as stated by a source.", (_E,),
             temporal=True),
    Property("requests_per_minute", "Requests per minute", "count", "Rate limit.", (_E,), unit="requests", temporal=True),
    Property("tokens_per_minute", "Tokens per minute", "count", "Rate limit.", (_E,), unit="tokens", temporal=True),
    Property("quantization", "Quantization", "text", "The number format of the served weights.", (_E,)),
    Property("regions", "Regions", "list", "Where it is served.", (_E,)),
    Property("data_use", "Trains on inputs", "text", "What the provider does with what is sent.", (_P,)),
    Property("data_retention", "Keeps inputs", "text", "How long what is sent is kept.", (_P,)),
    Property("vector_size", "Vector size", "count", "Length of an embedding.", unit="numbers"),
)


def _price(meter: str, label: str, meaning: str, unit: str = MTOK, section: str = "") -> Property:
    return Property(f"price.{meter}", label, "money", meaning, (_M, _E), unit, "lower", section, temporal=True)


_PRICES = (
    _price("input", "Input price", "Prompt tokens.", section="pricing"),
    _price("output", "Output price", "Answer tokens.", section="pricing"),
    _price("cache_read", "Cached input price", "Prompt tokens read from a cache.", section="pricing"),
    _price("cache_write", "Cache write price", "Prompt tokens written to a cache.", section="pricing"),
    _price("reasoning", "Reasoning price", "Thinking tokens, where they are billed apart from the answer."),
    _price("input_audio", "Audio input price", "Audio tokens in."),
    _price("output_audio", "Audio output price", "Audio tokens out."),
    _price("cache_read_audio", "Cached audio price", "Audio tokens read from a cache."),
    _price("cache_write_audio", "Audio cache write price", "Audio tokens written to a cache."),
    _price("input_image_tokens", "Image input price", "Image tokens in."),
    _price("output_image_tokens", "Image output price", "Image tokens out."),
    _price("cache_read_image", "Cached image price", "Image tokens read from a cache."),
    _price("input_video_tokens", "Video input price", "Video tokens in."),
    _price("output_video_tokens", "Video output price", "Video tokens out."),
    _price("citation", "Citation price", "Tokens of cited text."),
    _price("request", "Price per request", "Each call.", "USD per request"),
    _price("web_search", "Web search price", "Each search that the provider runs.", "USD per search"),
    _price("file_search", "File search price", "Each search in stored files.", "USD per search"),
    _price("maps_grounding", "Maps grounding price", "Each grounded call.", "USD per request"),
    _price("code_session", "Code interpreter price", "Each session.", "USD per session"),
    _price("input_image", "Price per input image", "Each image in.", "USD per image"),
    _price("output_image", "Price per output image", "Each image out.", "USD per image"),
    _price("input_pixel", "Price per input pixel", "Each pixel in.", "USD per pixel"),
    _price("output_pixel", "Price per output pixel", "Each pixel out.", "USD per pixel"),
    _price("input_character", "Price per 1M input characters", "Characters in.", "USD per 1M characters"),
    _price("output_character", "Price per 1M output characters", "Characters out.", "USD per 1M characters"),
    _price("input_second", "Price per input second", "Seconds of audio in.", "USD per second"),
    _price("output_second", "Price per output second", "Seconds of audio or of time.", "USD per second"),
    _price("input_video_second", "Price per input video second", "Seconds of video in.", "USD per second"),
    _price("output_video_second", "Price per output video second", "Seconds of video out.", "USD per second"),
    _price("compute_second", "Price per second of service", "Rented capacity.", "USD per second"),
    _price("query", "Price per query", "Each query, of rerankers and search.", "USD per query"),
    _price("page", "Price per page", "Each page read.", "USD per page"),
    _price("annotated_page", "Price per annotated page", "Each page read and annotated.", "USD per page"),
    _price("credit", "Price per credit", "Each credit of the provider's own.", "USD per credit"),
    _price("text_message", "Price per text message", "Each message.", "USD per message"),
    _price("storage", "Storage price", "Stored data.", "USD per GB-day"),
    _price("input_uplift", "Regional uplift", "Factor on every price when a region, or FedRAMP, is asked for.", FACTOR),
)

_RESULTS = (
    Property("result", "Result", "decimal", "One value on one benchmark, under the settings in its qualifiers.", (_M,)),
    Property("result_cost", "Cost of the run", "decimal", "What that run cost.", (_M,), unit="USD"),
    Property("points_at", "Means", "id", "The model that a floating name denotes for a span of time.", (_A,), temporal=True),
)

_OTHERS = (
    Property("home", "Home", "link", "The thing's own page.", (_P, _C, _B)),
    Property("docs", "Documentation", "link", "Where it is documented.", (_P, _C)),
    Property("pricing_page", "Price page", "link", "Where its prices are posted.", (_P, _C)),
    Property("country", "Country", "text", "Where it is based.", (_P, _C)),
    Property("aka", "Also called", "list", "Other names it goes by.", (_M, _P, _C, _B)),
    Property("api", "API address", "link", "Where requests are sent.", (_P,)),
    Property("first_party_of", "First party of", "text", "The creator whose own API this is.", (_P,)),
    Property("sells", "Sells", "text", "tokens, subscription or own hardware.", (_P,)),
    Property("measures", "Measures", "text", "What the benchmark tests.", (_B,)),
    Property("items", "Items", "count", "How many questions or tasks it has.", (_B,)),
    Property("metric", "Metric", "text", "What is counted.", (_B,)),
    Property("unit", "Unit", "text", "What one counts.", (_B,)),
    Property("direction", "Better", "text", "higher or lower.", (_B,)),
    Property("chance", "Chance level", "decimal", "What guessing gets.", (_B,)),
    Property("versions", "Versions", "list", "Editions that must not be mixed.", (_B,)),
    Property("needs_edition", "Needs its edition", "flag", "Whether a result says nothing without its edition.", (_B,)),
    Property("general", "Of every kind", "flag", "Whether it asks for answers of many kinds.", (_B,)),
    Property("weaknesses", "Known weaknesses", "text", "Why to be careful with it.", (_B,)),
)
# fmt: on

PROPERTIES: Final[dict[str, Property]] = {
    p.key: p for p in (*_SPECS, *_CAPABILITIES, *_SERVICE, *_PRICES, *_RESULTS, *_OTHERS)
}

LIMITS: Final = frozenset(
    {"context_length", "max_input_tokens", "max_output_tokens", "requests_per_minute", "tokens_per_minute"}
)
"""How much can be asked of a model or an endpoint."""

CAPABILITIES: Final = frozenset(p.key for p in _CAPABILITIES) - {"supported_parameters", "supported_routes"}
"""What a model or an endpoint can do; how it is asked to is another matter."""

# fmt: off
DERIVED: Final[dict[str, Property]] = {
    p.key: p
    for p in (
        Property("vision", "Vision", "flag", "Images are among its inputs.", (_M,), section="capabilities"),
        Property("multimodal", "Multimodal", "flag", "It takes more than one kind of input.", (_M,), section="capabilities"),
        Property("code_execution", "Code execution", "flag", "A code interpreter is among the hosted tools.", (_M,),
                 section="capabilities"),
        Property("providers", "Providers", "count", "Who serves it.", (_M,), section="pricing"),
    )
}
# fmt: on
"""Properties that are worked out from others, for the page's rows."""

QUALIFIERS: Final[dict[str, str]] = {
    "tier": "service tier: batch, priority, flex, ultrafast, balanced, fast, thinking, …; absent = standard",
    "above": "applies to requests whose prompt has more tokens than this",
    "ttl": "lifetime of the cache entry: 5m, 1h, 12h, or `hour` for storage billed by the hour",
    "window": "hours of the day in UTC, 16:30-00:30; `off_peak` where a source says no more",
    "size": "edition of what is bought: resolution, search depth, quality",
    "effort": "the reasoning effort that the claim is about",
    "currency": "where the price is not in USD",
    "benchmark": "id of the benchmark",
    "by": "who ran it: its creator, a competitor (who makes other models), or somebody independent",
    "runner": "name of who ran it",
    "version": "edition of the benchmark",
    "metric": "what the value counts",
    "date": "when it was run or published",
    "off": "half the width of the 95 % interval that the tester publishes, in the unit of the result",
    "described": "how a list tells of the run in words: such a run stands beside others and is never ranked",
}
"""Qualifiers of a claim; any other key is a setting of a benchmark run."""


UNTOLD: Final = "not at all"
"""The value of the qualifier `described` where a list tells nothing of how a run was set up."""


def known(key: str) -> Property:
    """The definition of `key`; raises KeyError with the key when there is none."""
    return PROPERTIES.get(key) or DERIVED[key]
