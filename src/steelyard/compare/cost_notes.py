"""What can be said of the bills: where the order turns, what caching and batches save, and what token counts are worth."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from steelyard.compare import display
from steelyard.compare.by_fact import turns_elsewhere
from steelyard.compare.coming import coming
from steelyard.compare.comparison import Note, Support
from steelyard.compare.holding import ANY
from steelyard.compare.prose.case import Case, both, say
from steelyard.compare.prose.words import listed
from steelyard.compare.quote import PER_PIECE
from steelyard.compare.sheets import Sheet
from steelyard.compare.tokenizers import Ratio, ratio
from steelyard.compare.turning import ALL, DIALS, NONE, Turn, batched, by_length, cached, steps
from steelyard.compare.workload import Workload

_IN_BATCHES: Final = ("price.input.batch", "price.output.batch")
_TENTH: Final = Decimal("0.1")
_PAIR: Final = 2

CAVEAT: Final = "Token counts are the workload's for each; how many tokens a text makes differs by tokenizer."
"""What stands under every table of costs."""


def cost_notes(case: Case) -> Iterator[Note]:
    """Notes on the bills, for those contenders that have one: what turns their order, what is saved, what a token is."""
    billed = [s for s in case.sheets if s.total(case.load) is not None]
    if len(billed) == len(case.sheets) == _PAIR:
        elsewhere = [*_bought(case), *_length(case), *coming(case)]
        yield from _turning(case, elsewhere)
        yield from elsewhere
    yield from (note for note in (_cache(case, billed), _batch(case, billed)) if note)
    if len(case.sheets) == _PAIR:
        yield from _tokens(case)


def _bought(case: Case) -> Iterator[Note]:
    """That the cheapest endpoints put the other bill ahead, where they do."""
    one, other = case.sheets
    if not turns_elsewhere(one, other, case.load):
        return
    cheapest = [(s, had) for s in case.sheets if (had := s.best(case.load, ANY).bill) is not None and had.high is not None]
    ordered = sorted(cheapest, key=lambda pair: Decimal(pair[1].high or 0))
    told = [(s, f"{display.total(had.high or 0)} at {had.provider}") for s, had in ordered]
    on = [case.figure(s.id, "cost.cheapest", text, f"{case.load.called}, per month") for s, text in told]
    parts = ", ".join(f"{s.name} {text}" for s, text in told)
    said = f"By the cheapest endpoint of each the order is the other way round: {parts}."
    yield Note("Where they are bought", say(said, *both(case.sheets, "providers"), *on))


def _turning(case: Case, elsewhere: list[Note]) -> Iterator[Note]:
    """Where the order turns, and what does not turn it: said of what was varied alone, and where nothing `elsewhere` does."""
    one, other = case.sheets
    moving = one.keep(_brings_in) | other.keep(_brings_in)
    turns = [dial(one, other, case.load) for name, (dial, _, _) in DIALS.items() if name in moving]
    told = [turn for turn in turns if turn.known]
    parts = [_turn(case, turn) for turn in told if turn.share is not None]
    still = [turn for turn in told if turn.first is not None and turn.first == turn.last]
    names = (one.on("name"), other.on("name"), *both(case.sheets, "price.input", "price.output"))
    if parts:
        sentence = " ".join(text for text, _ in parts)
        if still:
            sentence += f" No share {listed([DIALS[t.dial][1] for t in still], 'or')} turns it, nor does volume."
        yield Note("Where the order turns", say(sentence, *names, *(on for _, on in parts)))
    elif still and not elsewhere:
        places = {turn.first for turn in still}
        shares = listed([DIALS[t.dial][1] for t in still], "or")
        if len(places) == 1:
            ahead = case.sheets[next(iter(places)) or 0].name
            said = f"No share {shares} turns it, nor does volume: {ahead} is the cheaper at every one."
            yield Note("Where the order turns", say(said, *names))


def _brings_in(sheet: Sheet) -> frozenset[str]:
    """The dials that bring in a price that it posts."""
    posted = {"output": True, "cached": sheet.value("price.cache_read"), "batch": any(map(sheet.value, _IN_BATCHES))}
    return frozenset([dial for dial, has in posted.items() if has])


def _turn(case: Case, turn: Turn) -> tuple[str, Support]:
    """Who is cheaper up to a share of a dial and who beyond it."""
    one, other = case.sheets
    shown = display.percent(turn.share or NONE)
    how = f"share {DIALS[turn.dial][1]} at which both bills are equal"
    on = case.figure(f"{one.id}:{other.id}", f"break_even.{turn.dial}", shown, how)
    low, high = case.sheets[turn.first or 0], case.sheets[turn.last or 0]
    return f"{low.name} is the cheaper until {shown} {DIALS[turn.dial][2]}, {high.name} from there on.", on


def _cache(case: Case, billed: list[Sheet]) -> Note | None:
    """What reading from a cache takes off each bill: all of it, where the workload does; else each tenth of the input."""
    reads = bool(case.load.cached or case.load.cache_read)
    selling = [s for s in billed if s.value("price.cache_read")]
    saved = [(s, found) for s in selling if (found := s.keep_at(case.load, _uncached if reads else _saved))]
    if not saved:
        return None
    parts = "; ".join([f"{shown} for {s.name}{s.at()}" for s, (shown, _) in saved])
    on = [case.figure(s.id, "saving.cache", shown, how) for s, (shown, how) in saved]
    lead = "Without a cache the bill would be" if reads else "Each tenth of the input that is read from a cache takes"
    silent = [s for s in billed if s not in selling]
    keys = ("price.cache_read",)
    return _saving("Cached input", f"{lead} {parts}.", on, (selling, silent), ("cached price", keys))


def _uncached(sheet: Sheet, load: Workload) -> tuple[str, str] | None:
    """What the bill would be without the cache, and how that is worked out; None where it is no more."""
    now, without = sheet.total(load), sheet.total(cached(load, NONE))
    if now is None or without is None or without <= now:
        return None
    return f"{display.total(without)} instead of {display.total(now)}", f"{load.called}, without its cached tokens"


def _saved(sheet: Sheet, load: Workload) -> tuple[str, str] | None:
    """What a tenth of the input that is read from a cache saves, and how that is worked out; None where it saves nothing."""
    before, after = sheet.total(cached(load, NONE)), sheet.total(cached(load, _TENTH))
    if before is None or after is None or after >= before:
        return None
    saved = display.parts([before - after])[0] if before >= 1 else display.total(before - after)
    return f"{saved} off {display.total(before)}", f"{load.called}, a tenth of the input read from a cache"


def _batch(case: Case, billed: list[Sheet]) -> Note | None:
    """What the workload costs when all of it is sent as a batch, and when none is."""
    selling = [s for s in billed if "batch" in s.keep(_brings_in)]
    saved = [(s, shown) for s in selling if (shown := s.keep_at(case.load, _waiting))]
    if not saved:
        return None
    how = f"{case.load.called}, all of it as a batch"
    on = [case.figure(s.id, "saving.batch", shown, how) for s, shown in saved]
    said = f"All of it sent as a batch costs {'; '.join([f'{shown} with {s.name}{s.at()}' for s, shown in saved])}."
    silent = [s for s in billed if s not in selling]
    return _saving("Batch", said, on, (selling, silent), ("batch price", _IN_BATCHES))


def _waiting(sheet: Sheet, load: Workload) -> str:
    """What the workload costs as a batch against what it costs without; "" where that is no less."""
    now, waiting = sheet.total(batched(load, NONE)), sheet.total(batched(load, ALL))
    if now is None or waiting is None or waiting >= now:
        return ""
    against = ", none of it " if NONE < load.batch < ALL else " instead of "
    return f"{display.total(waiting)}{against}{display.total(now)}"


def _saving(
    matter: str, said: str, supports: list[Support], by: tuple[list[Sheet], list[Sheet]], price: tuple[str, tuple[str, ...]]
) -> Note:
    """A saving, with a word on who posts no such price where it is priced, and of whom there is but an estimate of it."""
    (selling, silent), (called, keys) = by, price
    guessed = [s for s in silent if any(s.guess(key) for key in keys)]
    unposted = [s for s in silent if s not in guessed]
    if unposted:
        said += f" No {called} is posted for {listed([f'{s.name}{s.at(dated=False)}' for s in unposted], 'or')}."
    if guessed:
        said += f" The {called} of {listed([s.name for s in guessed], 'or')} is an estimate."
    names = (s.on("name") for s in (*selling, *silent))
    # A stale price has its day beside the provider: the day is that of the input price.
    places = (s.on(key) for s in (*selling, *silent) for key in ("priced_at", "price.input"))
    return Note(matter, say(said, *supports, *names, *places))


def _length(case: Case) -> Iterator[Note]:
    """The first context step beyond the workload's prompt that turns the order."""
    one, other = case.sheets
    for step, before, after in by_length(one, other, case.load):
        if before is not None and after is not None and before != after:
            shown = display.tokens(step)
            on = case.figure(
                f"{one.id}:{other.id}", "break_even.prompt", shown, "prompt length above which a price changes"
            )
            text = f"Above {shown} tokens a prompt the order turns: {case.sheets[after].name} is the cheaper there."
            yield Note("Longer prompts", say(text, one.on("name"), other.on("name"), on))
            return


