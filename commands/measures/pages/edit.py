"""`/measure edit`: corrects a measure's title and owner, and the definition and frequency of one of its indicators."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from board.definitions import Definition, defined
from board.digest import owner_words
from board.frequency import Frequency, frequency_of
from board.history import facts
from board.measures import Measure, assess
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.roles import check_may_write
from commands.call import Call
from commands.measures.indicators.claim_wording import judged_again_lines
from commands.measures.indicators.defining import definition_of, good_named, said_lines, said_of
from commands.measures.indicators.edit_slots import OF_A_MEASURE, OF_AN_INDICATOR, WHICH, edit_apart
from commands.measures.indicators.frequency import check_may_say, kept, typed_frequency
from commands.measures.indicators.which import indicators_called, known_indicators, words_of_indicator
from commands.measures.indicators.which_indicator import DEPARTMENTS, indicator_edited, official_called
from commands.measures.indicators.wording import verdict_line
from commands.measures.targets.add import check_title
from commands.reading.reasons import meant
from commands.reply import Bold, Line, Reply, paragraph, reply
from commands.slots import SURE, SlotKind, ref_of
from commands.verbs import Verb
from commands.without_colon import ASKED, check_colon


@dataclass(frozen=True, slots=True)
class _Edit:
    """What is new: the measure's own fields by name (`own`), and the definition and frequency of one indicator, with
    `lines` that describe these two."""

    own: Mapping[str, object]
    said: Definition | None = None
    every: Frequency | None = None
    indicator: str = ""
    lines: tuple[str, ...] = ()


def run(call: Call) -> Reply:
    """Changes what the keys name; the history keeps what it was.

    Refused: to anyone but the measure's owner, the chair and support; a change of frequency to anyone but the chair and
    support; and what would change a verdict without a new figure.
    """
    check_may_write(call.actor)
    measure = call.measure()
    _check_keyed(call, measure)
    call = _without_what_stood(call, measure)
    edit = _of_indicator(call, measure, _own(call, measure))
    if not (edit.own or edit.said or edit.every):
        raise _nothing_new(call, measure)
    _check_may(call, measure, edit)
    was = {name: getattr(measure, name) for name in edit.own}
    call.record_measure(measure, {**edit.own, **_keep(call, measure, edit)}, was=was)
    return _told(call, measure, edit)


def _check_keyed(call: Call, measure: Measure) -> None:
    """Refuses a line without a key, with lines that have one."""
    start = f"/measure edit {quoted(measure.ref)}"
    words = words_of_indicator(call)
    asked = [each.name for each in OF_AN_INDICATOR if call.words.has(each.name)]
    if call.words.filled is None and words and not asked:
        if series := official_called(measure, words):
            lines = [f"{start} {series} good: lower", f"{start} {series} decimals: 1"]
            raise Refusal(f'Say what is to change of "{series}", such as which way is good:', lines=lines, slot="good")
        named = indicators_called(known_indicators(measure), words)
        check_colon(call, start)
        if not call.words.values and (good := good_named(call.words.free)):
            raise Refusal(ASKED, lines=[f"{start} good: {good}"])
        if not named or call.words.values:
            lines = [] if call.words.has("title") else [f"{start} title: {call.words.line.strip()}"]
            reason = f'"{words}" follows no key. Is it the new title?'
            raise Refusal(reason, lines=lines or [f"{start} {call.rest_of_line}"], slot="title")
        lines = [f"{start} {words} every: {each.period}" for each in Frequency]
        raise Refusal(f"Say what is to change of {named[0]}, such as how often it comes:", lines=lines, slot="every")
    if not call.words.values:
        lines = [f"{start} title: {measure.title}", f"{start} every: month", f"{start} owner: @name"]
        raise Refusal("Say what is to change. Try:", lines=lines, slot="title")


def _without_what_stood(call: Call, measure: Measure) -> Call:
    """The call without fields that its form prefilled for the council's own indicator and nobody changed, if an
    official series was chosen: those are the department's to say."""
    filled = call.words.filled or {}
    if not official_called(measure, filled.get(WHICH.name, "")):
        return call
    stood = {slot.name: slot.now(measure) for slot in OF_AN_INDICATOR if slot.now and slot.name in DEPARTMENTS}
    left = {name for name, words in stood.items() if filled.get(name) == words}
    values = {name: value for name, value in call.words.values.items() if name not in left}
    kept = {name: words for name, words in filled.items() if name not in left}
    return replace(call, words=replace(call.words, values=values, filled=kept))


def _check_may(call: Call, measure: Measure, edit: _Edit) -> None:
    if edit.every:
        check_may_say(call, measure, edit.indicator, edit.every)
    if (edit.own or edit.said) and not (call.actor.decides or measure.owner_id == call.actor.person):
        raise Refusal(
            f"What is said of {measure.ref} can be changed by its owner, board support or the chair. They can:",
            lines=[call.line()],
        )


