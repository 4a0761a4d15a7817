"""Compiling the tables: which of our things each key means, what each is called, and what floating names meant when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from steelyard.identity import tables as t
from steelyard.identity.at_home import at_home
from steelyard.identity.completion import Cores, fields
from steelyard.identity.described import Described
from steelyard.identity.draft import Draft
from steelyard.identity.judged import judged
from steelyard.identity.meaning import Lexicon
from steelyard.identity.offers import offers, shown
from steelyard.identity.providers import FIRST_PARTY, Providers
from steelyard.identity.review import Doubt, queue
from steelyard.identity.spelling import ranked
from steelyard.identity.witnesses import NAMED, Group, grouped, witness
from steelyard.records.identity import AliasSpan
from steelyard.records.judgement import Judgement
from steelyard.vocabulary.kinds import Kind
from steelyard.vocabulary.naming import creator_of, read, slug


class Compiled(NamedTuple):
    """The tables, what was concluded about floating names, and what a person should look at."""

    tables: t.Tables
    review: tuple[Doubt, ...]
    lexicon: Lexicon


def compiled(
    things: Sequence[Described], judgements: Sequence[Judgement], spans: Sequence[AliasSpan], providers: Providers
) -> Compiled:
    """The tables of these things, however they are ordered."""
    reader = cache(read)  # a name is asked for again and again in one compile, and means the same each time
    witnesses = []
    known = t.Tables(providers=dict(sorted(providers.spellings.items())), owners=owners(things, providers))
    for thing in things:
        if thing.ref.kind in NAMED and not (thing.ref.kind is Kind.ALIAS and at_one_provider(thing.ref.name, providers)):
            host = providers.id_of(thing.ref.provider) or ("curated" if thing.ref.kind is Kind.MODEL else "")
            reading = at_home(reader(thing.ref.name, host), host, known)
            witnesses.append(witness(thing, reading, providers, known.owners))
    groups = grouped(witnesses)
    verdicts = judged(judgements, providers, groups)
    draft = Draft(groups, verdicts)
    homes = draft.homes()
    ids = _ids(groups, homes)
    keys = {key: ids[home] for key, home in homes.items()} | dict.fromkeys(sorted(draft.vague), "")
    keys |= _bare(keys)
    tables = t.Tables(keys=keys, providers=known.providers, owners=known.owners)
    _float(tables, draft, spans, ids, homes, providers)
    judged_refs = {ref: keys.get(key, "") for ref, key in sorted(verdicts.refs.items())}
    here = {place: t.plain(span.alias) for span in spans if (place := at_one_provider(span.alias, providers))}
    tables.refs = offers(witnesses, tables, providers) | judged_refs | dict(sorted(here.items()))
    tables.names = _names(tables, things, providers)
    tables.refs |= {
        place: id_ for place, id_ in shown(things, Lexicon(tables, reader)).items() if place not in tables.refs
    }
    open_ = [
        match
        for match in draft.review
        if frozenset((match.less, match.more)) not in verdicts.seen and not tables.spans.get(tables.keys[match.less])
    ]
    return Compiled(tables, queue(open_, groups, tables.keys), Lexicon(tables, reader))


def _ids(groups: Mapping[str, Group], homes: Mapping[str, str]) -> dict[str, str]:
    """The id of each home: chosen among the spellings of the keys that say as much of the date as it does."""
    members: dict[str, list[str]] = {}
    for key, home in homes.items():
        members.setdefault(home, []).append(key)
    wanted: dict[str, list[str]] = {}
    for home, keys in sorted(members.items()):
        spelled = [
            spelling._replace(rank=2 * spelling.rank + (key != home))  # of two equals, who says all
            for key in keys
            if fields(key).date == fields(home).date
            for spelling in groups[key].spellings()
        ]
        wanted[home] = ranked(spelled or groups[home].spellings())
    weights = {home: max(len(groups[key].witnesses) for key in keys) for home, keys in members.items()}
    return _distinct(wanted, weights, _organizations(groups.values()))


def _organizations(groups: Iterable[Group]) -> dict[str, str]:
    """Creators whom no table lists, as most write them: `all-hands` for allhands."""
    written: dict[str, Counter[str]] = {}
    for group in groups:
        creator = group.key.partition("/")[0]
        for org in (one.reading.org for one in group.witnesses):
            if slug(org) == creator and not creator_of(org):
                written.setdefault(creator, Counter())[org] += 1
    return {creator: min(found, key=lambda org: (-found[org], org)) for creator, found in written.items()}


def _distinct(
    wanted: Mapping[str, Sequence[str]], weights: Mapping[str, int], organizations: Mapping[str, str]
) -> dict[str, str]:
    """No two homes share an id: who has more witnesses chooses first, the others take their next spelling."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for home in sorted(wanted, key=lambda home: (-weights[home], home)):
        creator = home.partition("/")[0]
        creator = organizations.get(creator, creator)
        own = home.replace("|", " ").replace("+", " ").split("/", 1)[1].split()
        names = [f"{creator}/{name}" for name in (*wanted[home], "-".join(own), "-".join([*own, "instruct"]), home)]
        found[home] = next(name for name in names if name not in used)
        used.add(found[home])
    return found


