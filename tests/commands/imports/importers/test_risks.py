"""Risks come in from a register, by its own headings, and nothing that it does not say is made up."""

from pathlib import Path

import pytest
from at_home import look, words
from conversation import DATA, JO, SAM, Conversation
from spreadsheets import import_all

from board.refusals import Refusal
from commands.imports.headings.no_place import why_no_place
from commands.imports.headings.of_kinds import field_of
from storage.upkeep.verify import problems_in

WEST_SUSSEX = DATA / "risks_west_sussex.csv"
HEADINGS = "Ref,Risk,Owner,Likelihood,Impact,Controls,Target"


def imported(say: Conversation, path: Path) -> list[str]:
    told: list[str] = []
    import_all(say.log, [path], lambda store: store.boards.all()[0], say.now, False, told.append, lambda _: say.crowd)
    return told


def from_rows(say: Conversation, folder: Path, *rows: str, headings: str = HEADINGS) -> list[str]:
    path = folder / "register.csv"
    path.write_text("\n".join([headings, *rows]) + "\n", encoding="utf-8")
    return imported(say, path)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("R-7,Posts stay empty,Head of MASH,3,4,agency cover,2x3", ["Open · Head of MASH · 12 (3x4: possible, major)",
         "Target 6 (2x3: unlikely, moderate)", "Controls: agency cover"]),
        ("R-7,Posts stay empty,,likely,Major,,", ["Open · no owner · 16 (4x4: likely, major), as at Wed 8 Jul 2020"]),
        ("R-7,Posts stay empty,TBC,4 - Likely,5 – Severe,,", ["Open · no owner · 20 (4x5: likely, severe)"]),
        ("R-7,Posts stay empty,,,,,", ["Open · no owner · not scored", "Not reviewed yet"]),
        ("R-7,Posts stay empty,<@U0JO>,2,2,,1x2", ["Open · <@U0JO> · 4 (2x2: unlikely, minor)"]),
        ('R-7,"=Posts stay empty",,,,,', ["R-7 =Posts stay empty"]),
    ],
)  # fmt: skip
def test_a_row_is_a_risk(say: Conversation, tmp_path: Path, row: str, shown: list[str]) -> None:
    assert from_rows(say, tmp_path, row)[0] == "register.csv: 1 risk added, 0 on the log already, 0 refused"

    told = say("/risk show R-7")
    assert all(each in told for each in shown), told
    assert "boardbot import · imported it" in told
    assert problems_in(say.log) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",,Head of MASH,3,4,,", 'refused: row 2, "Risk" (B2): the cell is empty'),
        ("R-7,Posts stay empty,,3,,,", 'to ask: row 2, "Likelihood" (D2): there is no impact beside it'),
        ("R-7,Posts stay empty,,,4,,", 'to ask: row 2, "Impact" (E2): there is no likelihood beside it'),
        (
            "R-7,Posts stay empty,,High,Medium,,",
            'to ask: row 2, "Likelihood" (D2): "High" is no likelihood. Likelihood: 1',
        ),
        ("R-7,Posts stay empty,,6,4,,", 'to ask: row 2, "Likelihood" (D2): "6" is no likelihood.'),
        ("R-7,Posts stay empty,,3,4,,12", 'to ask: row 2, "Target" (G2): 12 can be 3x4 or 4x3'),
        ("none,Posts stay empty,,,,,", 'refused: row 2, "Ref" (A2): A ref is letters and digits'),
        (f"R-7,{'Posts stay empty ' * 30},,,,,", 'refused: row 2, "Risk" (B2): That title is 509 characters'),
        ("R-7,NHS number 943 476 5919,,,,,", 'refused: row 2, "Risk" (B2): That looks like an NHS number'),
        ("R-7,Posts stay empty,,,,he was born on 3 May 2012,", 'row 2, "Controls" (F2): That looks like'),
    ],
)
def test_what_a_typed_line_refuses_a_row_is_refused(say: Conversation, tmp_path: Path, row: str, told: str) -> None:
    assert told in "\n".join(from_rows(say, tmp_path, row))
    assert say("/risk list all").startswith("No risks are on this board.")


