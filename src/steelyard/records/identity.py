"""Which of our things a ref means: what identity hands on."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from steelyard.records.ref import Ref


class Decoration(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What was taken off a name: the text, its kind, and one sentence of what it means.

    Kinds: region, quantization, service_tier, packaging, provider_prefix, creator_prefix, reasoning_setting,
    context_setting, billing.
    """

    text: str
    kind: str
    meaning: str


class Identity(msgspec.Struct, frozen=True, gc=False):
    """What one ref means.

    `id` is ours: a model's or alias's `creator/name`, a provider's, creator's or benchmark's slug, or of an
    endpoint the id under which the same offer of several sources is joined: `provider[/region]:ref`. For an endpoint,
    `model` is the id of the model or alias that it serves, or "" where that is not known. `confidence` is 0 to 1.
    """

    id: str
    model: str = ""
    provider: str = ""
    region: str = ""
    ref: str = ""
    decorations: tuple[Decoration, ...] = ()
    confidence: float = 1.0


class AliasSpan(msgspec.Struct, frozen=True, order=True, gc=False):
    """A floating name meant this model for this span (ISO dates, half-open; "" = open)."""

    alias: str
    model: str
    since: str = ""
    until: str = ""


class Resolution(msgspec.Struct, frozen=True, gc=False):
    """What every ref means; read-only.

    `index` is what the read side needs to answer `resolve` for any name, by the same pure code. `spans` are the floating
    names, as claimed and as concluded (an undated name of which only one dated release is known); `adrift` are those of which
    nobody says what they mean.
    """

    identities: Mapping[Ref, Identity]
    index: bytes
    spans: tuple[AliasSpan, ...] = ()
    adrift: frozenset[str] = frozenset()
