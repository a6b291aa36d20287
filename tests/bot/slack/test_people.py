"""Who people are, as Slack tells it, and what is made of it where Slack does not."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.settings import settings_of
from bot.slack.app import client_for
from bot.slack.organisation import Organisation
from bot.slack.people import FRESH_FOR, Directory
from commands.request import Person
from local_slack import Member, Workspace, running

NOW = datetime(2020, 7, 8, 9, tzinfo=UTC)
TOKEN = "xoxb-no-such-token"


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """A workspace that is served; its people are added by the tests."""
    made = Workspace(lambda: NOW)
    with running(made):
        yield made


@pytest.fixture
def directory(workspace: Workspace) -> Iterator[Directory]:
    """An empty directory of that workspace."""
    yield _directory(workspace, workspace.bot_token)
    workspace.faults.clear()


def _directory(workspace: Workspace, token: str) -> Directory:
    settings = settings_of(slack_bot_token=SecretStr(token), slack_api_url=f"{workspace.url}/api/")
    return Directory(client_for(settings, 2), Organisation(workspace.home.team_id, "E0OURS"))


def _asked(directory: Directory, workspace: Workspace, member: Member) -> Person | None:
    workspace.add_member(member)
    directory.ask(member.id, NOW)
    return directory.person(member.id)


@pytest.mark.parametrize(
    ("member", "person"),
    [
        (Member("U1", "jo", "Jo Reed"), Person("U1", "Jo Reed", handle="jo")),
        (Member("U2", "kit", "Kit Moss", guest=True), Person("U2", "Kit Moss", guest=True, handle="kit")),
        (
            Member("U3", "kim", "Kim Moss", single_channel_guest=True),
            Person("U3", "Kim Moss", guest=True, handle="kim"),
        ),
        (Member("U4", "fay", "Fay Far", team="T0OTHER"), Person("U4", "Fay Far", guest=True, handle="fay")),
        (Member("U5", "gail", "Gail Gone", deleted=True), Person("U5", "Gail Gone", deleted=True, handle="gail")),
        (Member("U6", "robot", "Robot", is_bot=True), Person("U6", "Robot", is_bot=True, handle="robot")),
    ],
    ids=["officer", "guest", "single-channel guest", "another workspace", "deactivated", "robot"],
)
def test_a_person_is_who_slack_says_they_are(
    directory: Directory, workspace: Workspace, member: Member, person: Person
) -> None:
    assert _asked(directory, workspace, member) == person


def test_somebody_of_an_enterprises_other_workspace_is_one_of_our_own(directory: Directory) -> None:
    grid = {"id": "W7", "enterprise_id": "E0OURS"}
    user = {"id": "U7", "team_id": "T0SISTER", "enterprise_user": grid, "profile": {"real_name": "Wes Grid"}}

    directory.remember(user, NOW)

    assert directory.person("U7") == Person("U7", "Wes Grid")


@pytest.mark.parametrize("flag", ["is_restricted", "is_ultra_restricted"])
def test_either_flag_makes_a_guest(directory: Directory, flag: str) -> None:
    directory.remember({"id": "U9", "name": "kit", flag: True}, NOW)

    assert directory.person("U9") == Person("U9", "kit", guest=True, handle="kit")


def test_a_stranger_is_a_guest_and_slackbot_a_robot(directory: Directory) -> None:
    directory.remember({"id": "U8", "is_stranger": True, "name": "stran"}, NOW)
    directory.remember({"id": "USLACKBOT", "is_bot": False, "name": "slackbot"}, NOW)

    stranger, slackbot = directory.person("U8"), directory.person("USLACKBOT")
    assert stranger is not None
    assert stranger.guest
    assert slackbot is not None
    assert slackbot.is_bot


def test_an_id_that_slack_does_not_know_is_nobody(directory: Directory) -> None:
    directory.ask("U0NOBODY", NOW)

    assert directory.person("U0NOBODY") is None
    assert directory.stale({"U0NOBODY"}, NOW) == []


def test_somebody_of_whom_nothing_was_asked_is_known_by_id_alone_and_unsure(directory: Directory) -> None:
    assert directory.person("U0NEW") == Person("U0NEW", unsure=True)


@pytest.mark.parametrize("error", ["internal_error", "http_500", "drop", "ratelimited"])
def test_where_slack_fails_a_person_stays_as_they_were_and_is_asked_about_again(
    directory: Directory, workspace: Workspace, error: str, caplog: pytest.LogCaptureFixture
) -> None:
    known = _asked(directory, workspace, Member("U0KIT", "kit", "Kit Moss", guest=True))
    later = NOW + timedelta(hours=1)
    workspace.fail("users.info", error)

    directory.ask("U0KIT", later)

    assert directory.person("U0KIT") == known
    assert directory.stale({"U0KIT"}, later) == ["U0KIT"]
    assert "Slack did not say who U0KIT is" in caplog.text
    assert workspace.bot_token not in caplog.text


def test_where_slack_will_not_say_the_person_counts_as_an_officer_and_no_token_is_logged(
    directory: Directory, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    workspace.fail("users.info", "missing_scope")

    directory.ask("U0JO", NOW)

    assert directory.person("U0JO") == Person("U0JO", untold=True)
    assert "missing_scope" in caplog.text
    assert workspace.bot_token not in caplog.text


def test_a_token_that_slack_does_not_take_is_never_in_the_log(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    directory = _directory(workspace, TOKEN)

    directory.ask("U0JO", NOW)
    directory.read_everybody(NOW)

    assert "invalid_auth" in caplog.text
    assert TOKEN not in caplog.text


def test_what_is_known_is_fresh_for_ten_minutes(directory: Directory, workspace: Workspace) -> None:
    _asked(directory, workspace, Member("U0JO", "jo", "Jo Reed"))

    assert directory.stale(["U0JO", "U0NEW"], NOW + FRESH_FOR) == ["U0NEW"]
    assert directory.stale(["U0JO"], NOW + FRESH_FOR + timedelta(seconds=1)) == ["U0JO"]


def test_a_change_that_slack_tells_of_is_kept(directory: Directory, workspace: Workspace) -> None:
    _asked(directory, workspace, Member("U0KIT", "kit", "Kit Moss", guest=True))

    directory.remember(Member("U0KIT", "kit", "Kit Moss").as_json(workspace.home.team_id), NOW)

    assert directory.person("U0KIT") == Person("U0KIT", "Kit Moss", handle="kit")


def test_people_are_found_by_name_or_handle_in_any_case_once_the_list_is_read(
    directory: Directory, workspace: Workspace
) -> None:
    for member in (
        Member("U0UNA", "una", "Una Dale"),
        Member("U0TWIN", "una.d", "una dale"),
        Member("U0ALI", "ali", "Ali Noor"),
    ):
        workspace.add_member(member)

    assert directory.named("Una Dale") == []
    directory.read_everybody(NOW)

    assert {each.id for each in directory.named("UNA  dale")} == {"U0UNA", "U0TWIN"}
    assert [each.id for each in directory.named("ALI")] == ["U0ALI"]
    assert directory.named("Al") == []


def test_the_list_is_read_page_by_page(directory: Directory, workspace: Workspace) -> None:
    for number in range(450):
        workspace.add_member(Member(f"U0P{number}", f"person{number}", f"Person {number}"))

    directory.read_everybody(NOW)

    assert [each.id for each in directory.named("person 449")] == ["U0P449"]
    assert sum(method == "users.list" for method, _, _ in workspace.calls) >= 3


def test_the_nearest_name_is_offered_but_not_a_robots_or_of_one_who_has_left(
    directory: Directory, workspace: Workspace
) -> None:
    for member in (
        Member("U0ALI", "ali", "Ali Noor"),
        Member("U0GAIL", "gail", "Gail Gone", deleted=True),
        Member("U0BOT2", "reminder", "Reminder Robot", is_bot=True),
    ):
        _asked(directory, workspace, member)

    near = directory.nearest("Ali Nor")
    assert near is not None
    assert near.id == "U0ALI"
    assert directory.nearest("Gail Gome") is None
    assert directory.nearest("Reminder Robt") is None
    assert directory.nearest("Xavier") is None


@pytest.mark.parametrize(("minutes", "seconds", "stale"), [(10, 0, []), (10, 1, ["U0ANN"])])
def test_a_person_is_asked_about_again_after_ten_minutes(
    directory: Directory, minutes: int, seconds: int, stale: list[str]
) -> None:
    directory.remember({"id": "U0ANN", "name": "ann"}, NOW)

    assert directory.stale(["U0ANN"], NOW + timedelta(minutes=minutes, seconds=seconds)) == stale
