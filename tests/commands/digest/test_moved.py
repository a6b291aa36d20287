"""What has changed of risks and areas since the last digest stands in it, in a line; a board without any hears nothing."""

import pytest
from conversation import JO, PAT, SAM, Conversation

BEGUN = (
    "/area add R07 See children in need in time",
    "/area add R15 Fostering reports",
    "/area rate R07 Requires improvement as at 31 March 2020",
    "/risk add Posts stay empty @jo score: 3x4",
    "/risk add The case system goes live late score: 2x2",
)
# What is typed after the digest, and the line of the next one.
MOVED: list[tuple[list[str], str]] = [
    (["/risk score RK1 3x3 because two have started"], "RK1 9, better, was 12"),
    (["/risk score RK1 5x4 because three have left", "/risk score RK1 3x3 as at 1 July 2020 because agency staff covered"],
     "RK1 20, worse, was 12"),
    (["/area rate R07 Good"], "R07 Good, up from Requires improvement"),
    (["/area rate R15 Good"], "R15 Good"),
    (["/risk close RK2 it went live"], "RK2 closed"),
    (["/risk close RK2 it went live", "/risk reopen RK2 it is down again"], "RK2 open again"),
    (["/area bau R15 to Scrutiny Panel"], "R15 business as usual"),
    (["/area merge R15 into R07"], "R15 merged"),
    (["/risk add Agency staff leave score: 2x3", "/area add F3 Managers challenge", "/area add F4 Plans"],
     "1 risk added · 2 areas added"),
    (["/risk add Agency staff leave score: 2x3", "/risk score RK3 3x3 because one left"], "1 risk added"),
    (["/risk update RK1 two interviews this week"], "1 risk reviewed"),
    (["/risk score RK2 2x2 because nothing has changed"], "1 risk reviewed"),
    (["/risk score RK2 2x2 because nothing has changed", "/risk update RK2 tried twice"], "1 risk reviewed"),
    (["/risk score RK1 4x3 because it is likelier and hurts less"], "RK1 12, same, was 3x4"),
    (["/risk score RK1 3x3 as at 7 July 2020 because two have started", "/risk score RK1 3x3 because they stay"],
     "RK1 9, better, was 12"),
    (["/risk score RK1 3x3 as at 9 July 2020 because two have started", "/risk score RK1 3x4 because they left again"],
     "1 risk reviewed"),
    (["/area rate R07 Requires improvement"], "1 area judged as before"),
    (["/area rate R07 Good as at 30 June 2020", "/area rate R07 Good"], "R07 Good, up from Requires improvement"),
    (["/risk score RK1 3x3 because two have started", "/risk score RK2 2x1 because it was tried", "/area rate R07 Good",
      "/area rate R15 Good", "/area bau R15 to Scrutiny Panel"],
     "RK1 9, better, was 12 · RK2 2, better, was 4 · R07 Good, up from Requires improvement · R15 business as usual"),
    (["/risk score RK1 3x3 because two have started", "/risk score RK2 2x1 because it was tried", "/area rate R07 Good",
      "/area rate R15 Good", "/area add F3 Managers challenge", "/area rate F3 Good", "/risk update RK2 it went well"],
     "RK1 9, better, was 12 · RK2 2, better, was 4 · R07 Good, up from Requires improvement · 2 more moved · "
     "1 risk reviewed · 1 area added"),
]  # fmt: skip


@pytest.fixture
def told(say: Conversation) -> Conversation:
    """A board with risks and areas, and a digest that is out."""
    for line in BEGUN:
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=2)
    say("/digest post", by=SAM)
    with say.log.writing() as store:
        while post := store.outbox.take(say.team, say.now):
            store.outbox.posted(post, "1594195200.000100", say.now)
    say.later(days=5)
    return say


@pytest.mark.parametrize(("lines", "words"), MOVED)
def test_what_moved_is_said_in_a_line(told: Conversation, lines: list[str], words: str) -> None:
    for line in lines:
        assert not told.reply(line, by=PAT if " close " in line else SAM).refused, line
        told.later(minutes=2)

    (line,) = [each for each in told("/digest").splitlines() if each.startswith("Risks and areas:")]
    assert line == f"Risks and areas: {words}"


def test_what_was_taken_back_did_not_change(told: Conversation) -> None:
    told("/risk score RK1 3x3 because two have started", by=JO)
    told.later(minutes=2)
    told("/risk undo", by=JO)

    assert "Risks and areas:" not in told("/digest")


@pytest.mark.parametrize(
    "line",
    [
        "/action add Visits plan",
        "/area edit R07 theme: Visits",
        "/risk link RK1 R07",
        "/risk score RK1 3x3 as at 1 July 2020 because agency staff covered",
        "/area rate R07 Inadequate as at 31 March 2019",
    ],
)
def test_nothing_is_said_where_none_moved(told: Conversation, line: str) -> None:
    assert not told.reply(line, by=SAM).refused
    assert "Risks and areas:" not in told("/digest")


def test_the_first_digest_says_nothing_of_them(say: Conversation) -> None:
    for line in BEGUN:
        say(line, by=SAM)
        say.later(minutes=2)

    assert "Risks and areas:" not in say("/digest")
