"""The read side: names become contenders, and every question is answered from one snapshot.

Nothing here reads a clock: `today` and `at` come in, as ISO days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from steelyard.catalog.entries import Change, Summary
from steelyard.catalog.offers import offer
from steelyard.catalog.search import Search, search
from steelyard.catalog.snapshot import Snapshot
from steelyard.catalog.view import View, view
from steelyard.compare.cheapest import bills, in_order
from steelyard.compare.comparison import Bill, Comparison, Contender
from steelyard.compare.engine import Engine
from steelyard.compare.fitting import fitting, quantization, wanted, within
from steelyard.compare.profile import BALANCED, Profile
from steelyard.compare.prose.frame import UNTOLD
from steelyard.compare.question import Question, suited
from steelyard.compare.workload import DEFAULT, Workload
from steelyard.errors import BadInput, NoSnapshot, UnknownName
from steelyard.identity.answer import ADRIFT, Answer, Resolver
from steelyard.identity.tables import Tables, span_on
from steelyard.keeping import room
from steelyard.records.shape import shape
from steelyard.vocabulary.figures import figure
from steelyard.vocabulary.naming import creator_of, read, slug
from steelyard.vocabulary.naming.dates import first_day

_WEIGHTS: Final = "hf"
"""What stands in front of weights' name at Hugging Face, wherever they are served."""


class Costs(NamedTuple):
    """Bills, the cheapest first, and how many endpoints were left out: they fail a need, or nobody says."""

    bills: list[Bill]
    failing: int
    silent: int


