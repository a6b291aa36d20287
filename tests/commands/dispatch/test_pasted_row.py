"""A row that was pasted from a spreadsheet is asked about: its cells were one title, with tabs in it."""

import pytest
from conversation import JO, SAM, Conversation

ROW = "R1-04\tRecruit social workers\tAli Noor\t30/09/2020\tAmber"
FILE = "/board import (for the whole spreadsheet; or send me the file in a direct message)"


@pytest.mark.parametrize("start", ["/action add ", "/board action add ", "/action log "])
def test_the_line_has_each_cell_that_is_surely_one(say: Conversation, start: str) -> None:
    told = say(start + ROW).splitlines()

    assert told == [
        "Not logged. Those words have tabs between them, like a row of 5 cells pasted from a spreadsheet. What I can "
        "tell of it:",
        '/action add Recruit social workers ref: R1-04 owner: <@U0ALI> due: 30/09/2020 (without "Amber")',
        FILE,
    ]
    assert "R1-04" not in say("/action list all")
    assert say(told[1].partition(" (")[0]).splitlines()[:2] == [
        "R1-04 logged. Recruit social workers",
        "Owner <@U0ALI> · due Wed 30 Sep 2020 · Undo: /action undo",
    ]


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("Recruit two workers\t01/06/2020\t30/09/2020", 'Recruit two workers (without "01/06/2020" and "30/09/2020")'),
        ("4\tRecruit two workers\tHead of Service", 'Recruit two workers (without "4" and "Head of Service")'),
        ("1.10\tRecruit\tsource: Ofsted letter", "Recruit ref: 1.10 source: Ofsted letter"),
        ("Recruit two workers\t<@U0ALI>\tJo Reed", 'Recruit two workers (without "<@U0ALI>" and "Jo Reed")'),
        ("R1-05\tRecruit two workers\t30/09", 'Recruit two workers ref: R1-05 (without "30/09")'),
        ("R1-05\t\tRecruit two workers\t", "Recruit two workers ref: R1-05"),
    ],
)
def test_what_is_not_sure_is_left_out_and_named(say: Conversation, row: str, line: str) -> None:
    assert say(f"/action add {row}").splitlines()[1] == f"/action add {line}"


def test_several_rows_have_a_line_each_and_one_that_is_there_is_shown(say: Conversation) -> None:
    say("/action add Recruit ref: R1-04")

    told = say(f"/action add {ROW}\nR1-05\tTrain the panel\tPat Lane\t31/10/2020").splitlines()

    assert "like 2 rows pasted" in told[0]
    assert told[1:] == [
        "/action show R1-04 (is on the log already)",
        "/action add Train the panel ref: R1-05 owner: <@U0PAT> due: 31/10/2020",
        FILE,
    ]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("/action update R1-04\tAmber\tTwo in post", "/action update R1-04 Amber; Two in post (keeps it as words)"),
        ("/action done R1-04 Minutes\t3 July", "/action done R1-04 Minutes; 3 July (keeps it as words)"),
        ("/action edit R1-04 title: Recruit\tAli", "/action edit R1-04 title: Recruit; Ali (keeps it as words)"),
        ("/action hold R1-04 no room\tuntil May", "/action hold R1-04 no room; until May (keeps it as words)"),
        ("/risk add R9\tPosts stay empty\t3x4", '/risk add Posts stay empty ref: R9 (without "3x4")'),
        ("/area add R01\tFront door\tRecommendation", '/area add R01 Front door (without "Recommendation")'),
        ("/measure add M5\tVisits\t85%", '/measure add M5 Visits (without "85%")'),
    ],
)
def test_so_is_one_in_other_words_that_are_kept(say: Conversation, typed: str, line: str) -> None:
    say("/action add Recruit ref: R1-04", by=SAM)
    before = say("/action show R1-04")

    told = say(typed, by=SAM).splitlines()

    assert "tabs between them" in told[0]
    assert line in told[1:]
    assert FILE in told
    assert say("/action show R1-04") == before


def test_a_ref_that_is_none_is_said_first(say: Conversation) -> None:
    assert "There is no action R1-04 on this board." in say("/action update R1-04\tAmber\tTwo in post")


def test_a_field_of_a_form_is_refused_where_it_stands(say: Conversation) -> None:
    answer = say.fill("/action add", {"title": ROW}, by=JO)

    assert answer.refused
    assert answer.slot == "title"


@pytest.mark.parametrize(
    "typed",
    [
        "/action add Recruit two workers\tdue: 30/09/2020",
        '/action add "Recruit two\tworkers"',
        "/action add\tRecruit two workers\t",
        "/action add Recruit:\n•\ttwo by May\no\ttwo by June\n1.\tone\n(ii)\tnone",
        "/action add Recruit:\n\t- two by May\n\t- two by June",
    ],
)
def test_tabs_that_divide_nothing_are_no_cells(say: Conversation, typed: str) -> None:
    assert "A1 logged." in say(typed)


def test_cells_that_are_read_one_by_one_still_are(say: Conversation) -> None:
    say("/measure add Visits")
    say("/action add Recruit @jo due: 31 July")

    assert "Visits 77% as at Tue 30 Jun 2020" in say("/measure reading M1\tVisits\t77%\t30/06/2020")
    assert "now due Wed 30 Sep 2020" in say("/action due A1\t30/09/2020\tbecause two left")
