"""Home, as each role reads it: where they stand, what is theirs, what waits, and what to press."""

import pytest
from at_home import labels, look, words
from bare_log import tables
from conversation import ALI, JO, KIT, PAT, SAM, Conversation

from bot.slack.home import home_view
from commands.home.parts import At
from commands.request import Person

# What is typed by Sam, and how Jo's Home begins then, on Wed 8 Jul 2020; the board meets on 5 Aug.
STATES = [
    ((), "You have no open actions here."),
    (("add Audit @jo due: 31 March 2020",), "You have 1 open action: it is overdue."),
    (("add Audit @jo due: 31 July",), "You have 1 open action: it is due before the board on 5 Aug."),
    (("add Audit @jo due: 31 August",), "You have 1 open action: it is not overdue."),
    (("add Audit @jo",), "You have 1 open action: it is not overdue."),
    (("add Audit @jo due: 5 August",), "You have 1 open action: it is due before the board on 5 Aug."),
    (("add Audit @jo due: today",), "You have 1 open action: it is due before the board on 5 Aug."),
    (("add Audit @jo due: 31 March 2020", "add Plan @jo due: 31 July", "add Tool @jo due: 31 August"),
     "You have 3 open actions: 1 is overdue, 1 is due before the board on 5 Aug."),
    (("add Audit @jo due: 31 March 2020", "add Plan @jo due: 1 April 2020"), "You have 2 open actions: all are overdue."),
    (("add Plan @jo due: 31 July", "add Tool @jo due: 30 July"),
     "You have 2 open actions: none is overdue, all are due before the board on 5 Aug."),
    (("add Plan @jo due: 31 July", "done A1 dip sample of 20 in the July folder"),
     "You have no open actions here. 1 awaits sign-off."),
    (("add Plan @jo", "hold A1 waiting for the new structure"), "You have 1 open action: it is not overdue."),
    (("add Plan @jo", "cancel A1 replaced by another"), "You have no open actions here."),
    (("add Plan @ali due: 31 March 2020",), "You have no open actions here."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "state"), STATES, ids=[state for _, state in STATES])
def test_the_first_line_says_where_one_stands(say: Conversation, typed: tuple[str, ...], state: str) -> None:
    for line in typed:
        assert not say(f"/action {line}", by=SAM).startswith("Not ")

    assert words(look(say)).splitlines()[0] == f"Improvement Board, Wed 8 Jul 2020. {state}"


