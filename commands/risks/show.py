"""`/risk show`: one risk with its whole history."""

from board.actions import OPEN
from board.calendar import last_meeting
from board.refs import quoted
from board.risks import LinkedAction, Risk
from board.words import capital, count, day
from commands.call import Call
from commands.measures.figures.figure_day import check_is_of_now
from commands.named.named_in_words import titled
from commands.paging import page_of, weight
from commands.reply import Bold, Line, Reply, paragraph, reply, whole_lines
from commands.risks.gap_words import needs_a_hand
from commands.risks.history_lines import history_line
from commands.risks.next_steps import of_risk
from commands.risks.standing import risk_of
from commands.risks.wording import owner, reviewed_words, score_words, target_words
from commands.shown_together import shown_together
from commands.slots import PAGE, SlotKind, ref_of
from commands.verbs import Verb

HISTORY_SHOWN = 20


def run(call: Call) -> Reply:
    """The risk, its gaps, and its history a page at a time. Several risks are shown in short."""
    if len(call.refs) > 1:
        return shown_together(call, _in_short)
    risk = _risk(call)
    entries = call.store.history.of(call.board.id, "risk", risk.id)
    told = [history_line(entry, call.board.schedule.timezone) for entry in reversed(entries)]
    page = page_of(call, told, HISTORY_SHOWN, f"/risk show {quoted(risk.ref)}", weight)
    title = f"History, newest first ({count(len(entries), 'line')}{page.words})"
    said = _facts(call, risk) if page.number == 1 else []
    facts = [line for fact in said for line in whole_lines(fact)]
    return reply(
        paragraph((Bold(risk.ref), f" {risk.title}"), *facts),
        paragraph((Bold(title),), *(line for each in page.items for line in whole_lines(each))),
        page.buttons,
        of_risk(call, risk),
    )


def _risk(call: Call) -> Risk:
    risk = risk_of(call)
    check_is_of_now(call, "/risk list")
    return risk


def _in_short(call: Call) -> list[Line]:
    """A risk's ref and title, then its score, links and gaps, without its history."""
    risk = _risk(call)
    return [(Bold(risk.ref), f" {risk.title}"), *(line for fact in _facts(call, risk) for line in whole_lines(fact))]


def _facts(call: Call, risk: Risk) -> list[str]:
    facts = [
        f"{capital(risk.status)} · {owner(risk)} · {score_words(risk)}{_as_at(risk)}",
        f"{capital(target_words(risk))}" if risk.target else "",
        f"Controls: {risk.controls}" if risk.controls else "",
        f'Last said: "{risk.note}"' if risk.note else "",
        *(_action(each) for each in risk.actions),
        *(f"Threatens area {titled(call, 'area', ref)}" for ref in risk.areas),
        capital(reviewed_words(risk)),
        needs_a_hand(risk, last_meeting(call.board.meetings, call.today)),
    ]
    return [fact for fact in facts if fact]


def _as_at(risk: Risk) -> str:
    return f", as at {day(risk.score.as_at)}" if risk.score else ""


def _action(action: LinkedAction) -> str:
    open_words = "" if action.status in OPEN else ", no longer open"
    return f"Action {action.ref} {action.title} · {action.status}{open_words}"


SHOW = Verb(
    command="risk",
    name="show",
    about="the risk with its scores, its actions and its whole history",
    example="/risk show RK1",
    run=run,
    slots=(ref_of(SlotKind.RISK, several=True), PAGE),
    refused="Not found.",
    aliases=("history",),
)
