"""The rules that choose a value; each docstring is what a reader sees under "how this was decided"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import msgspec

from steelyard.reconcile.agreement import Measure, agree, precision, unit_mistake
from steelyard.records.claim import Claim, encode_value
from steelyard.vocabulary.kinds import Basis, Status


class Voice(msgspec.Struct, frozen=True):
    """One claim with its weight and the independence group of its source.

    `outdated` marks what can't contradict the others: an observation too old beside a newer one, an estimate of a day that
    another states.
    """

    claim: Claim
    weight: int
    group: str
    outdated: bool = False

    @property
    def value(self) -> Any:
        """What is claimed."""
        return self.claim.value


class Camp(msgspec.Struct, frozen=True):
    """Voices that agree with one another, the strongest first."""

    voices: tuple[Voice, ...]

    @property
    def weight(self) -> int:
        """The weight of its strongest voice that is not outdated, else of the strongest less a penalty."""
        return max(v.weight - (1000 if v.outdated else 0) for v in self.voices)

    @property
    def support(self) -> int:
        """How many independent groups speak in it."""
        return len({v.group for v in self.voices})


class Decision(msgspec.Struct, frozen=True):
    """What a rule chose: the winning camp's value, its voices, those against, those set aside, and the rule's name."""

    value: Any
    status: Status
    rule: str
    won: tuple[Voice, ...]
    lost: tuple[Voice, ...] = ()
    aside: tuple[Voice, ...] = ()


def only_one(voices: Sequence[Voice]) -> Decision:
    """Only one source says anything about it, so its word is shown as it stands."""
    return Decision(voices[0].value, Status.SINGLE, "only_one", tuple(voices))


def all_agree(voices: Sequence[Voice]) -> Decision:
    """Every source that says anything about it says the same; of roundings, the most precise is shown."""
    return Decision(voices[0].value, Status.AGREED, "all_agree", tuple(voices))


def most_authoritative(voices: Sequence[Voice]) -> Decision:
    """Sources differ, so the one closest to the origin is believed: a page of the creator's that somebody read, then
    lists kept by hand against such pages, then catalogues. An observation that a newer one has overtaken does not count.
    """
    return Decision(voices[0].value, Status.DISPUTED, "most_authoritative", tuple(voices))


def most_independent(voices: Sequence[Voice]) -> Decision:
    """Sources of equal authority differ, so the value that more independent sources give is believed; sources that
    copy each other count once. A tie goes to the newest observation.
    """
    return Decision(voices[0].value, Status.DISPUTED, "most_independent", tuple(voices))


def at_odds_with_itself(voices: Sequence[Voice]) -> Decision:
    """One source, or sources that copy each other, give several values and nobody else says anything: the newest
    observation is shown, and nothing confirms it.
    """
    return Decision(voices[0].value, Status.DISPUTED, "at_odds_with_itself", tuple(voices))


def a_name(voices: Sequence[Voice]) -> Decision:
    """What people call a thing is not measured: the word of the most authoritative source is shown."""
    status = Status.AGREED if len({v.group for v in voices}) > 1 else Status.SINGLE
    return Decision(voices[0].value, status, "a_name", tuple(voices))


def on_record_undisclosed(voices: Sequence[Voice]) -> Decision:
    """The creator's own page was read and does not disclose it; figures from elsewhere are kept as dissent."""
    return Decision(None, Status.UNDISCLOSED, "on_record_undisclosed", tuple(voices))


def on_record_not_applicable(voices: Sequence[Voice]) -> Decision:
    """A source says that the question does not apply."""
    return Decision(None, Status.NOT_APPLICABLE, "on_record_not_applicable", tuple(voices))


def stated_estimate(voices: Sequence[Voice]) -> Decision:
    """Nobody states it; a source gives its own estimate, marked as such. No verdict rests on it."""
    return Decision(voices[0].value, Status.ESTIMATED, "stated_estimate", tuple(voices))


def worked_out(voices: Sequence[Voice]) -> Decision:
    """A source works it out from other figures that it states (such as a multiple of the input price)."""
    return Decision(voices[0].value, Status.DERIVED, "worked_out", tuple(voices))


RULES: Final[dict[str, Callable[[Sequence[Voice]], Decision]]] = {
    rule.__name__: rule
    for rule in (
        only_one,
        all_agree,
        most_authoritative,
        most_independent,
        at_odds_with_itself,
        a_name,
        on_record_undisclosed,
        on_record_not_applicable,
        stated_estimate,
        worked_out,
    )
}


def decide(voices: Sequence[Voice], by: Measure) -> Decision:
    """Choose among voices on one property, its values held against each other `by` their measure.

    Unit mistakes are set aside first; the rest falls into camps that agree; the heaviest camp wins, then the one with
    more independent groups, then the newest, then by value, so that the order of arrival never matters.
    """
    if len(voices) == 1:
        return _named(only_one, voices, (), ())
    sane, aside = without_unit_mistakes(voices, by)
    ranked = sorted(camps(sane, by), key=_strength, reverse=True)
    best = ranked[0]
    against = tuple(v for camp in ranked[1:] for v in camp.voices)
    return _named(_rule(best, ranked), best.voices, against, aside)


