"""Words to the bot that begin with the ref of a risk or an area, as people answer it in a direct message."""

from pathlib import Path

import pytest
from conversation import JO, PAT, SAM, Conversation
from spreadsheets import import_all


@pytest.fixture
def dm(say: Conversation) -> Conversation:
    say.reaches = {each.id: frozenset({"C0BOARD"}) for each in (JO, PAT, SAM)}
    say("/risk add Agency staff leave @jo score: 3x4 ref: RK20")
    say("/area add R07 Visits to children in need", by=SAM)
    say("/area add 4 Fostering", by=SAM)
    say.later(minutes=2)
    return say


def _says(say: Conversation, words: str) -> str:
    return say(f" {words}", channel="D0JO", by=SAM)


def _history(say: Conversation) -> list[str]:
    with say.log.reading() as store:
        return [each.said for each in store.history.after(1, 0)]


@pytest.mark.parametrize(
    ("words", "line", "told"),
    [
        ("RK20 two have started", "/risk update RK20 two have started", "RK20 reviewed."),
        ("rk 20: cover was found until May", "/risk update RK20 cover was found until May", "RK20 reviewed."),
        ("RK20 score 2x3 because two have started", "/risk score RK20 2x3 because two have started", "RK20 is now 6"),
        ("score RK20 2x3 because two have started", "/risk score RK20 2x3 because two have started", "RK20 is now 6"),
        ("RK20 50% of the posts are filled", "/risk update RK20: 50% of the posts are filled", "RK20 reviewed."),
        ("link RK20 R07", "/risk link RK20 R07", "RK20 linked."),
        ("R07 rate Good as at 1 July 2020", "/area rate R07 Good as at 1 July 2020", "R07 is Good"),
    ],
)
def test_words_do_what_their_line_does(dm: Conversation, words: str, line: str, told: str) -> None:
    assert _says(dm, words).startswith(told)
    assert _history(dm)[-1] == line


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("RK20", "RK20 Agency staff leave"),
        ("RK20?", "RK20 Agency staff leave"),
        ("RK20 thanks", "RK20 Agency staff leave"),
        ("show RK20", "RK20 Agency staff leave"),
        ("R07", "R07 Visits to children in need"),
        ("R07 show", "R07 Visits to children in need"),
        ("show R07", "R07 Visits to children in need"),
        ("risks", "1 risk: open"),
        ("list risks please", "1 risk: open"),
        ("Show me the areas.", "2 areas"),
    ],
)
def test_a_ref_alone_or_the_name_of_a_list_shows_it(dm: Conversation, words: str, told: str) -> None:
    assert _says(dm, words).startswith(told)


REVIEWS = "(adds it to its history)"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("RK20 closed", ["/risk close RK20 … ", f"/risk update RK20 closed {REVIEWS}"]),
        ("RK20 is now 2x3", ["/risk score RK20 2x3 because … ", f"/risk update RK20 is now 2x3 {REVIEWS}"]),
        ("RK20 down to 2 x 3 because two have started", ["/risk score RK20 2x3 because two have started "]),
        ("RK20 owner @pat", ["/risk update RK20 owner: @pat ", f"/risk update RK20 owner @pat {REVIEWS}"]),
        ("RK20 <@U0PAT>", ["/risk update RK20 owner: <@U0PAT> "]),
        ("RK20 could you move it to Friday", [f"/risk update RK20 could you move it to Friday {REVIEWS}"]),
        ("R07 is going well", ["/area show R07", "/area help"]),
        ("R07 closed", ["/area show R07", "/area help"]),
    ],
)
def test_what_may_be_something_else_is_asked(dm: Conversation, words: str, lines: list[str]) -> None:
    before = _history(dm)
    answer = _says(dm, words)
    assert _history(dm) == before
    for line in lines:
        assert f"\n{line}" in answer
    assert "/action" not in answer


def test_an_action_of_the_same_ref_goes_first(dm: Conversation, tmp_path: Path) -> None:
    """As a file may bring it in, or a version before 0.8.0 took it."""
    (plan := tmp_path / "actions.csv").write_text("Ref,Action\nRK20,Visits plan\n", encoding="utf-8")
    import_all(dm.log, [plan], lambda store: store.boards.all()[0], dm.now, False, lambda _: None)

    assert _says(dm, "RK20 half way there").startswith("RK20 updated.")


def test_a_number_alone_is_no_area(dm: Conversation) -> None:
    assert "Fostering" not in _says(dm, "4 of 5 are done")
