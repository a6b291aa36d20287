"""What the fields of a form are called: whoever hears it read knows them by that alone."""

import pytest
from conversation import Conversation

from bot.slack.carried import Carried
from bot.slack.forms import view_of
from commands.dispatch.opening import has_form
from commands.forms import form_for
from commands.table import COMMANDS
from commands.verbs import Verb

FORMS = [verb for command in COMMANDS.values() for verb in command.verbs if has_form(verb)]


@pytest.mark.parametrize("verb", FORMS, ids=[f"/{verb.command} {verb.name}" for verb in FORMS])
def test_no_two_fields_of_a_form_are_called_the_same(say: Conversation, verb: Verb) -> None:
    with say.log.reading() as store:
        form = form_for(verb, store, store.boards.all()[0], {}, say.now.date())

    blocks = view_of(form, Carried(), more=True)["blocks"]
    labels = [each["label"]["text"] for each in blocks if each["type"] == "input"]

    assert len(set(labels)) == len(labels), labels