def name(voices: Sequence[Voice], by: Measure) -> Decision:
    """Choose among what a thing is called: the heaviest camp's word; what others call it is no dissent."""
    return a_name(max(camps(voices, by), key=_strength).voices)


def camps(voices: Iterable[Voice], by: Measure) -> list[Camp]:
    """Voices grouped by agreement with the strongest of each group; inside, the most precise and strongest first."""
    found: list[list[Voice]] = []
    for voice in sorted(voices, key=_voice_order):
        for camp in found:
            if agree(camp[0].value, voice.value, by):
                camp.append(voice)
                break
        else:
            found.append([voice])
    return [Camp(tuple(_most_precise_first(camp, by.kind))) for camp in found]


def _most_precise_first(camp: list[Voice], kind: str) -> list[Voice]:
    if kind not in ("date", "count", "money", "list") or len(camp) == 1:
        return camp
    support = {id(v): sum(w.weight for w in camp if w.value == v.value) for v in camp}
    if kind == "count" and len({precision(v.value, kind) for v in camp if not _absent(v)}) > 1:
        return sorted(camp, key=lambda v: -support[id(v)])
    return sorted(camp, key=lambda v: -precision(v.value, kind) if not _absent(v) else 0)


def without_unit_mistakes(voices: Sequence[Voice], by: Measure) -> tuple[list[Voice], tuple[Voice, ...]]:
    """Set aside what is a power of ten away from a value on which at least two other independent sources agree.

    A claim that dates its value and names the page is a change of price, not a slip of the pen: it stays in the dispute.
    """
    if by.kind not in ("money", "count"):
        return list(voices), ()
    numeric = [v for v in voices if not _absent(v)]
    reference = max(camps(numeric, by), key=_strength_by_support, default=None)
    if reference is None or reference.support < 2:  # noqa: PLR2004 - one voice is no measure of another
        return list(voices), ()
    anchor = reference.voices[0].value
    aside = tuple(v for v in numeric if v not in reference.voices and not _dated(v) and unit_mistake(v.value, anchor))
    return [v for v in voices if v not in aside], aside


def _rule(best: Camp, ranked: Sequence[Camp]) -> Callable[[Sequence[Voice]], Decision]:
    if best.voices[0].value == "undisclosed":
        return on_record_undisclosed
    if best.voices[0].value == "not_applicable":
        return on_record_not_applicable
    contested = [camp for camp in ranked[1:] if any(not v.outdated for v in camp.voices)]
    if contested:
        return most_authoritative if best.weight > contested[0].weight else _even(best, contested)
    return all_agree if best.support > 1 else only_one


def _even(best: Camp, contested: Sequence[Camp]) -> Callable[[Sequence[Voice]], Decision]:
    """How one of several equally weighty camps was chosen: by the count of independent groups, if there are two at all."""
    groups = {voice.group for camp in (best, *contested) for voice in camp.voices}
    return most_independent if len(groups) > 1 else at_odds_with_itself


def _named(
    rule: Callable[[Sequence[Voice]], Decision], won: Sequence[Voice], lost: tuple[Voice, ...], aside: tuple[Voice, ...]
) -> Decision:
    decision = _by_basis(rule, won)
    return msgspec.structs.replace(decision, lost=lost, aside=aside)


def _by_basis(rule: Callable[[Sequence[Voice]], Decision], won: Sequence[Voice]) -> Decision:
    if rule is only_one and _absent(won[0]):
        rule = on_record_undisclosed if won[0].value == "undisclosed" else on_record_not_applicable
    bases = {v.claim.basis for v in won}
    if rule in (only_one, all_agree) and bases == {Basis.ESTIMATED}:
        return stated_estimate(won)
    if rule in (only_one, all_agree) and bases == {Basis.DERIVED}:
        return worked_out(won)
    return rule(won)


def _dated(voice: Voice) -> bool:
    return bool(voice.claim.valid_from and voice.claim.evidence.url)


def _absent(voice: Voice) -> bool:
    return voice.value in ("undisclosed", "not_applicable")


def _voice_order(voice: Voice) -> tuple[Any, ...]:
    return (
        voice.outdated,
        -voice.weight,
        _newest_first(voice.claim.observed_at),
        encode_value(voice.value),
        voice.claim.subject,
        voice.claim.evidence.pointer,
        voice.claim.digest,
    )


def _newest_first(date: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in date)


def _strength(camp: Camp) -> tuple[Any, ...]:
    newest = max(v.claim.observed_at for v in camp.voices)
    return (camp.weight, camp.support, newest, [-ord(c) for c in encode_value(camp.voices[0].value)])


def _strength_by_support(camp: Camp) -> tuple[Any, ...]:
    return (camp.support, *_strength(camp))
