"""Several refs after `show`, of whichever kind: each is shown in short, or none is where one is not there."""

from importlib import import_module

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    for line in (
        "/measure add Caseloads", "/measure add Visits", "/area add R01 Front door", "/area add R02 Supervision",
        "/risk add Posts stay empty", "/risk add Audits slip", "/action add Recruit", "/action add Train",
    ):  # fmt: skip
        assert not say.reply(line, by=SAM).refused, line
    return say


@pytest.mark.parametrize("typed", ["{} {}", "{}, {}", "{} and {}", "{},{}", "{}: {}", "{} & {} please"])
@pytest.mark.parametrize(
    ("kind", "refs", "titles"),
    [
        ("measure", ("M1", "M2"), ("Caseloads", "Visits")),
        ("area", ("R01", "R02"), ("Front door", "Supervision")),
        ("risk", ("RK1", "RK2"), ("Posts stay empty", "Audits slip")),
        ("action", ("A1", "A2"), ("Recruit", "Train")),
    ],
)
def test_each_is_shown_with_its_title(
    board: Conversation, kind: str, refs: tuple[str, str], titles: tuple[str, str], typed: str
) -> None:
    told = board(f"/{kind} show {typed.format(*refs)}").splitlines()

    assert told[0] == f"2 {kind}s"
    assert [line for line in told if line.startswith(refs)] == [
        f"{ref} {title}{': watched' if kind == 'measure' else ''}" for ref, title in zip(refs, titles, strict=True)
    ]
    assert "istory" not in "".join(told)


def test_they_are_shown_without_the_verb(board: Conversation) -> None:
    assert board("/measure M1 M2") == board("/measure show M1 M2")
    assert board("/action A1, A2 and A1") == board("/action show A1 A2")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/measure show M1 M99", ["Not found. There is no measure M99 on this board. All of them:", "/measure list",
                                  "/measure show M1 (without it)"]),
        ("/area show R01 R98 R99", ["Not found. Not on this board: R98 and R99. What you can send:", "/area list",
                                    "/area show R01 (without those)"]),
        ("/action show A1 A99 A2", ["Not found. There is no action A99 on this board. All of them:", "/action list",
                                    "/action show A1 A2 (without it)"]),
        ("/action show A1 M2", ["Not found. M2 is a measure (Visits), not an action. See it:", "/measure show M2"]),
        ("/risk show RK1 to RK2", ["Not found. Is RK2 another risk, or among the words?", "/risk show RK1 RK2"]),
        ("/measure show M1 M2 as at 1 May", ["Not found. M1 is shown as it is now, and not as at a day. As they all "
                                             "stood:", "/status as at 1 May"]),
    ],
)  # fmt: skip
def test_none_is_shown_where_one_is_not_there(board: Conversation, typed: str, told: list[str]) -> None:
    assert board(typed).splitlines() == told


def test_of_actions_each_has_its_own_links_and_the_log_is_asked_no_oftener(
    board: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    for line in ("/action add Audit measure: M1 area: R01", "/action add Review measure: M2", "/risk link RK1 A3",
                 "/risk link RK2 A3, A4"):  # fmt: skip
        assert not board.reply(line, by=SAM).refused, line
    asked: list[str] = []
    for table in ("Actions.find", "Actions.with_refs", "Links.of_these", "Links.risks_of"):
        _note_calls(monkeypatch, table, asked)

    told = board("/action show A4 a3 A1").split("\nA")
    of_three = asked.copy()
    board("/action show A1 A2 A3 A4")

    assert ["To bring down risk" in each for each in told] == [False, True, True, False]
    assert "To bring down risk RK2\nMeasure M2" in told[1]
    assert "To bring down risks RK1, RK2\nMeasure M1 · Area R01" in told[2]
    assert asked == of_three * 2
    assert of_three.count("Actions.with_refs") == 1


def _note_calls(monkeypatch: pytest.MonkeyPatch, table: str, asked: list[str]) -> None:
    name, _, method = table.partition(".")
    kind = getattr(import_module(f"storage.{name.casefold()}"), name)
    real = getattr(kind, method)

    def noted(*given: object) -> object:
        asked.append(table)
        return real(*given)

    monkeypatch.setattr(kind, method, noted)


def test_more_than_are_read_at_a_time_are_offered_in_parts(board: Conversation) -> None:
    refs = [f"M{number}" for number in range(1, 23)]

    told = board(f"/measure show {' '.join(refs)}").splitlines()

    assert told[0] == "Not found. That is 22 measures; 20 at a time is the most. In parts:"
    assert told[1:] == [f"/measure show {' '.join(refs[:20])}", "/measure show M21 M22"]


def test_one_that_is_part_of_another_says_so(board: Conversation) -> None:
    board("/area merge R02 into R01", by=SAM)
    board("/area add R03 Fostering", by=SAM)

    assert "R02 is part of it now." in board("/area show R02 R03")


@pytest.mark.parametrize("typed", ["{} {}", "{}, {}", "{},{}", "{} and {}", "{} & {}", '"{}" {}'])
@pytest.mark.parametrize(
    ("kind", "refs"), [("measure", ("M1", "m2")), ("area", ("R01", "R02")), ("risk", ("RK1", "RK2")), ("action", ("A1", "a2"))]
)  # fmt: skip
def test_status_shows_them_too(board: Conversation, kind: str, refs: tuple[str, str], typed: str) -> None:
    assert board(f"/status {typed.format(*refs)}") == board(f"/{kind} show {' '.join(refs)}")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("M1 A2 M2", ["Those are of several kinds. Each kind by itself:", "/status M1 M2", "/status A2"]),
        ("M1 R01", ["Those are of several kinds. Each kind by itself:", "/status M1", "/status R01"]),
        ("M1 M98 M2", ["Not on this board: M98. Without it:", "/status M1 M2"]),
        ("A1, M98 and A99", ["Not on this board: M98 and A99. Without them:", "/status A1"]),
        (f"M1{' M2' * 60}", ['I cannot read "M1 M2 ']),
        ("M1 giraffes", ['I cannot read "M1 giraffes" as an action']),
        ("M98 M99", ['I cannot read "M98 M99" as an action']),
    ],
)
def test_status_names_the_lines_that_work(board: Conversation, typed: str, told: list[str]) -> None:
    said = board(f"/status {typed}").splitlines()

    assert said[0].startswith(f"Not found. {told[0]}")
    assert not told[1:] or said[1:] == told[1:]
