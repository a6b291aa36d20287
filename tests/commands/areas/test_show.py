"""The page of one area says of each of its actions what the list of actions says of it."""

from conversation import JO, PAT, SAM, Conversation


def test_what_became_of_each_action_is_said_as_in_the_list(say: Conversation) -> None:
    for by, line in (
        (SAM, "/area add R07 See children in need in time"),
        *((SAM, f"/action add Visit team {each} @jo due: 10 July 2020 area: R07") for each in range(1, 7)),
        (JO, "/action done A1 minutes of the panel of 3 July"),
        (PAT, "/action close A1 agreed"),
        (PAT, "/action bau A2 to QA panel"),
        (PAT, "/action cancel A3 replaced by A4"),
        (JO, "/action done A4 list of 20 in the folder"),
        (JO, "/action hold A5 waiting for a room"),
    ):
        assert not say.reply(line, by=by).refused, line
    say.later(days=3)

    listed = say("/action list all area: R07").splitlines()[2:]
    shown = say("/area show R07").partition("Actions\n")[2].partition("As a list")[0].splitlines()

    assert sorted(shown) == sorted(each.replace(" · ", " ", 1) for each in listed)
    assert "A1 Visit team 1 · <@U0JO> · closed" in shown
    assert "A4 Visit team 4 · <@U0JO> · awaiting sign-off, due Fri 10 Jul 2020" in shown
    assert "A5 Visit team 5 · <@U0JO> · Fri 10 Jul 2020, 1 day overdue, on hold" in shown


def test_one_without_actions_that_is_merged_says_so(say: Conversation) -> None:
    for line in ("/area add R07 Children in need", "/area add R15 Fostering"):
        say(line, by=SAM)

    assert "\nNo actions moved. R15 leads to R07" in say("/area merge R15 into R07", by=SAM)
    assert say("/area show R15").startswith("R07 Children in need\nR15 is part of it now.")
