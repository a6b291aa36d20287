"""`/area`: added, listed as a scorecard, handed over, merged, and taken back."""

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation

from storage.upkeep.verify import problems_in


@pytest.fixture
def areas(say: Conversation) -> Conversation:
    """R07 has A1, overdue, and A2, which R15 has too; R15 goes with M6, which fails; F3 is a finding without an action."""
    for line in (
        "/measure add M6 Visits in time",
        "/measure target M6 visits at least 85% by 30 June 2020",
        "/measure reading M6 visits 77% as at 30 June 2020",
        "/area add R07 See children in need in time kind: recommendation lead: @jo",
        "/area add R15 Fostering and adoption reports kind: recommendation measure: M6",
        "/area add F3 Managers challenge too little kind: finding source: letter of 28 May 2019",
        "/action add Train the panel @jo due: 30 June 2020 area: R07",
        "/action add Write the guide @ali due: 31 July 2020 area: R07, R15",
    ):
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=2)
    return say


def rows(said: str) -> dict[str, str]:
    """The lines of a list by their first word."""
    return {line.split()[0]: line for line in said.splitlines() if " · " in line}


def test_the_scorecard_says_how_far_each_is(areas: Conversation) -> None:
    assert rows(areas("/area list")) == {
        "R07": "R07 See children in need in time · 0 of 2 actions closed, 0% · 1 overdue",
        "R15": "R15 Fostering and adoption reports · 0 of 1 action closed, 0% · M6 not met",
        "F3": "F3 Managers challenge too little · no action · no action",
    }


def test_it_compares_with_the_last_board(areas: Conversation) -> None:
    areas("/board meeting 9 July 2020", by=SAM)
    areas.later(days=2)
    for line, by in (("/action done A1 minutes of the panel of 3 July", JO), ("/action close A1 agreed", PAT)):
        assert not areas.reply(line, by=by).refused
        areas.later(minutes=2)

    assert rows(areas("/area list"))["R07"].endswith("1 of 2 actions closed, 50%, 0% at the last board")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("no action", "F3"),
        ("findings", "F3"),
        ("recommendations", "R07 R15"),
        ("overdue", "R07"),
        ("nothing open", ""),
        ("business as usual", ""),
        ("in the plan", "R07 R15 F3"),
        ("fostering", "R15"),
        ("children need", "R07"),
        ("frobnicate", ""),
        ("unsorted", ""),
        ("not judged", "R07 R15 F3"),
    ],
)
def test_a_list_is_filtered(areas: Conversation, asked: str, found: str) -> None:
    said = areas(f"/area list {asked}")

    assert list(rows(said.split("\n\n", 1)[-1]) if found else []) == found.split()
    assert bool(found) != ("No area matches" in said)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("add R07 Another one", "Not added. R07 is on this board already (See children in need in time)."),
        ("add R7 Another one", "Not added. R07 is on this board already"),
        (
            "add R16 Fostering and adoption report",
            'Not added. That is nearly "Fostering and adoption reports", which is R15.',
        ),
        (
            "add R16 fostering and adoption reports",
            'Not added. R15 is called "fostering and adoption reports" already.',
        ),
        ("add", "Not added. An area needs a title."),
        ("add R16 Visits kind: recomendation", 'Not added. "recomendation" is no kind of area.'),
        ("add R16 Visits measure: M99", "Not added. There is no measure M99 on this board."),
        ("add R16 Visits goal: Splendid", 'Not added. "Splendid" is no rung of this board\'s scale.'),
        ("show R99", "Not found. There is no area R99 on this board."),
        ("show A1", "Not found. A1 is an action (Train the panel), not an area."),
        ("show M6", "Not found. M6 is a measure (Visits in time), not an area."),
        ("link F3 A1", "Not linked. A1 is an action. From its side:\n/action link A1 F3"),
        ("link F3 F3", "Not linked. F3 cannot be linked to itself."),
        ("unlink F3 R07", "Not unlinked. F3 is not linked to that."),
        ("bau R07 to", "Not handed over. Say which body watches it from now on."),
        ("bau R07 to nobody", 'Not handed over. "nobody" does not name a body.'),
        ("reopen R07 because it fell back", "Not taken back. R07 is in the plan."),
        ("merge R07", "Not merged. Say which area it is part of."),
        ("merge R07 into R07", 'Not merged. There is no other area "R07" here.'),
        ("undo A1", "Not undone. Your last change was to F3"),
    ],
)
def test_what_is_refused_says_why(areas: Conversation, typed: str, told: str) -> None:
    assert areas(f"/area {typed}", by=SAM).startswith(told)