def test_without_a_meeting_it_is_the_fortnight_that_counts(empty: Conversation) -> None:
    empty("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    empty("/action add Plan @jo due: 20 July", by=SAM)
    empty("/action add Tool @jo due: 31 July", by=SAM)

    told = "You have 2 open actions: none is overdue, 1 is due in the next 14 days."
    assert words(look(empty)).splitlines()[0].endswith(told)


def test_ones_own_actions_stand_overdue_first_each_with_its_buttons(say: Conversation) -> None:
    say("/action add Second officer @jo due: 31 August ref: R07-04", by=SAM)
    say("/action add First visit within 5 working days @jo due: 31 March 2020 ref: R07-03", by=SAM)
    say("/action add Audit tool @jo", by=SAM)

    page = look(say)

    assert words(page).splitlines()[1:] == [
        "R07-03 First visit within 5 working days · 99 days overdue, due Tue 31 Mar 2020",
        "[Update] [Done] [Move the date]",
        "R07-04 Second officer · due Mon 31 Aug 2020, in 54 days",
        "[Update] [Done] [Move the date]",
        "A1 Audit tool · no due date",
        "[Update] [Done] [Give it a date]",
        "[Log an action] [Where the board stands]",
        "All that can be typed: /action help",
    ]
    assert labels(home_view(page)["blocks"])[:3] == ["Update R07-03", "Done R07-03", "Move the date R07-03"]


def test_who_is_named_in_words_only_can_take_it(say: Conversation) -> None:
    say.crowd.people.remove(JO)
    say('/action add Plan owner: "Jo Reed" due: 31 July', by=SAM)
    say.crowd.people.append(JO)

    told = words(look(say))

    assert 'A1 Plan · due Fri 31 Jul 2020, in 23 days, its owner is named in words only: "Jo Reed"' in told
    assert "[Update] [Done] [It is mine]" in told


ROLES = [
    (JO, ["[Update] [Done] [Move the date]", "[Log an action]"], ["Waiting for", "Sign off", "does not say"]),
    (ALI, ["You have no open actions here.", "[Log an action]"], ["Waiting for", "Sign off", "does not say", "A1"]),
    (PAT, ["Waiting for you", "[Sign off] [Return]", "1 waits for you to sign off."], ["does not say"]),
    (SAM, ["Waiting for the chair; you may record", "[Sign off] [Return]", "What the log does not say"], []),
    (
        KIT,
        ["You have no open actions here.", "[Where the board stands]"],
        ["Waiting for", "[Log", "[Up", "[Enter", "does not say", "A1"],
    ),
]


@pytest.mark.parametrize(("by", "shown", "hidden"), ROLES, ids=[by.handle for by, *_ in ROLES])
def test_each_role_sees_what_is_theirs(say: Conversation, by: Person, shown: list[str], hidden: list[str]) -> None:
    say("/action add Plan @jo due: 31 July", by=SAM)
    say("/action add Audit @jo due: 31 July", by=SAM)
    say("/action done A1 dip sample of 20 in the July folder")

    told = words(look(say, by=by))

    assert [each for each in shown if each not in told] == []
    assert [each for each in hidden if each in told] == []


def test_a_guest_has_the_buttons_of_what_they_own(say: Conversation) -> None:
    say("/action add Plan <@U0KIT> due: 31 July", by=SAM)

    told = words(look(say, by=KIT))

    assert "[Update] [Done] [Move the date]" in told
    assert "[Log an action]" not in told


def test_what_waits_stands_with_its_evidence_to_read(say: Conversation) -> None:
    evidence = "May sample, 19 of 20, " + "minutes of the third of July; " * 40
    for title, done in (("Dip sample", evidence), ("Visits plan", "https://intranet.example/plan")):
        say(f"/action add {title} @jo", by=SAM)
        say(f"/action done A{1 if title == 'Dip sample' else 2} {done}")

    told = words(look(say, by=PAT))

    assert "Improvement Board, Wed 8 Jul 2020. You have no open actions here. 2 wait for you to sign off." in told
    assert f'Evidence: "{evidence.strip()}"' in told.replace("\n", "")
    assert "[Sign off several]" in told
    assert told.count("[Sign off] [Return]") == 2


def test_what_was_said_since_stands_with_what_waits_however_long_its_evidence_is(say: Conversation) -> None:
    say("/action add Visits plan @jo", by=SAM)
    say(f"/action done A1 {'minutes of the third of July; ' * 98}")
    say("/action update A1 actually one team is still missing", by=ALI)

    told = words(look(say, by=PAT))

    assert 'A1 Visits plan · <@U0JO>\nLast update: "actually one team is still missing"\nEvidence: "minutes' in told


def test_a_long_last_update_is_told_in_whole_words(say: Conversation) -> None:
    say("/action add Visits plan @jo", by=SAM)
    say("/action done A1 minutes of 3 July in the folder")
    say(f"/action update A1 {'timetables ' * 40}", by=ALI)

    told = words(look(say, by=PAT))

    assert f'Last update: "{("timetables " * 18).strip()}…"' in told


def test_support_decides_nothing_of_their_own(say: Conversation) -> None:
    say("/action add Visits plan @sam", by=SAM)
    say("/action done A1 https://intranet.example/plan", by=SAM)

    told = words(look(say, by=SAM))

    assert "It is yours: the chair or another support officer decides." in told
    assert "[Sign off]" not in told


def test_what_came_without_evidence_can_be_returned_only(northmoor: Conversation) -> None:
    with northmoor.log.writing() as store:
        tables(store).execute("UPDATE actions SET evidence = '' WHERE ref = 'R01-06'")

    told = words(look(northmoor, by=PAT))

    at = told.splitlines().index("No evidence is on the log: it can be returned, and not signed off.")
    assert [each.split(" ")[0] for each in told.splitlines()[at - 2 : at]] == ["R01-06", "Last"]
    assert told.splitlines()[at + 1] == "[Return]"


def test_support_reads_what_the_log_does_not_say(northmoor: Conversation) -> None:
    northmoor("/action add Plan", by=SAM)
    northmoor("/action add Tool", by=SAM)
    northmoor("/action add Guide @jo", by=SAM)

    told = words(look(northmoor, by=SAM))

    assert "2 open actions have no owner." in told
    assert "3 open actions have no due date." in told
    assert "[No owner: 2] [No due date: 3]" in told
    assert "What the log does not say" not in words(look(northmoor, by=PAT))


PAGES = [
    (At(), "Your actions, overdue first, 1 to 15 of 40", "[More]"),
    (At(own=2), "Your actions, overdue first, 16 to 30 of 40", "[Previous] [More]"),
    (At(own=3), "Your actions, overdue first, 31 to 40 of 40", "[Previous]"),
    (At(own=9), "Your actions, overdue first, 31 to 40 of 40", "[Previous]"),
    (At(own=-4), "Your actions, overdue first, 1 to 15 of 40", "[More]"),
]


@pytest.mark.parametrize(("at", "heading", "turns"), PAGES, ids=[heading for _, heading, _ in PAGES])
def test_many_come_a_page_at_a_time(say: Conversation, at: At, heading: str, turns: str) -> None:
    for number in range(40):
        say(f"/action add Plan {number} @jo due: 31 July", by=SAM)

    told = words(look(say, at=at)).splitlines()

    assert heading in told
    assert turns in told


FIRST = [
    (JO, "/action add Plan @jo", "Your own actions stand below, overdue first.", "Press Update and say how it goes;"),
    (ALI, "", "No action is yours yet; yours will stand here.", "Press Log an action to begin"),
    (PAT, "", "then what waits for you to sign off.", "Press Sign off where the evidence will do"),
    (SAM, "", "and what the log does not say.", "Press Log an action to begin"),
    (KIT, "", "No action is yours yet", "You read this board. Press Where the board stands"),
]  # fmt: skip


@pytest.mark.parametrize(("by", "line", "yours", "press"), FIRST, ids=[by.handle for by, *_ in FIRST])
def test_a_first_visit_says_what_this_is_in_three_lines(
    say: Conversation, by: Person, line: str, yours: str, press: str
) -> None:
    if line:
        say(line, by=SAM)

    told = words(look(say, by=by, first=True)).splitlines()
    at = next(number for number, each in enumerate(told) if each.startswith("Welcome. boardbot keeps the log"))

    assert yours in told[at + 1]
    assert told[at + 2].startswith(press)
    assert "Welcome." not in words(look(say, by=by))


def test_figures_are_entered_from_home_once_there_is_a_measure(say: Conversation) -> None:
    say("/measure add M1 Visits", by=SAM)

    assert "[Log an action] [Enter a figure…] [Chart of a measure…] [Where the board stands]" in words(look(say))
    assert "[Chart of a measure…] [Where the board stands]" in words(look(say, by=KIT))
    assert "[Enter a figure…]" not in words(look(say, by=KIT))


def test_of_a_closed_board_home_says_so_and_offers_nothing_to_add(say: Conversation) -> None:
    say("/action add Audit @jo due: 31 March 2020", by=SAM)
    say("/board close its work is done sure: yes", by=SAM)

    assert words(look(say)).splitlines() == [
        "Improvement Board was closed on Wed 8 Jul 2020. Its record can be read; nothing is added to it.",
        "[Where it stood] [Its actions]",
    ]
    assert words(look(say, by=PAT)).splitlines()[-1] == "[Where it stood] [Its actions] [Open it again]"
