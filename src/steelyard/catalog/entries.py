"""What stands in a snapshot: one entry for each thing, small enough to decode in a fraction of a millisecond.

Values are kept as they travel in JSON: prices and results as decimal strings, lists as lists, absence as null beside a
status that says why. Frozen records refer only to what was there before them, so that no cycle runs through them and the
collector need not look at them (`gc=False`, here and wherever it stands).
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

from steelyard.records.identity import AliasSpan, Decoration


class Receipt(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A claim as shown to a reader; `value` as JSON, `subject` as the source spells it."""

    source: str
    url: str
    observed_at: str
    valid_from: str | None
    value: Any
    basis: str
    subject: str
    pointer: str
    capture: str
    note: str = ""
    read_at: str = ""
    secondary: bool = False


class Known(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """One fact in a snapshot.

    `observed_at` is the newest observation among the claims that agree on it; `sources` name them, `groups` counts the
    independent sources that say anything about it, for or against. `won`, `lost` and `aside` are places in the receipts
    of the entry that holds this fact. `since`/`until`: half-open span, "" = open. `turn`, where one source has said both:
    the day, the place of what it said until then, and of what it says since. `days`: of a price at certain hours, the days
    on which it holds, where not on all.
    """

    property: str
    value: Any
    status: str
    rule: str
    observed_at: str
    sources: tuple[str, ...] = ()
    groups: int = 1
    won: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()
    aside: tuple[int, ...] = ()
    qualifiers: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""
    turn: tuple[str, int, int] | None = None
    days: str = ""

    def covers(self, at: str) -> bool:
        """Whether this fact speaks for the day `at`."""
        return self.since <= at and (not self.until or at < self.until)


class LeftOut(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A newer list of what its provider sells that does not have an endpoint's model there.

    `by` is the list's name, `day` its day, `last` the newest day on which another list had it ("" = none did). `sure`:
    none did, the model is old, and the list has most of what else is on record there.
    """

    by: str
    day: str
    last: str
    sure: bool


class Endpoint(msgspec.Struct, frozen=True, gc=False):
    """One model at one provider under one ref: what is called and billed.

    `model` is the id of the model or alias that it serves ("" where that is not known). `first_party`: the provider is
    the creator's own. `winding_down`: the provider has announced the end of its service. `left_out`: a list of what the
    provider sells does not have it any more.
    """

    id: str
    provider: str
    provider_name: str
    ref: str
    region: str
    model: str
    first_party: bool
    sells: str
    decorations: tuple[Decoration, ...]
    facts: tuple[Known, ...]
    winding_down: bool = False
    left_out: LeftOut | None = None


class Neighbour(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Another model that a reader of this one would want, why, and the facts that the reason rests on.

    `since` is the first day on which it can be offered ("" = any): it was out by then, and the reason held.
    """

    id: str
    name: str
    why: str
    rests_on: tuple[tuple[str, str], ...] = ()
    since: str = ""


class Model(msgspec.Struct, frozen=True, gc=False):
    """A model, or a floating name of one (`alias` true), with everything that a comparison of it needs.

    `endpoints` carry only the facts that comparisons use; the rest is one look-up away. `aliases` are the floating names
    that mean this model at some time (of an alias: what it has meant).
    """

    id: str
    name: str
    creator: str
    creator_name: str
    kind: str
    alias: bool
    facts: tuple[Known, ...]
    results: tuple[Known, ...]
    endpoints: tuple[Endpoint, ...]
    aliases: tuple[AliasSpan, ...]
    neighbours: tuple[Neighbour, ...]


class Summary(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One line of a list of models; prices as decimal strings, None where nothing is known.

    `needs` are words of vocabulary.needs that it is known to meet, `denied` those that it is known not to. `estimated` and
    `disputed` name those of its other fields whose facts are. `unsaid`, in lists of what may fit, is what was looked for and
    no source says of it.
    """

    id: str
    name: str
    creator: str
    kind: str
    alias: bool
    released: str | None
    context: int | None
    price_input: str | None
    price_output: str | None
    price_provider: str | None
    open_weights: bool | None
    inputs: tuple[str, ...]
    needs: tuple[str, ...]
    providers: tuple[str, ...]
    lifecycle: str | None
    endpoints: int
    names: tuple[str, ...]
    family: str | None
    denied: tuple[str, ...] = ()
    estimated: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


class Thing(msgspec.Struct, frozen=True, gc=False):
    """A provider, creator or benchmark."""

    id: str
    name: str
    facts: tuple[Known, ...]
    receipts: tuple[Receipt, ...]


class Change(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One thing that became otherwise on a day, of a model or of an endpoint of it.

    `kind`: price, limit, capability, lifecycle; released, retirement (`after` is the day); listed, unlisted (an endpoint that
    its source began or ceased to list; `after` is a fact of it). The receipts of both facts are those of `holder`. A day that
    is not `stated` by the source is that of the capture in which the change was first seen: it had come by then.
    """

    day: str
    kind: str
    id: str
    name: str
    after: Known
    holder: str
    before: Known | None = None
    endpoint: str = ""
    provider: str = ""
    ref: str = ""
    stated: bool = True


class SourceLine(msgspec.Struct, frozen=True, gc=False):
    """One source as it went into the snapshot; `keeps_past`: it keeps the prices of what is sold no more."""

    id: str
    name: str
    url: str
    license: str
    attribution: str
    kind: str
    group: str
    observed_at: str
    release: str
    claims: int
    keeps_past: bool = False


Doubt: TypeAlias = tuple[str, str, float, int, float, tuple[tuple[str, float, str], ...]]
"""Two names that may mean one model, the weight of the evidence, the endpoints that hang on it, how much a judgement is
worth, and each sign with its weight and sentence."""


class Correction(msgspec.Struct, frozen=True, gc=False):
    """What one list says of one property, and what a page that somebody read says instead.

    `theirs` is the list's value, `as_of` its day, `subject` and `pointer` where it stands there. `ours` is what the page
    says (None = that it is not disclosed), `page` its address, `read_at` the day of reading, `note` its paraphrase.
    """

    source: str
    id: str
    property: str
    qualifiers: tuple[tuple[str, str], ...]
    theirs: Any
    as_of: str
    subject: str
    pointer: str
    ours: Any
    page: str
    read_at: str
    note: str = ""


class Health(msgspec.Struct, frozen=True, gc=False):
    """What `check` reports: counts, and the places behind them as (id, property, what).

    `suspicious` are prices far from those of a model's other endpoints, `upstream` where lists differ from pages.
    """

    counts: dict[str, int]
    unit_mistakes: tuple[tuple[str, str, str], ...] = ()
    contradictions: tuple[tuple[str, str, str], ...] = ()
    disputed: tuple[tuple[str, str, str], ...] = ()
    unresolved: tuple[str, ...] = ()
    review: tuple[Doubt, ...] = ()
    suspicious: tuple[tuple[str, str, str], ...] = ()
    upstream: tuple[Correction, ...] = ()


SERVED = frozenset(
    {
        "context_length",
        "max_output_tokens",
        "max_input_tokens",
        "tool_call",
        "structured_output",
        "reasoning",
        "input_modalities",
        "output_modalities",
        "lifecycle",
        "retirement_date",
        "quantization",
        "billing",
    }
)
"""Facts of an endpoint that a comparison uses, besides its prices."""