def test_an_area_is_handed_over_with_what_is_open_in_it(areas: Conversation) -> None:
    assert areas("/area bau R07 to Scrutiny Panel", by=PAT).splitlines() == [
        "R07 is business as usual. Watched by Scrutiny Panel. See children in need in time",
        "1 open action handed over with it:",
        "A1 Train the panel",
        "A2 stays in the plan: it is for R15 too.",
        "Undo: /area undo",
    ]
    assert "handed it to business as usual · watched by Scrutiny Panel" in areas("/action show A1")
    assert "business as usual, watched by Scrutiny Panel" in rows(areas("/area list business as usual"))["R07"]

    areas.later(minutes=1)
    assert "1 action is as before." in areas("/area undo", by=PAT)
    assert rows(areas("/area list"))["R07"].endswith("0 of 2 actions closed, 0% · 1 overdue")
    assert problems_in(areas.log) == []


def test_what_awaits_sign_off_stays(areas: Conversation) -> None:
    areas("/action done A1 minutes of the panel of 3 July", by=JO)

    assert "A1 awaits sign-off and stays: Train the panel" in areas("/area bau R07 to Scrutiny Panel", by=PAT)
    assert "Awaiting sign-off" in areas("/action show A1")


def test_what_support_may_not_decide_stays_and_is_said(areas: Conversation) -> None:
    areas("/action assign A1 <@U0SAM>", by=JO)

    assert "A1 stays: A1 is yours, so the chair" in areas("/area bau R07 to Scrutiny Panel", by=SAM)


def test_an_area_with_nothing_open_may_go(areas: Conversation) -> None:
    areas("/action cancel A2 not wanted by the board any more", by=PAT)
    areas("/action done A1 minutes of the panel of 3 July", by=JO)
    areas("/action close A1 agreed", by=PAT)

    assert "nothing open: may go to business as usual" in rows(areas("/area list nothing open"))["R07"]
    areas("/area bau R07 to Scrutiny Panel", by=PAT)
    assert "may go" not in areas("/area list")
    assert areas("/area reopen R07 because the June figure fell back", by=PAT).startswith("R07 is in the plan again.")


def test_one_is_merged_into_another_and_found_by_its_old_ref(areas: Conversation) -> None:
    areas("/area link F3 R07", by=SAM)
    areas.later(minutes=2)

    assert areas("/area merge R07 into R15", by=SAM).splitlines()[-1].startswith("2 actions moved. R07 leads to R15")
    assert areas("/area show R07").startswith("R15 Fostering and adoption reports\nR07 is part of it now.")
    assert " logged. " in areas("/action add Visit each home area: R07")
    assert "Area R15" in areas("/action show A3")
    assert "area R15, no longer area R07" not in areas("/action show A2")
    assert "area R07 to R15" in areas("/action show A1")
    assert "R07 See" not in areas("/area list")
    assert problems_in(areas.log) == []


def test_a_finding_goes_with_its_recommendation(areas: Conversation) -> None:
    assert areas("/area link F3 R07 M6", by=SAM).splitlines() == [
        "F3 linked. Managers challenge too little",
        "Linked to measure M6 Visits in time",
        "Linked to area R07 See children in need in time",
    ]
    assert "F3 Managers challenge too little" in areas("/area show R07")
    assert "R07 See children in need in time" in areas("/area show F3")
    assert "linked it · area R07 · measure M6" in areas("/area show F3")


def test_words_are_put_right_and_taken_back(areas: Conversation) -> None:
    assert areas("/area edit R07 title: See every child in time lead: @ali", by=JO).splitlines() == [
        "R07 edited. See every child in time",
        'It was: "See children in need in time"',
        "Lead: <@U0ALI>, in place of <@U0JO>",
    ]
    areas.later(minutes=1)
    assert areas("/area undo", by=JO).startswith('Undone. "/area edit R07')
    assert "led by <@U0JO>" in areas("/area show R07")


def test_one_that_was_added_by_mistake_is_taken_back(areas: Conversation) -> None:
    areas("/area add R20 Typed by mistake", by=JO)

    assert "R20 is off the board" in areas("/area undo", by=JO)
    assert areas("/area show R20").startswith("Not found.")
    areas.later(minutes=2)
    assert areas("/area add R20 Another", by=JO).startswith("Not added. R20 is on this board already")
    assert problems_in(areas.log) == []


