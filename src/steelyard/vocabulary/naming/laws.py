"""The laws of names that hold for many families: bare repositories, derivatives, thinking, days of a listing."""

from __future__ import annotations

from typing import Final

from steelyard.vocabulary.naming.decorations import THINKING, Decoration
from steelyard.vocabulary.naming.lines import LAWS, number
from steelyard.vocabulary.naming.reading import Reading
from steelyard.vocabulary.naming.rows import words

_LINES: Final = words(
    "vision text python maverick scout behemoth long tool use groq nemotron lora ft speculative reasoning preview"
)
"""Words that stand beside Llama and Gemma themselves."""


def derived(found: tuple[str, ...]) -> bool:
    """Whether a name bears words that its family's creator does not use."""
    return any(word not in _LINES and word not in THINKING and not word[-1].isdigit() for word in found)


NOISE: Final = words("the model models b ai with by language llm api textgeneration older mode decentralized")
"""Words that say nothing about which model it is."""

REPOSITORIES: Final = words("meta-llama mistralai qwen google 01-ai zero-one-ai deepseek-ai tiiuae bigcode internlm")
"""Creators' own names on Hugging Face: there, a bare name with a size is the base model, if the family has one."""

_REPOSITORY_HOSTS: Final = ("replicate", "sagemaker", "fireworks", "curated", "repository")


def spelled_as_repository(path: tuple[str, ...], host: str) -> bool:
    """Whether a name is spelled as the creator's repository is: by its owner there, or by a host that keeps to that."""
    return host.startswith(_REPOSITORY_HOSTS) or (bool(path) and (path[-1] in REPOSITORIES or "fireworks" in path))


_BARE_IS_BASE: Final = {"llama": ("2", "3", "3.1", "3.2", "4"), "qwen": ("1.5", "2", "2.5"), "gemma": ("", "2")}
_BARE_BASES: Final = words("mistral mixtral yi falcon codellama starcoder")


def base_first(family: str, version: str, size: list[str]) -> bool:
    """Whether the creator's repository of this bare name holds the base model, and `-instruct` the tuned one."""
    if not size or (family == "llama" and version == "4" and len(size) < 2):  # noqa: PLR2004
        return False
    return family in _BARE_BASES or version in _BARE_IS_BASE.get(family, ())


# Whose own names bear no full date: where one does, a gateway has put in the day on which it listed the model.
_UNDATED: Final = words(
    "google meta mistral deepseek xai moonshotai minimax nvidia xiaomi stepfun cohere perplexity liquid inclusionai "
    "microsoft "
    "arcee-ai"
)


HYBRID: Final[dict[str, float]] = {
    "claude": 3.7, "deepseek": 3.1, "glm": 4.5, "qwen": 3.5, "kimi": 2.5, "gemini": 2.5, "gpt": 5.0, "mimo": 2.0,
    "minimax": 2.0, "step": 3.5, "hermes": 4.0, "gemma": 4.0, "solar": 3.0, "nova": 2.0, "gpt-oss": 0.0, "inkling": 0.0,
}  # fmt: skip
"""From this version on, a family's models think or not as they are asked."""


def _settings(reading: Reading) -> Reading:
    """Thinking of a hybrid is a setting, not an edition."""
    found = [word for word in reading.words if word in THINKING]
    kept = tuple(word for word in reading.words if word not in THINKING)
    if not found or number(reading.version) < HYBRID.get(reading.family, 99.0):
        return reading
    return reading._replace(
        words=kept, decorations=(*reading.decorations, *(Decoration(word, *THINKING[word]) for word in found))
    )


def _floating(reading: Reading) -> Reading:
    """A family's name with `latest` and no version behind it floats from model to model, and is none of them."""
    if (
        reading.version
        or reading.date
        or reading.size
        or not any(taken.text == "latest" for taken in reading.decorations)
    ):
        return reading
    return reading._replace(
        words=tuple(sorted({*reading.words, "latest"})),
        decorations=tuple(taken for taken in reading.decorations if taken.text != "latest"),
    )


_REISSUED: Final = {"deepseek": words("0324 0528 0731 0813 1017"), "kimi": words("0711 0905")}
"""The days that a family's later releases bear in their own names; written in full they are those releases still."""


def _listing_date(reading: Reading, dashed: bool, reordered: bool) -> bool:
    """Whether a date is the day of a listing, not of a version."""
    if len(reading.date) != 8:  # noqa: PLR2004
        return reading.date.startswith("00") and not dashed and reading.creator != "google"
    version = number(reading.version)
    return (
        reading.creator in _UNDATED
        or (reading.creator == "zai" and version >= 4.5)  # noqa: PLR2004
        or (reading.family == "claude" and (version >= 4.6 or (reordered and version >= 4)))  # noqa: PLR2004
    )


def elsewhere(reading: Reading, host: str) -> Reading:
    """Mistral lets its own name `mistral-medium-3` float on; hosts sell under it what it was at first."""
    floats = (
        reading.family == "mistral" and reading.version == "3" and reading.words == ("medium",) and not reading.date
    )
    if not floats or not host or host.startswith(("mistral", "curated")):
        return reading
    return reading._replace(version="", date="2505")


def applied(reading: Reading, *, dashed: bool, reordered: bool) -> Reading:
    """The reading under the law of its family, if it has one; `dashed` says how its date was written.

    `reordered` says that the version stood in front of the words: since Claude 4 only gateways write it so.
    """
    if _listing_date(reading, dashed, reordered):
        again = reading.date[4:]
        reading = reading._replace(date=again if again in _REISSUED.get(reading.family, ()) else "")
    reading = _floating(_settings(reading))
    law = LAWS.get(reading.family)
    return law(reading) if law else reading
