"""The forms that a report of an import leads to, sent: what was answered is kept, and the file is read again."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.slack.desk import Desk
from bot.slack.forms import kept_open
from bot.slack.import_form import ANSWERS, NOTHING, read_answers
from bot.slack.outdated import old_form
from bot.slack.pressed import acknowledge, pressed_by
from bot.slack.redrawing import tell_where_opened
from commands.filled import mark
from commands.imports.answers import packed
from commands.imports.file_lines import answered_line
from commands.reply import as_text


def register(app: App, desk: Desk) -> None:
    """Puts the listener of the form on `app`."""
    app.view(ANSWERS)(_on_sent(desk))


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
            text=answered_line(answered.files, answered.known, answers, answered.board),
            channel=answered.carried.channel,
            delivery=f"{view.get('id')}:{mark(answers)}",
        )
        answer = desk.answer(said)
        if answer.refused:
            acknowledge(ack, **kept_open(view, as_text(answer.parts)))
        else:
            tell_where_opened(desk, ack, said, answer, answered.carried)

    return listener
