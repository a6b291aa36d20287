"""Every form on a board with 150 of everything, each with 300 characters, is one that Slack takes."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from begun import a_board
from conversation import JO, JULY_8, SAM, Conversation
from new_log import new_log

from bot.slack.carried import Carried
from bot.slack.form_fields import options_of
from bot.slack.forms import view_of
from commands.dispatch.opening import has_form
from commands.dispatch.picking import offered_in_picker
from commands.forms import form_for
from commands.reply import as_text
from commands.request import Request
from commands.slots import PICKED, SlotKind, SlotPlace
from commands.table import COMMANDS
from commands.verbs import Verb
from local_slack.limits_of_views import checked_options, checked_view

MANY, FEW = 150, 3
# As long as a title may be, of letters that take the most room however they are written.
LONG = ('é&<>"\\🙂 ' * 50)[:300]
FORMS = [verb for command in COMMANDS.values() for verb in command.verbs if has_form(verb)]
CARRIED = Carried("C0BOARD", f"https://hooks.slack.com/actions/{'x' * 80}", 1594195200.5, True, redraws="/action " * 30)
LONG_NAME = "Visits in time & <all> of the teams " * 2
WORDS = (SlotKind.SHORT, SlotKind.LONG, SlotKind.FIGURE)
REFS = {SlotKind.ACTION: "A1", SlotKind.MEASURE: "M1", SlotKind.AREA: "AR1", SlotKind.RISK: "RK1"}


def _lines(number: int) -> Iterator[str]:
    """What is said of the thing of this number, of each kind."""
    titled = f"{LONG[:290]} {number}"
    yield f"/area add AR{number} {titled}"
    yield f"/action add {titled} <@U0JO> due: 31 July 2020 source: {LONG}"
    yield f"/risk add {titled} score: 4x5 controls: {LONG} {LONG}"
    yield f"/measure add M{number} {titled}"
    yield f"/measure reading M1 {LONG_NAME} 7{number % 10}% as at {JULY_8.date() - timedelta(number)} source: {LONG}"
    # At the end: each figure is judged by all of these.
    if number > MANY - FEW:
        yield f'/measure target M1 "{number} {LONG_NAME}" at least 85%'
        yield f"/measure target M1 evidence: {LONG} {number}"
        yield f"/measure claim M1 met by: {LONG_NAME[:50]} {number}"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversation]:
    """150 actions, areas, risks and measures of 300 characters, and of the first measure as many figures."""
    database = new_log(tmp_path_factory.mktemp("full") / "boardbot.db")
    say = Conversation(database)
    a_board(say)
    for number in range(1, MANY + 1):
        for line in _lines(number):
            answer = say.reply(line, by=SAM)
            assert not answer.refused, as_text(answer.parts)
    yield say
    database.close()


def _known(verb: Verb, ref: bool, words: str) -> dict[str, str]:
    """What may be known of a form already: its ref, and words in every slot that takes some."""
    slots = [slot for slot in verb.slots if slot.on_form]
    refs = {slot.name: REFS[slot.kind] for slot in slots if slot.place == SlotPlace.REF and ref}
    typed = {slot.name: words for slot in slots if slot.kind in WORDS}
    return (typed if words else {}) | refs


@pytest.mark.parametrize("more", [False, True], ids=["first", "more"])
@pytest.mark.parametrize("words", ["", LONG * 12], ids=["empty", "filled"])
@pytest.mark.parametrize("verb", FORMS, ids=[f"/{verb.command} {verb.name}" for verb in FORMS])
def test_a_form_is_within_slacks_limits(full: Conversation, verb: Verb, words: str, more: bool) -> None:
    for ref in (False, True):
        with full.log.reading() as store:
            (board,) = store.boards.all()
            form = form_for(verb, store, board, _known(verb, ref, words), full.now.date())

        view = view_of(form, CARRIED, more)

        assert checked_view(view, "modal") == view
        assert len(view["private_metadata"]) <= 3_000
        assert bool(form.ref) == (ref and verb.takes_ref)


@pytest.mark.parametrize("kind", PICKED)
@pytest.mark.parametrize("typed", ["", "é", "1"])
def test_what_a_picker_offers_is_within_slacks_limits(full: Conversation, kind: SlotKind, typed: str) -> None:
    asked = Request(
        command="", text=typed, person=JO, team=full.team, channel=full.channel, now=full.now, people=full.crowd,
        reaches=frozenset({full.channel}),
    )  # fmt: skip

    options = options_of(offered_in_picker(asked, full.log, 1, kind, "update"))

    assert len(options) > 10
    assert checked_options({"options": options})
