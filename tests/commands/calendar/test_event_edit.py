"""`/board event edit` and `undo`: the calendar is put right; what it was is kept, and known as at a day."""

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person

from commands.forms import Offered
from commands.reply import as_text
from storage.upkeep.verify import problems_in

VISIT = "/board event 12/13 October 2020 Ofsted monitoring visit source: letter limit: letter within 10 working days"
EDIT = "/board event edit 12 October 2020"
# Who types what behind the line that names the visit, and what the answer says.
TYPED: list[tuple[Person, str, str]] = [
    (JO, "day: 19/20 October 2020",
     "Changed in the calendar: Ofsted monitoring visit, Mon 19 to Tue 20 Oct 2020.\nIt was on Mon 12 to Tue 13 Oct 2020.\n"
     "Letter within 10 working days of the visit (by Tue 3 Nov 2020): 118 days left."),
    (SAM, "day: 19 to 20 October 2020 because Ofsted moved it",
     "Mon 19 to Tue 20 Oct 2020.\nIt was on Mon 12 to Tue 13 Oct 2020.\nBecause: Ofsted moved it\n"),
    (PAT, "until: 14 October 2020", "Mon 12 to Wed 14 Oct 2020.\n"),
    (JO, "day: 19 October 2020 until: 19 October 2020", "Ofsted monitoring visit, Mon 19 Oct 2020.\n"),
    (JO, "title: Ofsted focused visit because of the notice",
     "Changed in the calendar: Ofsted focused visit because of the notice, Mon 12 to Tue 13 Oct 2020.\n"
     "What: Ofsted focused visit because of the notice, in place of Ofsted monitoring visit.\n"),
    (JO, "kind: review source: e-mail of 1 July", "Kind: review, in place of visit.\nSource: e-mail of 1 July, in place of letter."),
    (JO, "limit: report within 28 days", "Report within 28 days of the visit (by Tue 10 Nov 2020): 125 days left."),
    (JO, "limit: report within 28 days because the letter says so",
     "Because: the letter says so\nReport within 28 days of the visit (by Tue 10 Nov 2020): 125 days left."),
    (JO, "kind: review because the letter says so", "Kind: review, in place of visit.\nBecause: the letter says so\n"),
    (JO, "limit: none", "Nothing need follow it any more; it was: Letter within 10 working days."),
    (JO, "source: none", "Source: none, in place of letter."),
    (JO, "day: 19 October 2020",
     "Not changed. It was over several days. Which are they now?\n"
     "/board event edit 12 October 2020 day: 19 October 2020 to 20 October 2020 (as long as before)\n"
     "/board event edit 12 October 2020 day: 19 October 2020 until: 19 October 2020 (one day)"),
    (JO, "until: 1 October 2020", "Not changed. 1 October 2020 is before the first day, 12 October 2020."),
    (JO, "day: July 17 until: 18 July 2020",
     'Not changed. "July 17" can mean two things. Which?\n/board event edit 12 October 2020 day: 17 July 2020 until: 18'),
    (JO, "kind: party", 'Not changed. "party" is no kind of event.'),
    (JO, "kind: visit", "Not changed. That is what the calendar says already."),
    (JO, "", "Not changed. Say what is to change. Try:\n/board event edit 12 October 2020 Ofsted monitoring visit day: <date>"),
    (JO, "Peer review until: 14 October 2020",
     'Not changed. Nothing called "Peer review" is in the calendar then. Is it:\n'
     "/board event edit 12 October 2020 Ofsted monitoring visit until: 14 October 2020"),
    (JO, "title: Improvement Board kind: meeting", "Not changed. A meeting of this board stands in its own calendar:"),
    (ALI, "kind: review", "Not changed. Only the chair or board support can change what somebody else put in the calendar."),
    (KIT, "kind: review", "Not changed. You are an observer"),
]  # fmt: skip


@pytest.fixture
def visited(say: Conversation) -> Conversation:
    say(VISIT, by=JO)
    say.later(minutes=2)
    return say


@pytest.mark.parametrize(("by", "words", "told"), TYPED)
def test_what_is_typed(visited: Conversation, by: Person, words: str, told: str) -> None:
    answer = visited(f"{EDIT} {words}".strip(), by=by)

    assert told in answer
    assert problems_in(visited.log) == []


@pytest.mark.parametrize(("by", "words"), [each[:2] for each in TYPED])
def test_a_line_that_is_offered_is_taken(visited: Conversation, by: Person, words: str) -> None:
    answer = visited.reply(f"{EDIT} {words}".strip(), by=by)
    lines = [each.split(" (")[0] for each in as_text(answer.parts).splitlines() if each.startswith("/board event edit")]
    if answer.refused and lines and "<" not in lines[0]:
        visited.later(minutes=2)
        assert not visited.reply(lines[0], by=SAM).refused, lines[0]


def test_an_event_is_named_by_its_day_first(visited: Conversation) -> None:
    assert "Say which event: its day, and what it is.\n/board event edit 12 October 2020 Ofsted" in visited(
        "/board event edit day: 19 October 2020"
    )


@pytest.mark.parametrize(
    "typed",
    ["event move 12 October to 19 October 2020", "event edit Ofsted visit to 19 October 2020",
     "event edit 12 October 2020 Ofsted monitoring visit to 19 October 2020"],
)  # fmt: skip
def test_a_new_day_without_its_key_is_offered_with_it(visited: Conversation, typed: str) -> None:
    assert visited(f"/board {typed}").splitlines()[:2] == [
        'Not changed. The new day goes behind "day:". Do you mean:',
        "/board event edit 12 October 2020 Ofsted monitoring visit day: 19 October 2020",
    ]


