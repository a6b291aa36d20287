"""The listeners of forms: opening, filling in, searching and submitting."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.slack.carried import Carried
from bot.slack.desk import Desk
from bot.slack.form_fields import PICK, options_of
from bot.slack.forms import FORM, MORE, block_at, kept_open, read_view, view_of, view_told
from bot.slack.import_form import answers_view
from bot.slack.incoming import Incoming
from bot.slack.outdated import old_form
from bot.slack.pressed import acknowledge, pressed_by
from bot.slack.redrawing import tell_where_opened
from bot.slack.sign_off import several_view
from bot.slack.splitting import MOST_LINE_BYTES, written
from commands.asked_at_once import asked_at_once
from commands.filled import Filled, mark
from commands.filled_line import filled_line, put_in
from commands.forms import Form, Offered
from commands.imports.report.answers import ToAnswer
from commands.reply import Buttons, Reply, as_text, paragraph
from commands.sign_off import SignOff
from commands.slots import PICKED, SlotKind
from commands.table import COMMANDS

LATE = "Slack did not open the form in time. To open it, press the button:"


def register(app: App, desk: Desk) -> None:
    """Registers the listeners of forms on `app`."""
    app.view(FORM)(_on_sent(desk))
    app.action(MORE)(_on_further(desk))
    for kind in PICKED:
        app.options(f"{PICK}-{kind}")(_on_search(desk, kind))
        app.action(f"{PICK}-{kind}")(_on_further(desk))


def opens(desk: Desk, answer: Reply, trigger: str, carried: Carried) -> bool:
    """Opens the form that an answer asks for at once. False if it asks for none, or Slack did not open it."""
    view = _asked_for(answer, carried) or _questions(desk, answer, carried) if trigger else None
    return view is not None and desk.open_view(trigger, view)


def told_late(answer: Reply) -> Reply:
    """The answer if a form should have opened at once and did not."""
    if _asked_for(answer, Carried()) is None:
        return answer
    before = [part for part in answer.parts if not isinstance(part, Buttons)]
    return replace(answer, parts=(*before, paragraph(LATE), *answer.parts[len(before) :]))


def _asked_for(answer: Reply, carried: Carried) -> dict[str, Any] | None:
    """The form that an answer asks for at once, or None."""
    asked = asked_at_once(answer)
    if isinstance(asked, Form):
        return view_of(asked, carried)
    return several_view(asked, carried) if isinstance(asked, SignOff) else None


def _questions(desk: Desk, answer: Reply, carried: Carried) -> dict[str, Any] | None:
    """The form with the questions of a report; None if they are no longer remembered."""
    if not isinstance(answer, ToAnswer):
        return None
    questions = desk.questions.of(answer)
    return answers_view(answer, questions, carried) if questions else None


def _on_sent(desk: Desk) -> Callable[..., None]:
    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        view = body["view"]
        try:
            filled, carried, whole = read_view(view)
        except ValueError:
            acknowledge(ack, response_action="update", view=old_form(view))
            return
        said = _incoming(desk, body, filled, carried, context)
        answer = desk.answer(said)
        if answer.refused:
            _ack_refused(ack, answer, view, carried, whole)
        else:
            tell_where_opened(desk, ack, said, answer, carried)

    return listener


def _ack_refused(ack: Ack, answer: Reply, view: dict[str, Any], carried: Carried, whole: bool) -> None:
    """Shows a refusal at its field, or at the top if it concerns the whole form; nothing that was typed is lost."""
    offered = answer if isinstance(answer, Offered) else None
    if offered and offered.slot and (block := block_at(view, offered.slot)):
        acknowledge(ack, response_action="errors", errors={block: offered.reason})
    elif offered and offered.form:
        more = whole or bool(offered.slot)
        told = ((offered.reason,),) if offered.slot else offered.form.told
        form = replace(offered.form, told=told)
        _ack_anew(ack, view_of(form, carried, more), view, offered.reason)
    else:
        _ack_anew(ack, view_told(view, answer), view, as_text(answer.parts[:1]))


def _ack_anew(ack: Ack, anew: dict[str, Any], sent: dict[str, Any], why: str) -> None:
    """Acknowledges with the updated form. If that is too large for an acknowledgement, the form stays as it was
    submitted, with the reason at its first field."""
    drawn = {"response_action": "update", "view": anew}
    acknowledge(ack, **(drawn if len(written(drawn).encode()) < MOST_LINE_BYTES else kept_open(sent, why)))


def _on_further(desk: Desk) -> Callable[..., None]:
    """Draws the form again, with everything that was typed, after "More" was pressed or a ref was picked. If that
    fails, the form stays as it is and says why."""

    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        ack()
        view, pressed = body["view"], body["actions"][0]["action_id"]
        try:
            filled, carried, whole = read_view(view)
        except ValueError:
            desk.update_view(view, old_form(view))
            return
        answer = desk.answer(replace(_incoming(desk, body, filled, carried, context), opens=True, delivery=""))
        if isinstance(answer, Offered) and answer.form:
            desk.update_view(view, view_of(answer.form, carried, whole or pressed == MORE))
        else:
            desk.update_view(view, view_told(view, answer))

    return listener


def _on_search(desk: Desk, kind: SlotKind) -> Callable[..., None]:
    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        try:
            filled, carried, _ = read_view(body["view"])
        except (ValueError, LookupError):
            ack(options=[])
            return
        said = _incoming(desk, body, filled, carried, context)
        found = desk.offered(replace(said, text=str(body.get("value") or "")), kind)
        acknowledge(ack, options=options_of(found))

    return listener


def _incoming(desk: Desk, body: dict[str, Any], filled: Filled, carried: Carried, context: BoltContext) -> Incoming:
    command = COMMANDS.get(filled.command)
    verb = command.verb(filled.verb) if command else None
    line = filled_line(verb, put_in(verb, filled)) if verb else filled.verb
    return pressed_by(
        desk,
        body,
        context,
        command=filled.command,
        text=line,
        channel=carried.channel,
        # A form submitted again with other words is another delivery.
        delivery=f"{body['view'].get('id')}:{mark(str(sorted(filled.values.items())))}",
        filled=filled,
        board=filled.board if carried.home else None,
        on_home=carried.home,
    )