@pytest.mark.parametrize(
    ("line", "by", "told"),
    [
        ("/area add R20 Visits", KIT, "You are an observer"),
        (
            "/area edit R07 title: Visits",
            ALI,
            "The words of R07 can be changed by its lead, board support or the chair",
        ),
        ("/area edit R07 lead @ali", JO, "Put a colon after what is to change:\n/area edit R07 lead: @ali"),
        ("/area link F3 R07", KIT, "You are an observer"),
        ("/area bau R07 to Scrutiny Panel", JO, "Only the chair or board support can hand an area over"),
        ("/area reopen R07 it fell back", JO, "Only the chair or board support can take an area back"),
        ("/area merge R07 into R15", JO, "Only the chair or board support can merge areas"),
        ("/area rate R07 Good", KIT, "You are an observer"),
        ("/board scale Low, Middle, High", JO, "Only the chair or board support can change the scale"),
    ],
)
def test_who_may_not(areas: Conversation, line: str, by: object, told: str) -> None:
    assert told in areas(line, by=by)  # type: ignore[arg-type]


def test_a_board_shows_its_areas_as_they_stood(areas: Conversation) -> None:
    areas.later(days=3)
    areas("/area bau R07 to Scrutiny Panel", by=PAT)
    areas("/area edit R15 title: Reports", by=SAM)
    areas("/action link A1 R15", by=SAM)

    assert rows(areas("/area list as at 9 July 2020")) == {
        "R07": "R07 See children in need in time · 0 of 2 actions closed, 0% · 1 overdue",
        "R15": "R15 Fostering and adoption reports · 0 of 1 action closed, 0% · M6 not met",
        "F3": "F3 Managers challenge too little · no action · no action",
    }
    assert areas("/area list as at 1 July 2019").startswith("Not listed. This log began on Wed 8 Jul 2020")


def test_a_board_without_areas_says_how_to_begin(say: Conversation) -> None:
    assert say("/area").splitlines() == [
        "No areas of improvement are on this board yet: recommendations, priorities, findings.",
        "Add one: /area add R01 <title>",
    ]


def test_the_areas_of_whoever_leaves_are_handed_over(areas: Conversation) -> None:
    assert "1 area handed over from <@U0JO> to <@U0ALI>: A1, R07" in areas(
        "/board handover <@U0JO> to <@U0ALI>", by=SAM
    )
    assert "led by <@U0ALI>" in areas("/area show R07")
    assert problems_in(areas.log) == []


def test_the_risks_that_threaten_an_area_are_shown_with_it(areas: Conversation) -> None:
    areas("/risk add Posts stay empty area: R07", by=SAM)

    assert "Risk RK1 Posts stay empty" in areas("/area show R07")


def test_a_risk_goes_back_where_it_was_when_a_merge_is_undone(areas: Conversation) -> None:
    areas("/risk add Posts stay empty area: R07", by=SAM)
    areas.later(minutes=2)
    areas("/area merge R07 into R15", by=SAM)
    assert "R15 Fostering and adoption reports" in areas("/risk show RK1")
    areas.later(minutes=1)

    assert "1 risk is as before." in areas("/area undo", by=SAM)
    assert "R07 See children in need in time" in areas("/risk show RK1")
    assert problems_in(areas.log) == []


def test_one_that_a_risk_threatens_is_not_taken_back(areas: Conversation) -> None:
    areas("/area add R20 Typed by mistake", by=SAM)
    areas("/risk add Posts stay empty area: R20", by=JO)

    assert areas("/area undo", by=SAM).startswith("Not undone. R20 has actions, areas or risks that go with it.")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/area add A1 Visits", "Not added. A1 is an action on this board."),
        ("/area add M6 Visits", "Not added. M6 is a measure on this board."),
        ("/area show R07 as at 8 July", "Not found. R07 is shown as it is now, and not as at a day."),
        ("/measure show M6 as at 8 July", "Not found. M6 is shown as it is now, and not as at a day."),
        ("/status R07", "2 actions: area R07 See children in need in time, 1 overdue"),
        ("/area merge Fostering and adoption reports into R07",
         '"Fostering" is no ref. Say first which area it is:\n/area merge R15 into R07 (Fostering and adoption reports)'),
    ],
)  # fmt: skip
def test_what_people_type_for_a_ref(areas: Conversation, line: str, told: str) -> None:
    assert told in areas(line, by=SAM)


def test_another_body_is_said_to_be_in_place_of_the_first(areas: Conversation) -> None:
    areas("/area bau R07 to Scrutiny Panel", by=PAT)
    areas.later(minutes=2)

    assert "In place of Scrutiny Panel." in areas("/area bau R07 to Practice Board", by=PAT)


def test_a_note_on_what_was_handed_over_is_its_writers_to_take_back(areas: Conversation) -> None:
    areas("/area bau R07 to Scrutiny Panel", by=PAT)
    areas.later(minutes=1)
    areas("/action update A1 typed by mistake", by=JO)

    assert areas("/action undo", by=JO).startswith('Undone. "/action update A1 typed by mistake"')