def test_of_several_on_a_day_it_is_asked_which(visited: Conversation) -> None:
    visited("/board event 12 October 2020 Ofsted letter", by=JO)

    assert visited(f"{EDIT} Ofsted day: 19 October 2020").splitlines()[:3] == [
        "Not changed. Which of them?",
        "/board event edit 12 October 2020 Ofsted letter day: 19 October 2020",
        "/board event edit 12 October 2020 Ofsted monitoring visit day: 19 October 2020",
    ]


def test_the_plan_has_the_new_day_and_knows_the_old_one(visited: Conversation) -> None:
    visited.later(days=2)
    visited(f"{EDIT} day: 19/20 October 2020", by=JO)

    assert "Mon 19 to Tue 20 Oct 2020 · Ofsted monitoring visit" in visited("/board plan all")
    assert "Mon 12 to Tue 13 Oct 2020 · Ofsted monitoring visit" in visited("/board plan all as at 8 July 2020")


UNDONE = {
    "entering": ([], "is no longer in the calendar"),
    "an edit": ([f"{EDIT} day: 19/20 October 2020 title: Peer review kind: review limit: none"], "is in the calendar"),
    "taking it out": (["/board event cancel 12 October 2020 because it was typed twice"], "is in the calendar"),
}


@pytest.mark.parametrize("what", UNDONE)
def test_ones_own_last_change_is_taken_back(visited: Conversation, what: str) -> None:
    lines, now = UNDONE[what]
    before = visited("/board plan all")
    for line in lines:
        assert not visited.reply(line, by=JO).refused
        visited.later(minutes=2)

    answer = visited("/board event undo", by=JO)

    assert answer.startswith("Undone.")
    assert f"Ofsted monitoring visit, Mon 12 to Tue 13 Oct 2020, {now}." in answer
    assert (visited("/board plan all") == before) == bool(lines)
    assert problems_in(visited.log) == []


def test_what_was_taken_out_and_put_back_was_out_between(visited: Conversation) -> None:
    visited("/board event cancel 12 October 2020 because it was typed twice", by=JO)
    visited.later(minutes=2)
    visited("/board event undo", by=JO)
    visited.later(days=1)

    assert "Ofsted" in visited("/board plan all as at 8 July 2020")


def test_undo_is_refused_where_there_is_none_or_too_long_ago_or_somebody_has_built_on_it(visited: Conversation) -> None:
    assert visited("/board event undo", by=SAM).startswith("Not undone. You have changed no event on this board")
    visited(f"{EDIT} kind: review", by=SAM)
    assert "has been changed since by <@U0SAM>" in visited("/board event undo", by=JO)
    visited.later(minutes=30)
    assert "more than 15 minutes ago. It stays in the history; say what is right now:\n/board event edit 12" in visited(
        "/board event undo", by=SAM
    )


def test_a_form_offers_what_is_in_the_calendar_and_does_the_same(visited: Conversation) -> None:
    asked = visited.reply("/board event edit", by=JO)
    assert isinstance(asked, Offered)
    form = asked.form
    assert form
    (which,) = [each for each in form.fields if each.slot.name == "event"]
    value, label = which.options[0]
    assert label == "Ofsted monitoring visit, Mon 12 to Tue 13 Oct 2020"

    answer = visited.fill("/board event edit", {"event": value, "day": "19 Oct 2020", "until": "20 Oct 2020"}, by=JO)

    assert "Ofsted monitoring visit, Mon 19 to Tue 20 Oct 2020." in as_text(answer.parts)


FOUR = "/board event 1 September 2019 Ofsted report limit: at least four monitoring visits within 24 months"
# Visits beside the report, and what is said of the four.
HELD: list[tuple[list[str], str]] = [
    ([], "0 of 4 held, 420 days left"),
    (["1 August 2019 Ofsted monitoring visit"], "0 of 4 held, 420 days left"),
    (["10/11 January 2020 Ofsted monitoring visit"], "1 of 4 held, 420 days left"),
    (["10/11 January 2020 Ofsted monitoring visit", "12 June 2020 Ofsted monitoring visit", "12/13 October 2020 Ofsted visit",
      "1 December 2020 Ofsted visit", "3 March 2020 Peer review"],
     "2 of 4 held, the next Mon 12 to Tue 13 Oct 2020, 420 days left"),
    (["7/8 July 2020 Ofsted visit"], "0 of 4 held, the next Tue 7 to Wed 8 Jul 2020, 420 days left"),
]  # fmt: skip


@pytest.mark.parametrize(("visits", "told"), HELD)
def test_visits_held_of_those_needed_are_counted(say: Conversation, visits: list[str], told: str) -> None:
    for each in visits:
        say(f"/board event {each}")
        say.later(minutes=2)

    whole = f"At least four monitoring visits within 24 months of the report (by Wed 1 Sep 2021): {told}"
    assert f"{whole}." in say(FOUR)
    assert whole in say("/board plan")


def test_they_are_counted_as_they_were_known_on_a_day(say: Conversation) -> None:
    say(FOUR)
    say.later(days=30)
    say("/board event 1 August 2020 Ofsted visit")

    assert "1 of 4 held" in say("/board plan")
    assert "0 of 4 held, 419 days left" in say("/board plan as at 9 July 2020")
