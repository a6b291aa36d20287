"""The listeners of the forms that a report leads to: the answers are stored, and the file is read again."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.slack.desk import Desk
from bot.slack.forms import kept_open, view_told
from bot.slack.import_form import ANSWERS, FURTHER, KEEP_FIRST, NOTHING, Answered, answers_view, read_answers
from bot.slack.outdated import old_form
from bot.slack.pressed import acknowledge, pressed_by
from bot.slack.redrawing import tell_where_opened
from commands.filled import mark
from commands.imports.report.answers import FORGOTTEN, packed
from commands.imports.report.file_lines import answered_line
from commands.reply import Reply, as_text, paragraph, reply


def register(app: App, desk: Desk) -> None:
    """Registers the listeners of the form on `app`."""
    app.view(ANSWERS)(_on_sent(desk))
    app.action(FURTHER)(_on_further(desk))


def _on_sent(desk: Desk) -> Callable[..., None]:
    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        view = body["view"]
        try:
            answered = read_answers(view)
        except ValueError:
            acknowledge(ack, response_action="update", view=old_form(view))
            return
        if answered.errors:
            acknowledge(ack, response_action="errors", errors=answered.errors)
            return
        if not answered.said:
            acknowledge(ack, **kept_open(view, NOTHING))
            return
        answers = packed(answered.said)
        said = pressed_by(
            desk,
            body,
            context,
            command="board",
            text=answered_line(answered.asked.files, answered.asked.known, answers, answered.asked.board),
            channel=answered.carried.channel,
            delivery=f"{view.get('id')}:{mark(answers)}",
            pressed=True,
        )
        answer = desk.answer(said)
        if answer.refused:
            acknowledge(ack, **kept_open(view, as_text(answer.parts)))
        else:
            tell_where_opened(desk, ack, said, answer, answered.carried)

    return listener


def _on_further(desk: Desk) -> Callable[..., None]:
    """Shows the next fields after "More" was pressed. If anything would be lost, the form stays and says why."""

    def listener(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        view = body["view"]
        try:
            answered = read_answers(view)
        except ValueError:
            desk.update_view(view, old_form(view))
            return
        desk.update_view(view, _further(desk, answered) or view_told(view, _why_not(answered)))

    return listener


def _further(desk: Desk, answered: Answered) -> dict[str, Any] | None:
    """The form with the next fields; None if any field has changed, or the report is no longer remembered."""
    questions = () if answered.said or answered.errors else desk.questions.of(answered.asked)
    return answers_view(answered.asked, questions, answered.carried, answered.further) if questions else None


def _why_not(answered: Answered) -> Reply:
    return reply(paragraph(KEEP_FIRST if answered.said or answered.errors else FORGOTTEN))
