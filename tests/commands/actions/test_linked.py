"""`/action link` and `/action unlink`: any number of measures and areas; what is linked is replaced only when asked."""

import pytest
from conversation import KIT, SAM, Conversation

from board.areas import Area


@pytest.fixture
def linked(say: Conversation) -> Conversation:
    """A1 is for nothing, A2 for M6 and the Front door; M7 and two more areas are on the board."""
    say("/measure add M6 Visits in time", by=SAM)
    say("/measure add M7 Caseloads", by=SAM)
    with say.log.writing() as store:
        for number, title in enumerate(("Front door", "Care leavers", "Practice"), start=1):
            store.areas.add(1, Area(f"R0{number}", title))
    say("/action add Train the panel @jo")
    say("/action add Visit every home @jo measure: M6 area: R01")
    return say


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("A1 M6", ["A1 linked. Train the panel", "Linked to measure M6 Visits in time"]),
        ("A1 m6", ["A1 linked. Train the panel", "Linked to measure M6 Visits in time"]),
        ("A1 R02", ["A1 linked. Train the panel", "Linked to area R02 Care leavers"]),
        ("A1 Care leavers", ["A1 linked. Train the panel", "Linked to area R02 Care leavers"]),
        ('A1 "Care leavers"', ["A1 linked. Train the panel", "Linked to area R02 Care leavers"]),
        ("A1 to M6 and R02", ["A1 linked. Train the panel", "Linked to measure M6 Visits in time",
                              "Linked to area R02 Care leavers"]),
        ("A1 R02, M6", ["A1 linked. Train the panel", "Linked to measure M6 Visits in time",
                        "Linked to area R02 Care leavers"]),
        ("A1 measure: M6 area: Front door", ["A1 linked. Train the panel", "Linked to measure M6 Visits in time",
                                             "Linked to area R01 Front door"]),
        ("A2 M7", ["A2 linked. Visit every home", "Linked to measure M7 Caseloads"]),
        ("A2 R03 M6", ["A2 linked. Visit every home", "Linked to area R03 Practice"]),
        ("A1 M6 M7", ["A1 linked. Train the panel", "Linked to measure M6 Visits in time", "Linked to measure M7 Caseloads"]),
        ("A1 R01 R02 M6", ["A1 linked. Train the panel", "Linked to measure M6 Visits in time",
                           "Linked to area R01 Front door", "Linked to area R02 Care leavers"]),
        ("A1 area: Front door, Care leavers", ["A1 linked. Train the panel", "Linked to area R01 Front door",
                                               "Linked to area R02 Care leavers"]),
        ("A2 M7 instead of M6", ["A2 linked. Visit every home", "Linked to measure M7 Caseloads, in place of M6"]),
        ("A2 R03 in place of R01", ["A2 linked. Visit every home", "Linked to area R03 Practice, in place of R01"]),
        ("A2 M7 R03 instead of M6 R01", ["A2 linked. Visit every home", "Linked to measure M7 Caseloads, in place of M6",
                                         "Linked to area R03 Practice, in place of R01"]),
    ],
)  # fmt: skip
def test_an_action_is_linked(linked: Conversation, typed: str, told: list[str]) -> None:
    assert linked(f"/action link {typed}").splitlines() == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("A1 area: Early help", ['Not linked. There is no area Early help on this board. Add it first, or leave it out.',
                                 "/area add Early help"]),
        ("A1 area: Front dor", ["Not linked. There is no area Front dor on this board. Did you mean:",
                                "/action link A1 area: R01 (Front door)", "/area add Front dor (if it is another)"]),
        ("A2 M6", ["Not linked. A2 is linked to that already.", "/action show A2"]),
        ("A1 M7 instead of M6", ["Not linked. A1 is not linked to M6.", "/action show A1"]),
        ("A2 M6 instead of M7", ["Not linked. A2 is not linked to M7.", "/action show A2"]),
        ("A1", ["Not linked. Say what it is linked to: a measure, an area, or both. Try:", "/action link A1 <measures, areas>"]),
        ("A1 M99x", ["Not linked. There is no measure or area M99x on this board."]),
        ("A1 Fire doors", ["Not linked. There is no measure or area Fire on this board."]),
    ],
)  # fmt: skip
def test_what_is_not_linked_is_said(linked: Conversation, typed: str, told: list[str]) -> None:
    assert linked(f"/action link {typed}").splitlines()[: len(told)] == told


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("/action list area: R01 overdue", "/action list overdue area: R01 (Front door)"),
        ("/action list mine area: r1 overdue", "/action list mine overdue area: R01 (Front door)"),
        ("/action list measure: M6 overdue", "/action list overdue measure: M6 (Visits in time)"),
        ("/action add Recruit area: R01 two workers", "/action add Recruit two workers area: R01 (Front door)"),
    ],
)
def test_words_behind_a_ref_stand_before_its_key(linked: Conversation, typed: str, line: str) -> None:
    said = linked(typed).splitlines()

    assert said[0].endswith("on this board. Did you mean:")
    assert said[1:] == [line]
    assert not linked.reply(line.rpartition(" (")[0]).refused


def test_each_line_that_is_offered_is_taken(linked: Conversation) -> None:
    line = linked("/action link A1 area: Front dor").splitlines()[1].removesuffix(" (Front door)")
    assert " linked. " in linked(line), line
    assert " added. " in linked(linked("/action link A1 area: Early help").splitlines()[1])
    assert " linked. " in linked("/action link A1 area: Early help")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("A2 M6", ["A2 unlinked. Visit every home", "No longer linked to measure M6 Visits in time"]),
        ("A2 from R01", ["A2 unlinked. Visit every home", "No longer linked to area R01 Front door"]),
        ("A2 Front door", ["A2 unlinked. Visit every home", "No longer linked to area R01 Front door"]),
        ("A2 M6 R01", ["A2 unlinked. Visit every home", "No longer linked to measure M6 Visits in time",
                       "No longer linked to area R01 Front door"]),
        ("A2 M7", ["Not unlinked. A2 is not linked to M7.", "/action unlink A2 M6", "/action unlink A2 R01"]),
        ("A2", ["Not unlinked. Say which link goes.", "/action unlink A2 M6", "/action unlink A2 R01"]),
        ("A1", ["Not unlinked. A1 is linked to nothing."]),
        ("A1 M6", ["Not unlinked. A1 is not linked to M6."]),
    ],
)  # fmt: skip
def test_a_link_is_taken_away(linked: Conversation, typed: str, told: list[str]) -> None:
    assert linked(f"/action unlink {typed}").splitlines() == told


def test_links_are_in_the_history_and_are_undone(linked: Conversation) -> None:
    linked("/action link A2 M7 instead of M6")
    assert "linked it · measure M6 to M7" in linked("/action show A2")
    linked("/action undo")
    assert "Measure M6" in linked("/action show A2")
    linked.later(minutes=2)
    linked("/action unlink A2 M6")
    assert "unlinked it · no longer measure M6" in linked("/action show A2")
    assert "Visit every home" not in linked("/action list measure: M6")


def test_an_observer_links_nothing_but_their_own(linked: Conversation) -> None:
    assert linked("/action link A1 M6", by=KIT).startswith("Not linked. You are an observer")
    linked("/action assign A1 <@U0KIT>", by=SAM)
    assert linked("/action link A1 M6", by=KIT).startswith("A1 linked.")


def test_the_record_of_what_is_closed_stays(linked: Conversation) -> None:
    linked("/action cancel A1 not wanted by the board any more", by=SAM)

    assert linked("/action link A1 M6").startswith("Not linked. A1 was cancelled by <@U0SAM> on Wed 8 Jul")