@pytest.mark.parametrize(
    ("headings", "row", "told"),
    [
        ("Risk,Risk owner,L,I,Risk score,Mitigating actions", "Posts stay empty,,3,4,12,agency cover", "12 (3x4:"),
        ("Risk ref,Risk description,Probability,Severity,Existing controls", "1,Posts stay empty,3,4,x", "12 (3x4:"),
        ("No.,Risk area,Score,Mitigations", "1,Posts stay empty,3 x 4,agency cover", "12 (3x4:"),
        (
            "Risk,Likelihood,Impact,Last reviewed",
            "Posts stay empty,3,4,1 July 2020",
            "12 (3x4: possible, major), as at Wed 1 Jul",
        ),
        ("Risk,Likelihood,Impact,Target likelihood,Target impact", "Posts stay empty,3,4,2,2", "12 (3x4:"),
        ("Risk,Score,Status", "Posts stay empty,3x4,Open", "12 (3x4:"),
    ],
)
def test_registers_have_headings_of_their_own(
    say: Conversation, tmp_path: Path, headings: str, row: str, told: str
) -> None:
    assert from_rows(say, tmp_path, row, headings=headings)[0].startswith("register.csv: 1 risk added")
    assert told in say(f"/risk show {'1' if row.startswith('1,') else 'RK1'}")


@pytest.mark.parametrize(
    ("score", "told"),
    [
        ("12 (Amber)", '"12 (Amber)" as 12: what else it says is not kept'),
        ("High - 12", '"High - 12" as 12: what else it says is not kept'),
        ("Amber", '"Amber" as 12: what else it says is not kept'),
        ("3 x 4 = 12", ""),
        ("12.0", ""),
    ],
)
def test_a_band_beside_the_product_does_not_contradict_it(
    say: Conversation, tmp_path: Path, score: str, told: str
) -> None:
    report = from_rows(say, tmp_path, f"Posts stay empty,3,4,{score}", headings="Risk,Likelihood,Impact,Score")

    assert report[0].startswith("register.csv: 1 risk added")
    noted = [each for each in report if "is not kept" in each]
    assert len(noted) == bool(told)
    assert told in "".join(noted)
    assert "12 (3x4:" in say("/risk show RK1")


@pytest.mark.parametrize(
    ("headings", "row", "told"),
    [
        ("Risk,Score", "Posts stay empty,12", 'row 2, "Score" (B2): 12 can be 3x4 or 4x3'),
        (
            "Risk,Likelihood,Impact,Score",
            "Posts stay empty,3,4,16",
            '"Score" (D2): it is "16", and 3x4 comes to 12. Which?',
        ),
        ("Risk,Rating", "Posts stay empty,Amber", '"Rating" (B2): "Amber" is no score.'),
        ("Risk,Controls,Status", "Posts stay empty,x,Escalated", '"Status": "Escalated" (C2): which status is it?'),
        ("Risk,Likelihood,Impact,Last reviewed", "Posts stay empty,3,4,1 August 2020", "a day in the future"),
    ],
)
def test_what_can_mean_two_things_is_asked(
    say: Conversation, tmp_path: Path, headings: str, row: str, told: str
) -> None:
    assert told in "\n".join(from_rows(say, tmp_path, row, headings=headings))
    assert say("/risk list all").startswith("No risks are on this board.")


def test_what_a_register_names_is_linked_and_what_is_not_there_is_said(say: Conversation, tmp_path: Path) -> None:
    say("/area add R07 Children in need")
    say("/action add Recruit two")
    say("/action add Train the panel")
    rows = ("Posts stay empty,x,Children in need,A1 and A2", "Audits slip,x,R09,a campaign")

    told = from_rows(say, tmp_path, *rows, headings="Risk,Controls,Area,Linked actions")

    assert told[0] == "register.csv: 2 risks added, 0 on the log already, 0 refused"
    assert '"R09" names no area of the board: no link was made' in "\n".join(told)
    assert '"a campaign" names no action of the board: no link was made' in "\n".join(told)
    shown = say("/risk show RK1")
    for line in ("Action A1 Recruit two", "Action A2 Train the panel", "Threatens area R07 Children in need"):
        assert line in shown
    assert problems_in(say.log) == []


def test_twice_adds_nothing_and_says_what_differs(say: Conversation, tmp_path: Path) -> None:
    rows = ("R-7,Posts stay empty,Head of MASH,3,4,agency cover,2x3", ",Audits slip,,,,,")
    from_rows(say, tmp_path, *rows)
    assert from_rows(say, tmp_path, *rows)[0] == "register.csv: no risks added, 2 on the log already, 0 refused"

    other = ("R-7,Posts stay open,Head of MASH,4,4,,2x3", ",audits slip,,2,2,,")
    told = from_rows(say, tmp_path, *other)

    assert told[0] == "register.csv: no risks added, 2 on the log already, all of which differ, 0 refused"
    assert '  differs, not changed: row 2, R-7: risk "Posts stay open", on the log "Posts stay empty"' in told[1]
    assert 'likelihood "4x4", on the log "3x4"' in told[1]
    assert "Posts stay empty" in say("/risk show R-7")


