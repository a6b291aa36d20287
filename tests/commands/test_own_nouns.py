"""What is refused is called what it is: an area is no action, and a claim no figure."""

import pytest
from conversation import SAM, Conversation

DAY = '"9 July 2020" is Thu 9 Jul 2020.'


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/area edit R07 title: 🙂", "Not edited. An area needs a title."),
        ("/area edit R07 title: …", "Not edited. An area needs a title."),
        ("/action edit A1 title: 🙂", "Not edited. An action needs a few words"),
        ("/measure claim M6 met as at 9 July 2020", f"Not saved. {DAY} A claim cannot be as at a day in the future."),
        ("/measure statement M6 It is met as at: 9 July 2020", f"Not saved. {DAY} A statement cannot be as at"),
        ("/risk score RK1 3x5 as at 9 July 2020 because two left", f"Not scored. {DAY} A score cannot be as at"),
        ("/measure reading M6 77% as at 9 July 2020", f"Not saved. {DAY} A figure cannot be as at"),
        ("/area rate R07 Good as at 9 July 2020", f"Not entered. {DAY} A judgement cannot be as at"),
        ("/area list as at 9 July 2020", f"Not listed. {DAY} A list cannot be as at"),
        ("/risk list as at 9 July 2020", f"Not listed. {DAY} A list cannot be as at"),
        ("/board pack as at 9 July 2020", f"No paper. {DAY} A paper cannot be as at"),
        ("/status as at 9 July 2020", f"Not found. {DAY} This page cannot be as at"),
    ],
)
def test_a_refusal_names_its_kind(say: Conversation, line: str, told: str) -> None:
    for each in ("/action add Recruit", "/measure add M6 Visits", "/area add R07 Fostering", "/risk add Staff leave"):
        say(each, by=SAM)
    say("/measure target M6 at least 85%", by=SAM)

    assert say(line, by=SAM).startswith(told)


@pytest.mark.parametrize("line", ["rate R07 Good as at", "list as at", "list since:"])
def test_an_area_offers_the_line_with_a_day_that_may_be(say: Conversation, line: str) -> None:
    say("/area add R07 Fostering", by=SAM)

    assert say(f"/area {line} 9 July 2020", by=SAM).splitlines()[-1] == f"/area {line} 9 July 2019"