def _own(call: Call, measure: Measure) -> dict[str, object]:
    """The title and the owner, if they are new."""
    now: dict[str, object] = {}
    if call.words.has("title"):
        with at_slot("title"):
            title = meant(call.said(call.words.get("title")))
            check_title(title)
            if not title:
                lines = [f"/measure show {quoted(measure.ref)}"]
                raise Refusal("A measure needs a title that says something.", lines=lines)
        now |= {"title": title} if title != measure.title else {}
    if call.words.has("owner") and call.words.get("owner") != owner_words(measure):
        with at_slot("owner"):
            owner_id, words = call.lookup.owner(call.words.get("owner"), "owner")
        is_new = (owner_id, words) != (measure.owner_id, measure.owner_words)
        now |= {"owner_id": owner_id, "owner_words": words} if is_new else {}
    return now


def _of_indicator(call: Call, measure: Measure, own: Mapping[str, object]) -> _Edit:
    """The edit with what is new of an indicator, if anything is."""
    if not any(call.words.has(each.name) for each in OF_AN_INDICATOR):
        return _Edit(own)
    is_official = bool(official_called(measure, (call.words.filled or {}).get(WHICH.name, "")))
    if call.words.filled is not None and not is_official and _stands(call, measure):
        return _Edit(own)
    indicator, every = indicator_edited(call, measure), typed_frequency(call)
    now = frequency_of(measure.frequencies, indicator)
    every = None if every == now else every
    after = definition_of(call, measure, indicator)
    before = defined(measure.definitions, indicator)
    said = None if said_of(after) == said_of(before) else after
    lines = said_lines(measure, before, after)
    lines += [f"{indicator} comes {every}, and no longer {now}"] if every else []
    return _Edit(own, said, every, indicator, tuple(lines))


def _stands(call: Call, measure: Measure) -> bool:
    """True if a form's fields about an indicator are as it prefilled them. Which indicator is then not asked."""
    filled = call.words.filled or {}
    typed = [slot for slot in OF_AN_INDICATOR if slot.name in filled]
    return not any(slot.now and filled[slot.name] != slot.now(measure) for slot in typed)


def _nothing_new(call: Call, measure: Measure) -> Refusal:
    lines = [f"/measure show {quoted(measure.ref)}"]
    if every := typed_frequency(call):
        return Refusal(f"{indicator_edited(call, measure)} comes {every} already.", lines=lines, slot="every")
    return Refusal(f"That is what {measure.ref} says already.", lines=lines)


def _keep(call: Call, measure: Measure, edit: _Edit) -> dict[str, object]:
    """Saves what is new. Returns what the history records of the indicator."""
    measures, own = call.store.measures, edit.own
    if "title" in own:
        measures.set_title(measure.id, str(own["title"]))
    if "owner_words" in own:
        measures.set_owner(measure.id, str(own["owner_id"]) if own["owner_id"] else None, str(own["owner_words"]))
    told = kept(call, measure, edit.indicator, edit.every)
    if edit.said:
        new_id = measures.add_definition(measure.id, edit.said, call.request.now)
        told |= {"definition": new_id} | facts(edit.said)
    return told


def _told(call: Call, before: Measure, edit: _Edit) -> Reply:
    """The reply: what is new and what it was, and the verdicts and claims that it affects."""
    after = call.measure()
    told = [f'It was: "{before.title}"'] if after.title != before.title else []
    if owner_words(after) != owner_words(before):
        was = f", in place of {owner_words(before)}" if owner_words(before) else ""
        told.append(f"Owner: {owner_words(after) or 'nobody'}{was}" if call.names_people else "Its owner has changed.")
    first: Line = (Bold(f"{after.ref} edited."), f" {after.title}")
    lines = [f"{each}." for each in edit.lines]
    if not told and len(lines) == 1:
        first, lines = (Bold(f"{after.ref}: {lines[0]}"),), []
    was_so, now = assess(before, call.today), assess(after, call.today)
    names = {edit.indicator} if edit.lines else set()
    tested = [each for each in now.verdicts if names & {each.condition.indicator, each.condition.comparator}]
    again = judged_again_lines(was_so, now).values()
    return reply(paragraph(first, *told, *lines, *[verdict_line(now, each) for each in tested], *again))


EDIT = Verb(
    command="measure",
    name="edit",
    about="corrects its title or owner, or a figure's unit, good direction or frequency",
    example="/measure edit M5 Regional average every: year",
    run=run,
    slots=(ref_of(SlotKind.MEASURE), WHICH, *OF_A_MEASURE, *OF_AN_INDICATOR, SURE),
    title="Edit a measure",
    apart=edit_apart,
    writes=True,
    refused="Not changed.",
)  # fmt: skip