def test_two_rows_of_one_ref_or_of_the_same_words_are_never_merged(say: Conversation, tmp_path: Path) -> None:
    told = from_rows(
        say, tmp_path, "R-7,Posts stay empty,,,,,", "r-7,Audits slip,,,,,", ",Visits slip,,,,,", ",Visits slip,,,,,"
    )

    assert told[0] == "register.csv: 2 risks added, 0 on the log already, 2 refused"
    assert "r-7 is in this file already, in row 2" in "\n".join(told)
    assert "Visits slip is in this file already, in row 4" in "\n".join(told)


@pytest.mark.parametrize("headings", ["Risk,Owner", "Action,Risk,Lead", "Risks", "Description,Likelihood,Impact"])
def test_what_is_no_register_is_not_taken_for_one(say: Conversation, tmp_path: Path, headings: str) -> None:
    with pytest.raises(Refusal):
        from_rows(say, tmp_path, "Posts stay empty,x,y", headings=headings)


def test_a_list_of_actions_with_risks_beside_them_is_one_of_actions(say: Conversation, tmp_path: Path) -> None:
    headings = "Ref,Action,Owner,Due date,Status,Risk,Impact"

    told = from_rows(say, tmp_path, "A7,Recruit,,31 July 2020,Open,Posts stay empty,3", headings=headings)

    assert told[0].startswith("register.csv: 1 action added")


def test_west_sussex_published_eleven_risks_none_with_an_owner(say: Conversation) -> None:
    told = imported(say, WEST_SUSSEX)
    assert told[0] == "risks_west_sussex.csv: 11 risks added, 0 on the log already, 0 refused"

    listed = say("/risk list")
    assert listed.splitlines()[:2] == ["11 risks: open, worst first", "None has an owner; none is scored."]
    assert "11 risks without an owner" in say("/digest")
    assert "11 risks without an owner: /risk list no owner" in say("/status")
    assert "11 risks have no owner." in words(look(say, by=SAM))
    assert say("/risk list no owner").startswith("11 risks: no owner, worst first")
    assert say("/risk list above target") == "No open risk is above its target."
    assert say("/risk list grid").splitlines()[-1].startswith("Not scored: 1, 2, 3")

    say("/risk update 3 owner: @jo")
    assert say("/risk list").splitlines()[1] == "10 have no owner; none is scored."
    assert say("/risk list @jo", by=JO).startswith("1 risk: open, owner <@U0JO>")
    assert problems_in(say.log) == []


def test_a_next_review_is_not_the_last(say: Conversation, tmp_path: Path) -> None:
    row = "Posts stay empty,3,4,1 August 2020"
    of_review = from_rows(say, tmp_path, row, headings="Risk,Likelihood,Impact,Review date")
    of_next = from_rows(say, tmp_path, row, headings="Risk,Likelihood,Impact,Next review date")

    assert any("a day in the future. If the column is the next review, head it so" in each for each in of_review)
    assert '  not read: column D "Next review date" (1 cell): the log keeps no date of a next review' in of_next
    assert "1 risk added" in of_next[0]


def test_a_score_beside_another_risks_title_is_named(say: Conversation, tmp_path: Path) -> None:
    say("/risk add Posts stay empty")

    report = from_rows(
        say, tmp_path, "RK1,The budget is cut,2020-07-01,2,5,three have started",
        headings="ref,risk,as_at,likelihood,impact,because",
    )  # fmt: skip

    told = 'read as: row 2, "risk" (B2): "The budget is cut" changes nothing: on the log it is "Posts stay empty"'
    assert told in map(str.strip, report)


def test_a_day_that_a_second_register_gives_otherwise_is_named(say: Conversation, tmp_path: Path) -> None:
    headings = "Ref,Risk,Likelihood,Impact,Date scored,Date raised"
    from_rows(say, tmp_path, "R-7,Posts stay empty,3,4,05/05/2020,04/04/2020", headings=headings)

    report = from_rows(say, tmp_path, "R-7,Posts stay empty,3,4,06/06/2020,05/04/2020", headings=headings)

    assert [line.strip() for line in report if "changes nothing" in line] == [
        'read as: row 2, "Date raised" (F2): "05/04/2020" changes nothing: on the log it is Sat 4 Apr 2020',
        'read as: row 2, "Date scored" (E2): "06/06/2020" changes nothing: the score is the same on the log, as at Tue 5 May 2020',
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Residual Risk L", "likelihood"),
        ("Residual risk impact", "impact"),
        ("Net risk score", "score"),
        ("Date last reviewed", "reviewed"),
        ("Inherent Risk Score", ""),
    ],
)
def test_a_score_is_that_after_the_controls(heading: str, field: str) -> None:
    assert field_of("risks", heading) == field
    assert bool(why_no_place(heading)) == (not field)
