"""Who is of the bot's own organisation, sign by sign: the one rule behind every door."""

import pytest

from bot.slack.organisation import UNSAID, Home, Organisation, home_of, installation_of

ALONE = Organisation("T0OURS")
GRID = Organisation("T0OURS", "E0OURS")


@pytest.mark.parametrize(
    ("organisation", "told", "listed", "stranger"),
    [
        (ALONE, Home("T0OURS"), Home("T0OURS"), False),
        (ALONE, UNSAID, Home("T0OURS"), False),
        (ALONE, Home("T0OURS"), UNSAID, False),
        (ALONE, UNSAID, UNSAID, False),
        (ALONE, Home("T0OTHER"), UNSAID, True),
        (ALONE, UNSAID, Home("T0OTHER"), True),
        (ALONE, Home("T0OURS"), Home("T0OTHER"), True),
        (ALONE, Home("T0OTHER"), Home("T0OURS"), True),
        (ALONE, UNSAID, Home("T0OTHER", "E0OTHER"), True),
        (ALONE, Home("E0OTHER"), UNSAID, True),
        (GRID, Home("T0OURS"), Home("T0OURS", "E0OURS"), False),
        (GRID, Home("T0SISTER"), Home("T0SISTER", "E0OURS"), False),
        (GRID, Home("T0OURS"), Home("T0SISTER", "E0OURS"), False),
        (GRID, Home("E0OURS"), UNSAID, False),
        (GRID, UNSAID, Home("E0OURS"), False),
        (GRID, Home("T0SISTER"), Home("T0OURS", "E0OURS"), False),
        (GRID, Home("T0SISTER", "E0OURS"), UNSAID, False),
        (GRID, Home("T0SISTER"), UNSAID, True),
        (GRID, UNSAID, Home("T0OTHER", "E0OTHER"), True),
        (GRID, Home("T0OURS"), Home("T0OTHER", "E0OTHER"), True),
        (GRID, Home("E0OTHER"), UNSAID, True),
        (GRID, UNSAID, Home("T0OTHER"), True),
    ],
)
def test_a_stranger_is_known_by_either_sign(
    organisation: Organisation, told: Home, listed: Home, stranger: bool
) -> None:
    assert organisation.is_stranger(told, listed) is stranger


@pytest.mark.parametrize(
    ("user", "home"),
    [
        ({"team_id": "T0OURS"}, Home("T0OURS")),
        ({"team_id": "T0SISTER", "enterprise_user": {"enterprise_id": "E0OURS"}}, Home("T0SISTER", "E0OURS")),
        ({"profile": {"team": "T0OTHER"}}, Home("T0OTHER")),
        ({"team_id": "T0OTHER", "enterprise_user": {}}, Home("T0OTHER")),
        ({"enterprise_user": None}, UNSAID),
    ],
)
def test_a_user_says_where_they_are_at_home(user: dict[str, object], home: Home) -> None:
    assert home_of(user) == home


@pytest.mark.parametrize(
    ("body", "home"),
    [
        ({"team_id": "T0OURS"}, Home("T0OURS")),
        ({"team_id": "T0SISTER", "authorizations": [{"team_id": "T0OURS"}]}, Home("T0OURS")),
        ({"team_id": "T0OTHER", "context_team_id": "T0OURS"}, Home("T0OURS")),
        ({"team_id": "T0SISTER", "enterprise_id": "E0OURS", "authorizations": []}, Home("T0SISTER", "E0OURS")),
        ({"authorizations": [{"team_id": "T0OURS", "enterprise_id": "E0OURS"}]}, Home("T0OURS", "E0OURS")),
        ({}, UNSAID),
    ],
)
def test_an_event_says_to_whose_installation_it_was_sent(body: dict[str, object], home: Home) -> None:
    assert installation_of(body) == home
