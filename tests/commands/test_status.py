"""`/status`: the chair's page, one thing, one person, one area, as it stood, and shared."""

import re
from datetime import date

import pytest
from board_papers import paper_of, words_of
from conversation import ALI, GONE, JO, KIT, PAT, SAM, TWIN, Conversation


def test_the_chairs_page_names_what_was_claimed_beside_the_figure(northmoor: Conversation) -> None:
    page = northmoor("/status", by=PAT)

    assert page.splitlines()[:3] == [
        "Improvement Board, Wed 8 Jul 2020. Next board Wed 5 Aug 2020, papers Wed 29 Jul 2020.",
        "Of 73 open actions 29 are overdue. 10 wait for you.",
        "All 7 escalation measures were reported met: the figures bear out 1, contradict 2 and cannot confirm 4.",
    ]
    assert (
        'M6 Statutory visits: reported "Target Met" (cabinet report, as at Wed 8 Jul 2020; not borne out when made).\n'
        "Not met: CIN visits in timescale 77% as at Wed 8 Jul 2020, target at least 85% by Tue 30 Jun 2020, 8 points short"
        " · better, was 75%\n"
        "Broken in Apr 2020 (74% to 70%): CIN visits in timescale"
    ) in page
    assert "Cannot be computed: Initial conferences within 15 working days 86%" in page
    assert "Needs evidence: Robust caseload reduction plan produced" in page
    assert "R10-02 Single definition agreed for each of… · Head of Performance… · 145 days" in page
    assert "and 24 more: /action list overdue" in page
    assert "Waiting for you: 10 to sign off: /action list awaiting" in page
    assert "Needs a hand: 73 with no Slack owner: /action list no slack owner" in page


def test_the_page_of_a_new_board_says_what_there_is_not(say: Conversation) -> None:
    page = say("/status")

    assert "No actions are overdue; none is open." in page
    assert "Escalation measures: none is set up yet." in page
    assert "Nothing waits for the chair." in page


def test_one_thing_one_person_one_area(northmoor: Conversation) -> None:
    northmoor("/action add Mine <@U0JO> due: 31 July")

    assert northmoor("/status R10-02").startswith("R10-02 Single definition agreed")
    assert northmoor("/status m6").startswith("M6 Statutory visits: not met")
    assert northmoor("/status <@U0JO>").startswith("1 action: <@U0JO>'s, 0 overdue")
    assert northmoor("/status @jo").startswith("1 action: <@U0JO>'s, 0 overdue")
    assert northmoor("/status area: R07").startswith("6 actions: area R07 See children on time and alone")
    assert "watched by Corporate Parenting Board" in northmoor("/status area: R16")


def test_what_cannot_be_read_is_refused_with_what_can(northmoor: Conversation) -> None:
    assert northmoor("/status R10-O2").splitlines()[1].startswith("/status R10-02 (Single definition agreed")
    assert "/status as at 1 Oct" in northmoor("/status giraffes").splitlines()
    assert 'There is no area "R99"' in northmoor("/status area: R99")


def test_as_it_stood_gives_back_what_was_known_then(say: Conversation) -> None:
    say("/action add One <@U0JO> due: 31 July")
    say("/action add Two <@U0JO> due: 31 July")
    say("/measure add M1 Visits", by=SAM)
    say("/measure target M1 at least 85%", by=SAM)
    say("/measure reading M1 70% as at 1 July", by=SAM)
    say.later(days=30)
    say("/action done A1 all seen")
    say("/action close A1", by=PAT)
    say("/measure reading M1 90%", by=SAM)

    then, now = say("/status as at 8 July 2020"), say("/status")

    assert "No actions are overdue; 2 are open." in then
    assert "M1 Visits · 70% · at least 85% · not met, 15 points short" in then
    assert "Of" not in now.splitlines()[1] or "1" in now.splitlines()[1]
    assert "M1 Visits · 90%, better · at least 85% · met" in now


def test_a_judgement_stands_from_the_day_it_was_given(say: Conversation) -> None:
    say("/measure add M1 Plan")
    say("/measure target M1 evidence: a robust plan")
    say("/measure judge M1 met evidence: seen", by=PAT)
    say.later(days=3)
    say("/measure judge M1 not met evidence: withdrawn", by=PAT)
    say.later(days=1)

    assert "M1 Plan · none · evidence · met" in say("/status as at 9 July")
    assert "M1 Plan · none · evidence · not met" in say("/status")