class Catalogue:
    """Everything that can be asked of one snapshot; entries are kept once they have been read."""

    def __init__(self, snapshot: Snapshot, *, today: str) -> None:
        self.snapshot = snapshot
        self.today = today
        self._views: dict[str, dict[str, View]] = {}

    @classmethod
    def open(cls, path: Path, *, today: str) -> Catalogue:
        """The catalogue in a snapshot file; NoSnapshot and StorageError as `Snapshot.open` raises them."""
        snapshot = Snapshot.open(path)
        if snapshot.names_shape != shape(Tables):
            raise NoSnapshot(
                f"{path} was compiled by another code ({snapshot.code}). `steelyard sync` compiles it anew."
            )
        return cls(snapshot, today=today)

    @cached_property
    def resolver(self) -> Resolver:
        """The one resolver, on this snapshot's index."""
        return Resolver(self.snapshot.names)

    @cached_property
    def engine(self) -> Engine:
        """The comparison engine on this snapshot."""
        return Engine(self.snapshot)

    def resolve(self, name: str, *, provider: str = "", at: str | None = None) -> Answer:
        """What a name means on a day: a model, a floating name, or unknown with candidates."""
        answer = self.resolver.resolve(name, provider, self._day(at))
        if at and answer.alias and answer.model and not self._is_out(answer.model, at):
            return msgspec.structs.replace(answer, model=answer.alias, confidence=min(answer.confidence, ADRIFT))
        return answer

    def model(self, name: str, *, at: str | None = None) -> View:
        """The model that a name means, as it stands on a day; UnknownName with the nearest if there is none."""
        return self.contender(name, at=at).view

    def contender(self, name: str, *, at: str | None = None) -> Contender:
        """One side of a comparison: a model, a floating name, or `provider:ref` for one endpoint."""
        found = self._contender(name, self._day(at))
        if at:
            _out_by(found, at)
        return found

    def _day(self, at: str | None) -> str:
        """The day asked about; BadInput for one that is yet to come."""
        if at and at > self.today:
            raise BadInput(f"{at} is yet to come; what is known ends today, {self.today}. Name a day up to then.")
        return at or self.today

    def _contender(self, name: str, day: str) -> Contender:
        if self.snapshot.has("models", name):
            return self._named(name, name, day)
        place = self._place(name)
        if place and (found := self._endpoint(place, day)):
            return found
        answer = self.resolve(name, at=day)
        id_ = answer.alias or answer.model
        if id_ is None or not self.snapshot.has("models", id_):
            raise UnknownName(name, tuple(answer.candidates))
        meant, head = self._named(name, id_, day), name.partition(":")[0]
        if place and meant.view.model.creator not in (head.lower(), creator_of(head)):
            raise UnknownName(name, _sold_there(meant.view, place) or (id_,), kind="endpoint")
        return meant

    def compare(
        self,
        *names: str | Contender,
        at: str | None = None,
        workload: Workload = DEFAULT,
        profile: Profile = BALANCED,
        needs: tuple[str, ...] = (),
        weights: dict[str, int] | None = None,
        provider: str = "",
        region: str = "",
        quantization: str = "",
    ) -> Comparison:
        """The comparison of two to six contenders; BadInput for fewer, more, or the same one twice.

        `needs` are words of `compare.profile.need`; `weights`, by criterion, stand in for those of the profile. A contender
        may be given instead of its name, as `contender` found it on that day.
        """
        contenders = tuple([name if isinstance(name, Contender) else self.contender(name, at=at) for name in names])
        return self.engine.compare(
            Question(
                contenders=contenders,
                at=at or self.today,
                today=self.today,
                workload=suited(workload, contenders),
                profile=profile,
                needs=needs,
                weights=weights or {},
                provider=self.provider(provider),
                region=self.region(region),
                quantization=self.quantization(quantization),
            )
        )

    def provider(self, name: str) -> str:
        """A provider's id by any name that the catalogue knows; BadInput for one that nobody serves under."""
        if not name:
            return ""
        id_ = self.resolver.lexicon.providers.id_of(name)
        if id_ not in self.snapshot.providers and not any(id_ in line.providers for line in self.snapshot.summaries):
            near = _near(
                name, {*self.snapshot.providers, *(p for line in self.snapshot.summaries for p in line.providers)}
            )
            raise BadInput(
                f"No provider is called {name!r}. {near or '`steelyard find --format json` lists who serves what.'}"
            )
        return id_

    def region(self, name: str) -> str:
        """A region as it is asked for; BadInput for one in which no endpoint is known to be."""
        regions = self.snapshot.regions if name else ()
        if not name or any(within(known, name) for known in regions):
            return name
        near = _near(name, regions) or f"There are: {', '.join(regions) or 'none'}."
        raise BadInput(f"No endpoint is known in a region {name!r}. {near}")

    def creator(self, name: str) -> str:
        """A creator's id by any name that the catalogue knows; BadInput for one who made nothing in it."""
        if not name:
            return ""
        known = {line.creator for line in self.snapshot.summaries} | self.snapshot.creators.keys()
        spelled = {slug(id_): id_ for id_ in sorted(known)}
        for id_, thing in sorted(self.snapshot.creators.items()):
            also = next((fact.value for fact in thing.facts if fact.property == "aka"), None) or ()
            for spelling in (thing.name, *also):
                spelled.setdefault(slug(str(spelling)), id_)
        found = spelled.get(slug(name)) or creator_of(name)
        if found not in known:
            near = _near(name, known) or "`steelyard find --format json` lists who made what."
            raise BadInput(f"No creator is called {name!r}. {near}")
        return found

    def kind(self, name: str) -> str:
        """A kind of model; BadInput for one that no model is of."""
        kinds = sorted({line.kind for line in self.snapshot.summaries} - {""}) if name else []
        if name and name.casefold() not in kinds:
            near = _near(name, kinds)
            raise BadInput(
                f"No model is of a kind {name!r}. {f'{near} ' if near else ''}There are: {', '.join(kinds) or 'none'}."
            )
        return name.casefold()

    def quantization(self, name: str) -> str:
        """A number format as it is asked for; BadInput for one in which no endpoint is known to serve weights."""
        if name and name.casefold() not in self.formats:
            near = _near(name, self.formats)
            raise BadInput(
                f"No endpoint is known to serve weights as {name!r}. "
                f"{f'{near} ' if near else ''}There are: {', '.join(self.formats) or 'none'}."
            )
        return name.casefold()

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """Every number format in which an endpoint is known to serve weights, sorted."""
        stores = (self.snapshot.endpoint(id_) for id_ in self.snapshot.ids("endpoints"))
        return tuple(sorted({quantization(offer(one, self.today)) for one in stores} - {""}))

    def cost(self, *names: str, workload: Workload, at: str | None = None, **asked: Any) -> list[Bill]:
        """What a workload costs at each endpoint of some models that does what is asked, the cheapest first; what can't be
        worked out comes last. `asked`: provider, region, quantization, needs, min_context, min_output.
        """
        return self.costs(*names, workload=workload, at=at, **asked).bills

    def costs(self, *names: str, workload: Workload, at: str | None = None, **asked: Any) -> Costs:
        """The same, with how many endpoints were left out: because they fail a need, or do not say."""
        narrowed = {
            "provider": self.provider(asked.get("provider", "")),
            "region": self.region(asked.get("region", "")),
            "quantization": self.quantization(asked.get("quantization", "")),
        }
        limits = wanted(**{**asked, **narrowed})
        priced: list[Bill] = []
        failing = silent = 0
        for name in distinct(names):
            contender = self.contender(name, at=at)
            view = contender.view
            found = fitting(view, (contender.only,) if contender.only else view.offers, limits)
            priced += bills(contender.id, view, found.fit, workload)
            failing, silent = failing + len(found.failing), silent + len(found.silent)
        return Costs(sorted(priced, key=in_order), failing, silent)

    def find(
        self, query: str = "", *, provider: str = "", creator: str = "", kind: str = "", **wanted: Any
    ) -> list[Summary]:
        """The models that fit, as `catalog.search.Search` describes; provider and creator by any name that the catalogue
        knows. BadInput for a provider, creator or kind that it does not hold.
        """
        whose: dict[str, Any] = {"provider": self.provider(provider), "creator": self.creator(creator), "kind": self.kind(kind)}
        return search(self.snapshot.summaries, Search(query=query, **whose, **wanted))

    def changes(self, name: str = "", *, since: str = "") -> list[Change]:
        """What changed from a day on (all that is known), of everything or of what a name means, the latest first; what is
        announced has a day to come.
        """
        found = [one for one in self.snapshot.changes if one.day >= since]
        if not name:
            return found
        contender = self.contender(name)
        if contender.only:
            return [one for one in found if one.endpoint == contender.only.endpoint.id]
        model = contender.view.model
        ids = {model.id} | {span.alias for span in model.aliases}
        return [one for one in found if one.id in ids]

    def view(self, id_: str, at: str) -> View:
        """A model's view by id, kept for the next time with those of the days that were asked about last."""
        seen = room(self._views, at)
        if id_ not in seen:
            seen[id_] = view(self.snapshot.model(id_), at)
        return seen[id_]

    def _named(self, asked: str, id_: str, at: str) -> Contender:
        seen = self.view(id_, at)
        if not seen.model.alias:
            return Contender(seen, asked)
        span = self._meant(id_, at)
        if not span:
            return Contender(seen, asked, note=f"{id_} is a floating name, and {UNTOLD}{_last(seen)}")
        since, _, means = span
        passed = {id_}  # a name may mean another that floats as well, as gpt-5.6 did
        while means not in passed and (further := self._meant(means, at)):
            passed.add(means)
            since, means = max(since, further[0]), further[2]
        when = f" since {since}" if since else ""
        return Contender(self.view(means, at), asked, note=f"{id_} means {means}{when}")

    def _meant(self, alias: str, at: str) -> tuple[str, str, str] | None:
        """The span by which a floating name means a model of the catalogue that was out on a day."""
        spans = [
            (span.since, span.until, span.model)
            for span in self.view(alias, at).model.aliases
            if span.alias == alias and span.model != alias and self._is_out(span.model, at)
        ]
        found = span_on(spans, at)
        return found if found and self.snapshot.has("models", found[2]) else None

    def _is_out(self, id_: str, at: str) -> bool:
        """Whether a model had been released by a day; where neither a release nor its name tells, it may have been."""
        if not self.snapshot.has("models", id_):
            return _named_after(id_) <= at
        return _earliest(self.view(id_, at)) <= at

    @cached_property
    def _heads(self) -> tuple[frozenset[str], frozenset[str]]:
        """The providers and the regions that stand before the colon in ids of endpoints; "" for no region."""
        heads = [id_.partition(":")[0].partition("/") for id_ in self.snapshot.ids("endpoints")]
        return frozenset([provider for provider, _, _ in heads]), frozenset([region for *_, region in heads])

    def _place(self, name: str) -> str:
        """The id of an endpoint that a name asks for, its provider by any of its names; "" where none stands in front."""
        head, colon, ref = name.partition(":")
        host, slash, region = head.lower().partition("/")
        providers, regions = self._heads if colon and head != _WEIGHTS else (frozenset(), frozenset())
        if host not in providers:
            host = self.resolver.lexicon.providers.id_of(host)
        return f"{host}{slash}{region}:{ref}" if host in providers and region in regions else ""

    def _endpoint(self, id_: str, at: str) -> Contender | None:
        if not self.snapshot.has("endpoints", id_):
            id_ = id_.lower()
            if not self.snapshot.has("endpoints", id_):
                return None
        endpoint = self.snapshot.endpoint(id_)
        if not endpoint.model:
            raise BadInput(
                f"{id_} is an endpoint, but which model it serves is not known. `steelyard resolve` says more."
            )
        meant = self._named(id_, endpoint.model, at)
        adrift = meant.view.model.alias
        return Contender(meant.view, id_, only=offer(endpoint, at), note=meant.note if adrift else "")


