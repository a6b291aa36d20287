"""A key that belongs to another verb is refused with the line that would do it; any other word with a colon is text."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    """A1 is Jo's; M6 is on the board."""
    say("/measure add M6 Visits in time", by=SAM)
    say("/area add R02 Care leavers", by=SAM)
    say("/action add Visit every home @jo due: 31 July")
    return say


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("update A1 relates to visits measure: M6", ["update A1 relates to visits", "link A1 M6"]),
        ("update A1 measure: M6", ["link A1 M6"]),
        ("update A1 moved area: R02", ["update A1 moved", "link A1 area: R02"]),
        ("update A1 handed over owner: @ali", ["update A1 handed over", "assign A1 @ali"]),
        ("update A1 half done Owner: @ali status: on hold", ["update A1 half done status: on hold", "assign A1 @ali"]),
        ("update A1 from the board source: paper 4", ["update A1 from the board", "edit A1 source: paper 4"]),
        ("update A1 title: Visit each home", ["edit A1 title: Visit each home"]),
        ("update A1 seen evidence: audit of 20 files", ["update A1 seen", "done A1 audit of 20 files"]),
        ("update A1 sponsor named accountable: @pat", ["update A1 sponsor named", "edit A1 accountable: @pat"]),
        ("update A1 half done support: @ali", ["update A1 half done", "assign A1 support: @ali"]),
        ("edit A1 supporters: @ali and @sam", ["assign A1 support: @ali and @sam"]),
        ("update A1 sponsor named SRO: @pat", ["update A1 sponsor named", "edit A1 accountable: @pat"]),
        ("update A1 measure: M6 area: R02", ["link A1 M6", "link A1 area: R02"]),
        ("start A1 status: in progress", ["update A1 status: in progress"]),
        ("hold A1 waiting for staff due: 31 August", ["hold A1 waiting for staff", "due A1 31 August because …"]),
        ("hold A1 waiting for staff due date: 31 August because two left",
         ["hold A1 waiting for staff", "due A1 31 August because two left"]),
        ("assign A1 @ali due: 31 August", ["assign A1 @ali", "due A1 31 August because …"]),
        ("due A1 31 August because two left RAG: amber because two left",
         ["due A1 31 August because two left", "update A1 rating: amber because two left"]),
        ("done A1 audit of 20 files status: closed", ["done A1 audit of 20 files", "close A1"]),
        ("edit A1 title: Visit each home owner: @ali", ["edit A1 title: Visit each home", "assign A1 @ali"]),
        ("add title: Train the panel due: 31 July", ["add Train the panel due: 31 July"]),
        ("add Train the panel status: in progress due: 31 July",
         ["add Train the panel due: 31 July", "update <ref> status: in progress"]),
        ("add Train the panel progress: half", ["add Train the panel", "update <ref> progress: half"]),
        ("update A1 ref: R1", ["help update"]),
    ],
)  # fmt: skip
def test_a_key_of_another_verb_is_refused_with_the_lines_that_do_it(
    logged: Conversation, typed: str, lines: list[str]
) -> None:
    said = logged(f"/action {typed}").splitlines()

    assert "with another command. To keep such a word as text, put it in double quotes. Send:" in said[0]
    assert said[1:] == [f"/action {line}" for line in lines]
    assert logged("/action list all").count("A") == logged("/action list all").count("A")
    for line in said[1:]:
        if "…" not in line and "<ref>" not in line and " close " not in line:
            assert not logged.reply(line).refused, line


@pytest.mark.parametrize(
    "typed",
    [
        "update A1 Note: two left",
        "update A1 Cause: too few staff",
        'update A1 the column "measure: M6" is gone',
        "update A1 see https://example.org/area:1",
        "update A1 Outcome: 412 of 535",
        "update A1 overdue: two of them",
        "hold A1 because: nobody applied",
        "add Agree (measure: M6) with the board",
        "start A1 step one: interviews",
    ],
)
def test_any_other_word_with_a_colon_is_text(logged: Conversation, typed: str) -> None:
    assert not logged.reply(f"/action {typed}").refused


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("reading M6 visits 77% as at 30 June 2020 by: Ofsted", "/measure claim M6 … by: Ofsted"),
        ("claim M6 met evidence: seen in ten files", "/measure judge M6 … evidence: seen in ten files"),
        ("edit M6 title: Visits caveat: two teams missing", "/measure reading M6 … caveat: two teams missing"),
        ("reading M6 77% owner: Head of MASH", "/measure edit M6 owner: Head of MASH"),
        ("add M7 Plans unit: cases", "/measure help edit"),
    ],
)
def test_a_measures_key_names_its_own_command(logged: Conversation, typed: str, line: str) -> None:
    said = logged(f"/measure {typed}")

    assert "with another command" in said
    assert line in said.splitlines()


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("edit R07 title: Visits moderated: the adviser", "/area rate R07 … moderated: the adviser"),
        ("edit R07 lead: Head of MASH moderated: the adviser", "/area rate R07 … moderated: the adviser"),
        ("bau R07 to Scrutiny Panel lead: @jo", "/area edit R07 lead: @jo"),
        ("rate R07 Good kind: finding", "/area edit R07 kind: finding"),
        ("edit R07 measure: M6", "/area link R07 measure: M6"),
    ],
)
def test_an_areas_key_has_the_line_that_does_it(logged: Conversation, typed: str, line: str) -> None:
    logged("/area add R07 Visits", by=SAM)

    said = logged(f"/area {typed}", by=SAM)

    assert "with another command" in said
    assert line in said.splitlines()
    if "…" not in line:
        logged.later(minutes=2)
        assert not logged.reply(line, by=SAM).refused