def _tokens(case: Case) -> Iterator[Note]:
    """What a text costs with either, where somebody measured how both tokenizers cut it."""
    one, other = case.sheets
    more, less = (one, other) if _dearer_in_tokens(one, other) else (other, one)
    found = ratio(more.model, less.model)
    if found is None or found.low == found.high == 1:
        return
    shown, bill = f"{found.low} to {found.high}", more.total(case.load)
    said = f"Of the same text {more.name} makes {shown} times the tokens of {less.name}, as measured on {_few(found)}"
    how = f"{', '.join(found.texts)}: {', '.join(found.pages)}"
    if bill is None or not _in_step(more, case.load, found.high):
        on = case.figure(more.id, "tokens", shown, how)
        yield Note("Tokens", say(f"{said}.", *both(case.sheets, "name"), on))
        return
    cost = f"{display.total(bill * found.low)} to {display.total(bill * found.high)}"
    on = case.figure(more.id, "tokens", f"{shown}; {cost}", how)
    text = f"{said}: with text counted in tokens of {less.name}, its bill{more.at()} is {cost}."
    yield Note("Tokens", say(text, *both(case.sheets, "name"), on, more.on("priced_at"), more.on("price.input")))


def _few(found: Ratio) -> str:
    return listed([text if text[:1].islower() else f"{text} code" for text in found.texts])


def _in_step(sheet: Sheet, load: Workload, times: Decimal) -> bool:
    """Whether a bill grows as its tokens do: nothing in it is billed by the piece, and no context step lies between."""
    pieces = any(term["meter"] in PER_PIECE for term in sheet.bill(load).terms)
    return not pieces and not any(load.prompt <= step < load.prompt * times for step in steps(sheet))


def _dearer_in_tokens(one: Sheet, other: Sheet) -> bool:
    found = ratio(one.model, other.model)
    return found is not None and found.low + found.high >= 2  # noqa: PLR2004 - once each
