"""An indicator that is typed in quotation marks, straight or curly, is the one of that name, with every verb."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import imported

MARKS = ['""', "“”", "„“"]


@pytest.fixture(params=MARKS)
def marks(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """M6 with two figures of its own."""
    say("/measure add M6 Visits", by=SAM)
    for name in ("CIN visits", "CP visits"):
        say(f"/measure target M6 {name} at least 85% by 30 June 2020", by=SAM)
        say(f"/measure reading M6 {name} 86.24% as at 30 June 2020", by=SAM)
    say.later(minutes=2)
    return say


def quoted(line: str, marks: str) -> str:
    return line.replace("<", marks[0]).replace(">", marks[1])


SAID = [
    ("edit M6 <CIN visits> decimals: 0", "M6: CIN visits is shown with no decimals."),
    ("edit M6 <CIN visits> every: quarter", "M6: CIN visits comes quarterly, and no longer monthly."),
    ("edit M6 <CIN visist> good: lower", 'Not changed. M6 has no indicator "CIN visist". Did you mean:'),
    ("edit M6 <CIN visits>", "Not changed. Say what is to change of CIN visits, such as how often it comes:"),
    ("edit M6 <Re-referrals> good: lower", "M6: Re-referrals: lower is good."),
    ("edit M6 <Visits (DfE, annual)> good: lower", 'Not changed. M6 has no indicator "Visits (DfE, annual)". It has:'),
    ("chart M6 <CIN visits>", "M6 Visits: CIN visits"),
    ("chart M6 <CIN>", "M6 Visits: CIN visits"),
    ("chart M6 <Nonsense>", 'Not drawn. M6 has no indicator "Nonsense". It has:'),
    ("reading M6 <CIN visits> 80% as at 31 May 2020", "M6 reading saved. CIN visits 80% as at Sun 31 May 2020"),
    ("reading M6 <CIN> 80% as at 31 May 2020", "M6 reading saved. CIN visits 80% as at Sun 31 May 2020"),
    ("reading M6 <CIN visist> 80% as at 31 May 2020", 'Not saved. M6 has no indicator "CIN visist". Did you mean:'),
    ("target M6 <CIN visits> at least 90% by 31 July 2020", "M6 has target M6c: CIN visits at least 90%"),
    ("withdraw M6 reading <CIN visits> as at 30 June 2020 because it was of May",
     "M6: the reading CIN visits 86.24% as at Tue 30 Jun 2020 is withdrawn."),
    ("withdraw M6 reading <Nonsense> because it was of May", "Not withdrawn. M6 has no reading of that name. It has:"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "told"), SAID, ids=[line for line, _ in SAID])
def test_a_name_in_quotes_is_the_name(board: Conversation, marks: str, line: str, told: str) -> None:
    said = board(f"/measure {quoted(line, marks)}", by=SAM)

    assert said.splitlines()[0].startswith(told), said


def test_so_it_is_in_an_imported_cell(board: Conversation, tmp_path: Path) -> None:
    cell = "“CIN visits”"

    report = imported(board, tmp_path, f"measure,indicator,as at,value,unit\nM6,{cell},31/05/2020,80,%\n")

    assert report[0] == "plan.csv: 1 reading added, 0 on the log already, 0 refused"
    assert "CIN visits 80% as at Sun 31 May 2020" in board(
        "/measure withdraw M6 reading 80% because it was of June", by=SAM
    )