def owners(things: Iterable[Described], providers: Providers) -> dict[str, str]:
    """By provider, the creator whose own API it is: the base table, and what is claimed."""
    claimed = {
        providers.id_of(thing.ref.name): creator_of(str(thing.signs["first_party_of"]))
        or str(thing.signs["first_party_of"])
        for thing in things
        if thing.ref.kind is Kind.PROVIDER and thing.signs.get("first_party_of")
    }
    return dict(sorted((FIRST_PARTY | claimed).items()))


def _bare(keys: Mapping[str, str]) -> dict[str, str]:
    """Unlisted names without their creator, where only one creator has that name."""
    makers: dict[str, set[str]] = {}
    for key, id_ in keys.items():
        creator, _, rest = key.partition("/")
        if creator and rest.endswith("|||||"):
            makers.setdefault(f"/{rest}", set()).add(id_)
    return {bare: next(iter(ids)) for bare, ids in sorted(makers.items()) if len(ids) == 1}


def at_one_provider(alias: str, providers: Providers) -> str:
    """`provider:name` of a name that floats at one provider only, which is claimed as `creator/name@provider`; "" else."""
    name, _, provider = t.plain(alias).rpartition("@")
    known = name and providers.spellings.get(slug(provider))
    return f"{known}:{providers.bare(name.partition('/')[2], known)}" if known else ""


def _float(
    tables: t.Tables,
    draft: Draft,
    spans: Sequence[AliasSpan],
    ids: Mapping[str, str],
    homes: Mapping[str, str],
    providers: Providers,
) -> None:
    """Floating names: as claimed, else as concluded."""
    latest = (key for key in draft.groups if "latest" in fields(key).words.split("+") and tables.keys.get(key))
    tables.spans |= {tables.keys[key]: [] for key in latest}
    cores = Cores(homes)
    for less, more in sorted(draft.floating.items()):
        alias = tables.keys[less]
        tables.spans[alias] = [("", "", ids[homes[more]])] if more else _newest(less, cores, ids, homes)
        tables.settled |= {alias: ids[homes[more]]} if more else {}
    claimed: dict[str, list[tuple[str, str, str]]] = {}
    for span in spans:
        if at_one_provider(span.alias, providers):
            alias = t.plain(span.alias)
        else:
            alias = _meant(span.alias, tables)
            tables.keys.setdefault(read(span.alias).key, alias)
        claimed.setdefault(alias, []).append((span.since, span.until, _meant(span.model, tables)))
    for alias, stated in sorted(claimed.items()):
        if any(model != alias for _, _, model in stated):
            tables.spans[alias] = sorted(stated)


def _newest(less: str, cores: Cores, ids: Mapping[str, str], homes: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Anthropic's floating names follow the newest release, from the day that it bears; others' need a claim."""
    asked = fields(less)
    if asked.line != "anthropic/claude":
        return []
    whole = [f for f in cores.all_refining(asked) if len(f.date) == 8]  # noqa: PLR2004
    dated = sorted({(f.date, ids[homes["|".join(f)]]) for f in whole})
    days = [f"{date[:4]}-{date[4:6]}-{date[6:]}" for date, _ in dated]
    since, until = ["", *days[1:]], [*days[1:], ""]
    return [(start, end, model) for start, end, (_, model) in zip(since, until, dated, strict=True)]


def _meant(name: str, tables: t.Tables) -> str:
    return tables.keys.get(read(name, "curated").key) or t.plain(name)


def _names(tables: t.Tables, things: Iterable[Described], providers: Providers) -> dict[str, str]:
    """Curated names that are not the id of what they are read as. A name that floats at one provider only is read so anywhere,
    where no model is called that.
    """
    every = [d.ref.name for d in things if d.ref.kind in {Kind.MODEL, Kind.ALIAS} and d.ref.source == "curated"]
    here = [name for name in every if at_one_provider(name, providers)]
    names = {t.plain(name): _meant(name, tables) for name in every if name not in here}
    for alias in map(t.plain, here):
        whole = alias.rpartition("@")[0]
        names |= {name: alias for name in (whole, whole.partition("/")[2]) if whole not in names}
    ours = set(tables.keys.values())
    mine = ours | {id_.partition("/")[2] for id_ in ours}
    return {name: id_ for name, id_ in sorted(names.items()) if name not in mine and name != id_}
