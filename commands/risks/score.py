"""`/risk score`: how likely a risk is and how bad it would be, as at a day, and why."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from board.boards import Board
from board.empty_words import is_reason
from board.refs import quoted
from board.refusals import Refusal
from board.risks import Risk
from board.scores import IMPACTS, LIKELIHOODS, Level, Score
from board.words import day, plain_day
from commands.call import Call
from commands.day_stated import stated_apart
from commands.measures.figures.figure_day import day_filled, split_as_at
from commands.reading.grammar import Words
from commands.reading.reasons import because, check_reason
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.risks.level_words import IMPACT, LIKELIHOOD, level_in
from commands.risks.levels import IMPACT_SLOT, LIKELIHOOD_SLOT, behind_score, level_typed, step_typed
from commands.risks.recording import save, score_changes, scored
from commands.risks.rights import check_may
from commands.risks.standing import check_open, risk_of
from commands.risks.wording import target_words, travel
from commands.slots import Slot, SlotKind, SlotPlace, Subject, ref_of
from commands.verbs import Verb


def run(call: Call) -> Reply:
    """Scores a risk as at a day or today, which also reviews it. Refused: an unreadable score, and no reason."""
    before = risk_of(call)
    check_may(call, "score", before)
    check_open(before)
    call, why = _without_reason(call)
    if call.words.filled is None and not stated_apart(call.words.free, call.words.get("as at"))[1]:
        # The day may come after the reason: "3x4 because two have started as at 1 July".
        why, phrase = stated_apart(why)
        free = f"{call.words.free} as at {phrase}".strip() if phrase else call.words.free
        call = replace(call, words=replace(call.words, free=free))
    words, as_at = ("", day_filled(call)) if call.words.filled is not None else split_as_at(call, call.words.free)
    _check_no_reason_behind(call, words, why, as_at)
    level = _level(call, before, words)
    check_reason(why, "Say why, so that the board can follow the score. Try:", [_with_reason(call, level, as_at)])
    replaced = next((each for each in before.scores if each.as_at == as_at), None)
    after, score = scored(call, before, level, as_at, call.said(why))
    save(call, before, after, call.said(why), score_changes(score))
    return _told(after, score, replaced)


def _without_reason(call: Call) -> tuple[Call, str]:
    """The call without its reason, and the reason, which is at the end of the free text or of a key's words."""
    if call.words.filled is not None:
        return call, call.words.get("because")
    free, why = because(call.words.free)
    values = {}
    for key, value in call.words.values.items():
        words, reason = because(value.words) if key != "because" else (value.words, value.words)
        values[key], why = replace(value, words=words, end=value.start + len(words)), why or reason
    return replace(call, words=replace(call.words, free=free, values=values)), why


def _check_no_reason_behind(call: Call, words: str, why: str, as_at: date) -> None:
    """Refuses a reason that is typed without "because", with the line that has it."""
    level, behind = behind_score(words)
    if not why and is_reason(behind):
        line = f"{_with_reason(call, level, as_at).removesuffix('…')}{behind}"
        raise Refusal(f'"{words}" is not just a score. Send:', lines=[line], slot="because")


def _level(call: Call, risk: Risk, words: str) -> Level:
    """The level in the words or the keys. If the risk already has a score, one step is enough: the other stays."""
    if words:
        return level_typed(call, words, "score")
    steps = {kind: step_typed(call, kind) for kind in (LIKELIHOOD, IMPACT) if call.words.get(kind)}
    known = {LIKELIHOOD: risk.score.likelihood, IMPACT: risk.score.impact} if risk.score else {}
    if len(both := {**known, **steps}) == 2 and (steps or call.words.filled is not None):
        return Level(both[LIKELIHOOD], both[IMPACT])
    lacks = next((kind for kind in (LIKELIHOOD, IMPACT) if kind not in steps), LIKELIHOOD)
    raise Refusal(
        "Say how likely it is and how bad it would be, each from 1 to 5, such as 3x4. Try:",
        lines=[call.line(f"… {call.words.line.strip() or 'because …'}")],
        slot=lacks,
    )


def _with_reason(call: Call, level: Level | str, as_at: date) -> str:
    on = f" as at {plain_day(as_at)}" if as_at != call.today else ""
    return f"/risk score {quoted(call.ref)} {level}{on} because …"


def _told(risk: Risk, score: Score, replaced: Score | None) -> Reply:
    when = f" as at {day(score.as_at)}"
    more: list[Line] = [(f"Because: {score.because}",)]
    more += [(f"In place of {replaced.level.words}, of the same day; both are kept.",)] if replaced else []
    latest = risk.score
    if latest is None or latest.id != score.id:
        first = (Bold(f"{risk.ref} was {score.level.words}"), f"{when}.")
        now = f"Its latest score is {latest.level.words} as at {day(latest.as_at)}." if latest else ""
        return reply(paragraph(first, *more, now))
    since = travel(risk).removeprefix(", ")
    first = (Bold(f"{risk.ref} is now {score.level.words}"), f"{when}{': ' if since else ''}{since}.")
    if risk.target:
        more.append((f"{target_words(risk).capitalize()}.",))
    if risk.is_left_alone:
        more.append(("No open action is to bring it down. Link one: ", Code(f"/risk link {quoted(risk.ref)} <action>")))
    return reply(paragraph(first, *more))


def _apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """Sorts typed words into the fields of the form. A score that cannot be read goes into both of its fields."""
    free, why = because(words.free)
    said, on = stated_apart(free, words.get("as at"))
    try:
        level = level_in(said)
    except Refusal:
        return {LIKELIHOOD: said, IMPACT: said, "as at": on, "because": why}
    steps = {LIKELIHOOD: LIKELIHOODS[level.likelihood - 1], IMPACT: IMPACTS[level.impact - 1]}
    return steps | {"as at": on, "because": why}


SCORE = Verb(
    command="risk",
    name="score",
    about="says how likely it is and how bad it would be, each from 1 to 5, as at a day",
    example="/risk score RK1 3x4 because two team managers have started",
    run=run,
    slots=(
        ref_of(SlotKind.RISK),
        Slot("score", "Score", SlotKind.SHORT, SlotPlace.FREE, shown="<likelihood x impact>", on_form=False),
        replace(
            LIKELIHOOD_SLOT,
            shown="",
            now=lambda risk: LIKELIHOODS[risk.score.likelihood - 1] if risk.score else "",
        ),
        replace(IMPACT_SLOT, shown="", now=lambda risk: IMPACTS[risk.score.impact - 1] if risk.score else ""),
        Slot("as at", "As at", SlotKind.DAY, shown="[as at …]"),
        Slot("because", "Because", SlotKind.LONG, required=True, typed="because {}", shown="because <reason>"),
    ),
    title="Score a risk",
    rests_on=lambda risk: f"its score is {risk.score.level.words}." if risk.score else "",
    apart=_apart,
    writes=True,
    refused="Not scored.",
)