def _sold_there(seen: View, place: str) -> tuple[str, ...]:
    """The endpoints of a model at the provider of a place, those that are called most like it first."""
    from difflib import get_close_matches

    host = place.partition(":")[0].partition("/")[0]
    sold = [o.endpoint.id for o in seen.offers if o.endpoint.provider == host]
    return tuple(get_close_matches(place, sold, n=5, cutoff=0))


def _last(seen: View) -> str:
    """What a floating name meant last, where its meaning ended before the day; "" where nobody says."""
    ended = [(span.until, span.model) for span in seen.model.aliases if span.alias == seen.id and "" < span.until <= seen.at]
    until, model = max(ended, default=("", ""))
    return f"; until {until} it meant {model}" if model else ""


def _released(seen: View) -> str:
    """The first day on which a model may have been out; "" where nobody states any."""
    known = seen.facts.get("release_date")
    return str(known.value) if known is not None and known.value and known.status != "estimated" else ""


def _named_after(id_: str) -> str:
    """The day that a dated version bears in its name; "" where it bears none, or none with its year."""
    return first_day(read(id_).date)


def _earliest(seen: View) -> str:
    """The first day on which a model may have been out: its release, else the day that its name bears; "" for neither."""
    return _released(seen) or _named_after(seen.id)


def _out_by(contender: Contender, at: str) -> None:
    """BadInput for a day before the contender's release, or before the one that its name bears."""
    seen = contender.view
    day = _earliest(seen)
    if day > at:
        told = f"was released on {day}" if _released(seen) else f"is, by its name, of {day} or later"
        raise BadInput(f"{seen.name} {told}; on {at} there was nothing of it to weigh. Name a day from {day} on.")


def amount(text: str, what: str) -> Decimal:
    """A number that a caller typed; BadInput says what was found."""
    number = figure(text)
    if number is None:
        raise BadInput(f"{what} is {text!r}; a number from 0 to 10^15 such as 2.50 is needed.")
    return number


def _near(name: str, known: Iterable[str]) -> str:
    """The names that are spelled most like one that is unknown, in a sentence; "" where none is."""
    from difflib import get_close_matches  # only for a name that is wrong

    near = get_close_matches(name.casefold(), sorted(known), n=5, cutoff=0.6)
    return f"Nearest: {', '.join(near)}." if near else ""


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names without repetitions, in their order."""
    return tuple(dict.fromkeys(names))