def test_before_the_log_began_its_actions_are_not_guessed_at(say: Conversation) -> None:
    say("/action add One due: 31 July")

    page = say("/status as at 1 June 2020")

    assert "This log began on Wed 8 Jul 2020, so its actions cannot be shown as they stood." in page
    assert "overdue" not in page


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("/board meeting 15 July 2020", "Next board Wed 5 Aug 2020, papers Wed 29 Jul 2020."),
        ("/board meeting cancel 5 August 2020", "Next board Wed 5 Aug 2020, papers Wed 29 Jul 2020."),
    ],
)
def test_the_calendar_is_as_it_was_known_then(say: Conversation, since: str, said: str) -> None:
    say("/board meeting 5 August 2020", by=SAM)
    say("/action add Publish the guide due: 31 July")
    say.later(days=2)
    say(since, by=SAM)

    paper = words_of(paper_of(say, as_at=date(2020, 7, 8)))

    assert said in say("/status as at 8 July 2020")
    assert f"Calendar: {said}" in paper
    assert "Due before the board on 5 Aug: 1 action" in paper
    assert said not in say("/status")


def test_no_measure_is_told_of_twice(northmoor: Conversation) -> None:
    lines = northmoor("/status", by=PAT).splitlines()

    told = [line.split()[0] for line in lines if re.match(r"M[1-7] \w+", line)]
    assert sorted(told) == [f"M{number}" for number in range(1, 8)]


def test_share_is_typed_in_the_boards_own_channel(northmoor: Conversation) -> None:
    northmoor.reaches[PAT.id] = frozenset({"C0BOARD"})

    said = northmoor.reply("/status share", by=PAT, channel="D0PAT")

    assert said.refused
    assert not said.public


def test_share_posts_to_the_channel_and_is_not_for_guests(northmoor: Conversation) -> None:
    assert northmoor.reply("/status share", by=JO).public
    assert not northmoor.reply("/status", by=JO).public
    assert "Waiting for the chair" in northmoor("/status share", by=PAT)
    refused = northmoor.reply("/status share", by=KIT)
    assert refused.refused
    assert not refused.public


def test_owners_who_have_left_and_owners_in_words_are_named(say: Conversation) -> None:
    say("/action add One <@U0ALI>")
    say("/action add Two owner: Head of Service, MASH")
    say.crowd.people = [each for each in say.crowd.people if each.id != ALI.id]
    say.crowd.people.append(type(ALI)(ALI.id, ALI.name, deleted=True))

    page = say("/status")

    assert "Has left Slack: <@U0ALI> owns 1 open action. Hand over: /board handover <@U0ALI> @name" in page
    assert "1 with no Slack owner: /action list no slack owner · 2 without a date: /action list undated" in page


def test_handover_moves_everything_one_person_owns(say: Conversation) -> None:
    for title in ("One", "Two"):
        say(f"/action add {title} <@U0ALI>")
    say("/measure add M1 Visits owner: <@U0ALI>")

    assert "Only the chair or board support" in say("/board handover <@U0ALI> <@U0JO>")
    reply = say("/board handover <@U0ALI> <@U0JO>", by=SAM)

    assert reply.startswith("2 actions and 1 measure handed over from <@U0ALI> to <@U0JO>: A1, A2, M1.")
    assert "handed over from <@U0ALI>" in say("/action show A1")
    assert "Owner <@U0JO>" in say("/measure show M1")
    assert "has left this Slack workspace" in say(f"/board handover <@U0JO> <@{GONE.id}>", by=SAM)
    assert "owns no open action" in say("/board handover <@U0ALI> <@U0JO>", by=PAT)


def test_a_line_of_one_of_two_people_works(say: Conversation) -> None:
    say.crowd.people.append(TWIN)
    say(f"/action add One <@{TWIN.id}>")

    lines = [line.partition(" (")[0] for line in say("/status Jo Reed").splitlines()[1:]]

    assert [say(line).splitlines()[0] for line in lines] == [
        "No actions match: <@U0JO>'s, 0 overdue.", "1 action: <@U0TWIN>'s, 0 overdue, soonest due first",
    ]  # fmt: skip
    assert say("/status show A1") == say("/status A1")
