"""What a source that is asked about things one by one is asked about: what claims of others name, the most named first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from steelyard.records.claim import Claim
from steelyard.sources.manifest import Manifest
from steelyard.vocabulary.naming import creator_of

_REPOSITORY: Final = re.compile(
    r"(?:https://huggingface\.co/)?(?P<name>(?P<owner>[A-Za-z0-9][\w.-]*)/[A-Za-z0-9][\w.-]*)(?:/tree/main)?/?\Z",
    re.ASCII,
)


def asked(manifest: Manifest, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The creators' own repositories that claims name: a copy that somebody else made states nothing of the model.

    The source's own claims name none, so that what it is asked about never grows by asking.
    """
    named: Counter[str] = Counter()
    for claim in claims:
        if claim.property in manifest.asks and claim.source != manifest.id and isinstance(claim.value, str):
            found = _REPOSITORY.match(claim.value)
            if found and creator_of(found["owner"]):
                named[found["name"]] += 1
    once = {name.lower(): name for name in sorted(named, key=lambda one: (named[one], one))}
    order = sorted(once.values(), key=lambda one: (-named[one], one))
    return tuple(order[: manifest.most])
