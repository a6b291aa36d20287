"""What is refused of one slot stands at that slot, in words that need no line to copy."""

from collections.abc import Mapping

import pytest
from conversation import JO, PAT, SAM, TWIN, Conversation
from filled_in.case import BEFORE

from commands.forms import Offered
from commands.request import Person

M1, M2, A1 = {"ref": "M1"}, {"ref": "M2"}, {"ref": "A1"}
CIN = {**M1, "indicator": "CIN visits"}
LEAST = {**CIN, "test": "at least", "figure": "85%"}
LONG = "x" * 301
Values = Mapping[str, str]

REFUSED: list[tuple[str, Values, Person, str, str]] = [
    ("/measure add", {"title": LONG}, JO, "title", "That title is 301 characters"),
    ("/measure add", {"title": "Visits", "ref": "M1"}, JO, "ref", "M1 is on this board already. See it, or leave the ref out for a new one."),
    ("/measure add", {"title": "Visits", "owner": "@nobody here"}, JO, "owner", "I cannot find @nobody here"),
    ("/measure target", {**CIN, "figure": "85%"}, SAM, "test", "Choose what kind of test it is."),
    ("/measure target", {**CIN, "test": "at least"}, SAM, "figure", "Say the figure to reach, such as 85%."),
    ("/measure target", {**LEAST, "figure": "85% by Friday"}, SAM, "figure", '"85% by Friday" is not one figure.'),
    ("/measure target", {**LEAST, "figure": "185%"}, SAM, "figure", "A percentage is at most 100; this says 185%."),
    ("/measure target", {**LEAST, "figure": "0.86"}, SAM, "figure", "less than 1%. If you mean 86%: 86%"),
    ("/measure target", {**LEAST, "figure": "17,5"}, SAM, "figure", "17,5 can mean two figures. Which? 17.5 · 175"),
    ("/measure target", {**LEAST, "figure": "1.250,5"}, SAM, "figure", "commas between thousands here: 1,250.5"),
    ("/measure target", {**LEAST, "due": "July 17"}, SAM, "due", '"July 17" can mean two things'),
    ("/measure target", {**LEAST, "due": "soon-ish"}, SAM, "due", "soon-ish"),
    ("/measure target", {**LEAST, "comparator": "England"}, SAM, "comparator", "Leave this empty."),
    ("/measure target", {**LEAST, "evidence": "plan approved"}, SAM, "evidence", "Figures decide this test."),
    ("/measure target", {**CIN, "test": "rising", "figure": "85%"}, SAM, "figure", "A trend or evidence has no figure"),
    ("/measure target", {**CIN, "test": "rising", "due": "31 July 2020"}, SAM, "due", "has no day. Leave this empty."),
    ("/measure target", {**M1, "test": "rising"}, SAM, "indicator", "Which? CIN visits · CP visits"),
    ("/measure target", {**LEAST, "indicator": "visits"}, SAM, "indicator", 'M1 has "CIN visits" already.'),
    ("/measure target", {**M1, "test": "evidence:"}, SAM, "evidence", "Say what must be shown."),
    ("/measure target", {**CIN, "test": "evidence:", "evidence": "plan"}, SAM, "indicator", "Evidence is of no figure."),
    ("/measure target", {**M1, "test": "evidence:", "evidence": "plan", "every": "month"}, SAM, "every",
     "Evidence has no figure."),
    ("/measure target", {**CIN, "test": "within", "figure": "10"}, SAM, "comparator", "Say which figure it is compared"),
    ("/measure target", {**CIN, "test": "within", "figure": "10%", "comparator": "England"}, SAM, "figure",
     "Say it in points."),
    ("/measure reading", CIN, JO, "figure", "I cannot find a figure in that."),
    ("/measure reading", {**CIN, "figure": "about 77%"}, JO, "figure", "If it is near enough: 77%"),
    ("/measure reading", {**CIN, "figure": "77% or 78%"}, JO, "figure", "Which is it? 77% · 78%"),
    ("/measure reading", {**CIN, "figure": "177%"}, JO, "figure", "A percentage is at most 100"),
    ("/measure reading", {**CIN, "figure": "0.77"}, JO, "figure", "less than 1%. If you mean 77%: 77%"),
    ("/measure reading", {**CIN, "figure": "12 visits"}, JO, "figure", '"CIN visits" is a percentage, not in visits.'),
    ("/measure reading", {**CIN, "figure": "77% of 3/535"}, JO, "figure", "3 of 535 is 1%, not 77%."),
    ("/measure reading", {**CIN, "figure": "77% in the north"}, JO, "figure", 'not what "in the north" says.'),
    ("/measure reading", {**M1, "figure": "77%"}, JO, "indicator", "Which? CIN visits · CP visits"),
    ("/measure reading", {**CIN, "figure": "77%", "as at": "tomorrow"}, JO, "as at", "a day in the future"),
    ("/measure reading", {**CIN, "figure": "77%", "as at": "July 17"}, JO, "as at", "July 17"),
    ("/measure claim", M2, JO, "reported", 'A claim is "met" or "not met", as it was reported.'),
    ("/measure claim", {**M2, "reported": "met", "as at": "tomorrow"}, JO, "as at", "a day in the future"),
    ("/measure claim", {**M2, "reported": "met", "by": LONG}, JO, "by", "The name of that body is 301 characters"),
    ("/measure claim", {**M2, "reported": "met", "by": "me"}, JO, "by", "Name the body: council · chair · scrutiny"),
    ("/measure claim", {**M2, "by": "DfE"}, SAM, "reported", "Say what was reported."),
    ("/measure claim", {**M1, "reported": "not met", "source": "letter from the DfE"}, SAM, "by", "Whose claim is it? "),
    ("/measure judge", {**M1, "judged": "met", "evidence": "seen"}, SAM, "condition", "Choose which condition"),
    ("/measure judge", {**M1, "condition": "M1d", "evidence": "seen"}, SAM, "judged", 'Say "met" or "not met"'),
    ("/measure judge", {**M1, "condition": "M1d", "judged": "met"}, SAM, "evidence", "A judgement needs its evidence"),
    ("/measure judge", {**M1, "condition": "M1d", "judged": "met", "evidence": "ok"}, SAM, "evidence", '"ok" does not say'),
    ("/measure withdraw", {**M1, "because": "a mistake of May"}, SAM, "what", "Say which claim, judgement or reading"),
    ("/measure withdraw", {**M1, "what": "claim met as at 8 Jul 2020"}, SAM, "because", "Say why it is withdrawn."),
    ("/measure edit", {**CIN, "every": "month"}, SAM, "every", "CIN visits comes monthly already."),
    ("/measure edit", {**M1, "every": "year"}, SAM, "indicator", "Which? CIN visits · CP visits"),
    ("/measure edit", CIN, SAM, "title", "Say what is to change."),
    ("/measure edit", {**CIN, "good": "lower"}, SAM, "good", "so higher is good."),
    ("/measure edit", {**CIN, "decimals": "many"}, SAM, "decimals", "is no number of decimals"),
    ("/board chair", {}, SAM, "person", "Say who. Pick the person from the list."),
    ("/board chair", {"person": "<@U0PAT>"}, SAM, "person", "Pat Lane is already the chair."),
    ("/board chair", {"person": "<@U0SAM>"}, SAM, "person", "cannot make themselves the chair"),
    ("/board support", {"person": "<@U0GONE>"}, SAM, "person", "has left this Slack workspace."),
    ("/board observer", {"person": "<@U0BOT>"}, SAM, "person", "A robot cannot own anything or take part."),
    ("/board meeting", {"cancel": "yes"}, SAM, "day", "Say the day the board meets."),
    ("/board meeting", {"day": "5 Aug 2020"}, SAM, "day", "is already in the calendar."),
    ("/board meeting", {"day": "6 Aug 2020", "cancel": "yes"}, SAM, "day", "is in the calendar."),
    ("/board meeting", {"day": "the usual"}, SAM, "day", '"the usual" is not a day.'),
    ("/board rename", {}, SAM, "name", "Say the new name."),
    ("/board rename", {"name": "Improvement Board"}, SAM, "name", "It is already called Improvement Board."),
    ("/board rename", {"name": "x" * 81}, SAM, "name", "That name is 81 characters"),
    ("/board handover", {"to": "<@U0ALI>"}, SAM, "from", "Say from whom and to whom."),
    ("/board handover", {"from": "<@U0JO>"}, SAM, "to", "Say to whom. Pick the person."),
    ("/board handover", {"from": "<@U0JO>", "to": "<@U0JO>"}, SAM, "to", "That is the same person."),
    ("/board handover", {"from": "<@U0PAT>", "to": "<@U0JO>"}, SAM, "from", "Pat Lane owns no open action"),
    ("/board handover", {"from": "Mayor", "to": "<@U0JO>"}, SAM, "from", "These do: Head of MASH"),
    ("/board handover", {"from": "<@U0JO>", "to": "Jo Reed"}, SAM, "to", "Jo Reed (Team Manager, MASH)"),
    ("/digest every", {}, SAM, "weekday", "Say a weekday and a time."),
    ("/digest every", {"weekday": "monday", "time": "noonish"}, SAM, "time", '"noonish" is not a time of day.'),
    ("/action due", {**A1, "due": "July 17", "because": "the panel moved"}, JO, "due", '"July 17" can mean two things'),
    ("/action done", {**A1, "evidence": "ok"}, JO, "evidence", '"ok" does not say where it can be seen.'),
    ("/action cancel", A1, PAT, "because", "Say why it is cancelled."),
    ("/action bau", {**A1, "body": "TBC"}, PAT, "body", '"TBC" does not name a body.'),
    ("/action due", {**A1, "due": "31 June"}, JO, "due", "June has 30 days. Try: 30 June 2021"),
    ("/action due", {**A1, "due": "word " * 90}, JO, "due", "is too long to be a date. Write it like 8 July 2020."),
    ("/action add", {"title": "Plan", "ref": "A1"}, JO, "ref", "is on the log already. Leave the ref out for a new one"),
    ("/action add", {"title": "Plan", "area": "R99"}, JO, "area", "Add it first, or leave it out."),
    ("/area add", {"title": "Housing", "goal": "Splendid"}, SAM, "goal", "from the lowest: Inadequate (Red) · Requires"),
    ("/area rate", {"ref": "R01", "rung": "Splendid"}, SAM, "rung", "Secure good (Dark Green) · Outstanding (Purple)"),
    ("/action assign", {"ref": "A1"}, SAM, "owner", "Say who. Pick the person, or write the role until they are in Slack."),
    ("/action add", {"title": "Plan", "owner": "@zebedee"}, SAM, "owner", "Pick the person from Slack's own list."),
    ("/board event", {"what": "Ofsted visit"}, SAM, "day", "Say the day, or the first and the last."),
    ("/risk add", {"title": "Posts stay empty", "likelihood": "likely"}, SAM, "impact", "Say the impact too."),
    ("/measure judge", {**M2, "judged": "met", "evidence": "seen"}, SAM, "condition", "figures decide it. Set one that needs"),
]  # fmt: skip

