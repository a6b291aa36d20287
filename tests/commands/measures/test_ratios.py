"""A ratio, such as 3:1, is asked about: the log compares single figures."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def caseload(say: Conversation) -> Conversation:
    say("/measure add M3 Caseload ratio", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("caseload ratio at most 3:1", ["caseload ratio at most 3"]),
        ("caseload ratio at most 3.5:1 by March 2021", ["caseload ratio at most 3.5 by March 2021"]),
        ("caseload ratio 3:1", ["caseload ratio at least 3", "caseload ratio at most 3"]),
        ("no more than 1:15 source: notice", ["at least 15 source: notice", "at most 15 source: notice"]),
    ],
)
def test_a_target_is_offered_as_one_figure(caseload: Conversation, typed: str, offered: list[str]) -> None:
    told = caseload(f"/measure target M3 {typed}", by=SAM).splitlines()

    assert told[0].endswith("is a ratio. As one figure:")
    assert told[1:] == [f"/measure target M3 {each}" for each in offered]
    assert caseload(told[-1], by=SAM).startswith("M3 has target M3a: ")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("3.2:1 as at June", "3.2 as at 30 Jun 2020 caveat: 3.2:1"),
        ("caseload ratio 1:16", "caseload ratio 16 caveat: 1:16"),
        ("ratio 3.2:1 up from 3:1", "ratio 3.2 caveat: 3.2:1"),
    ],
)
def test_a_reading_is_offered_as_one_figure(caseload: Conversation, typed: str, offered: str) -> None:
    caseload("/measure target M3 caseload ratio at most 3", by=SAM)

    told = caseload(f"/measure reading M3 {typed}").splitlines()

    assert told[1:] == [f"/measure reading M3 {offered}"]
    assert caseload(told[1]).startswith("M3 reading saved. caseload ratio ")


def test_one_to_one_and_a_time_are_names(caseload: Conversation) -> None:
    for name in ("1:1 supervision", "calls answered by 10:30"):
        assert name in caseload(f"/measure target M3 {name} at least 85%", by=SAM).splitlines()[0]
        assert f"{name} 80%" in caseload(f"/measure reading M3 {name} 80%").splitlines()[0]