# What the menu of its slot does not have: it was there when the form was opened, or else nobody could have chosen it.
NOT_IN_MENU: list[tuple[str, Values, Person, str, str]] = [
    ("/measure reading", {**M1, "indicator": "Visits to Mars", "figure": "77%"}, JO, "indicator", "has no indicator"),
    ("/measure judge", {**M1, "condition": "M1a", "judged": "met"}, SAM, "condition", "is decided by figures"),
    ("/measure withdraw", {**M1, "what": "reading CIN visits 12%", "because": "a mistake"}, SAM, "what", "of that name."),
]  # fmt: skip


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """A board on which something stands; two people are called Jo Reed."""
    say("/board dates agreed", by=SAM)
    for line, by in BEFORE:
        assert not say.reply(line, by=by if isinstance(by, Person) else SAM).refused, line
        say.later(seconds=1)
    say.crowd.people.append(TWIN)
    say.later(minutes=5)
    return say


@pytest.mark.parametrize(("verb", "values", "by", "slot", "why"), REFUSED)
def test_what_is_refused_of_a_form_stands_at_its_slot(
    board: Conversation, verb: str, values: Values, by: Person, slot: str, why: str
) -> None:
    answer = board.fill(verb, values, by)

    assert isinstance(answer, Offered)
    assert answer.refused
    assert (answer.slot, why in answer.reason) == (slot, True), (answer.slot, answer.reason)
    assert not answer.reason.endswith((":", "Which?", "is it?", "Try", "…"))
    assert "<@" not in answer.reason
    assert "ype @" not in answer.reason
    assert "/measure" not in answer.reason
    assert "/board" not in answer.reason
    assert "/action" not in answer.reason
    assert ':"' not in answer.reason, "a key is typed, and a form has none"


def test_there_are_enough() -> None:
    assert len(REFUSED) > 60


@pytest.mark.parametrize(("verb", "values", "by", "slot", "why"), NOT_IN_MENU)
def test_what_its_menu_has_no_more_is_refused_on_a_form_that_is_drawn_anew(
    board: Conversation, verb: str, values: Values, by: Person, slot: str, why: str
) -> None:
    answer = board.fill(verb, values, by)

    assert isinstance(answer, Offered)
    assert answer.form
    assert (answer.refused, answer.slot, why in answer.reason) == (True, "", True)
    menu = next(each for each in answer.form.fields if each.slot.name == slot)
    assert values[slot] not in [value for value, _ in menu.options]
