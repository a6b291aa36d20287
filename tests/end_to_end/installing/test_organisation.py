"""Enterprise Grid: the app is installed once for all workspaces of an organisation."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from end_to_end.councils import SETUP, Councils, councils_on, room_in

from bot.http.refused import Unopened
from local_slack import Workspace

ORGANISATION = "E0NORTH"


@pytest.fixture
def organisation(address: Path | str) -> Iterator[tuple[Councils, Workspace]]:
    with councils_on(address, ("T0PART", "northmoor")) as (host, (part,)):
        _join(part, org_wide=True)
        yield host, part


def _join(part: Workspace, org_wide: bool) -> None:
    """The workspace is one of the organisation's, and so are its people."""
    part.home = replace(part.home, enterprise_id=ORGANISATION, org_wide=org_wide)
    for each in part.members:
        if each.team is None and not each.is_bot:
            part.add_member(replace(each, enterprise=ORGANISATION))


def test_it_is_kept_under_the_organisations_id(organisation: tuple[Councils, Workspace]) -> None:
    host, part = organisation

    assert "boardbot is installed in northmoor" in host.install(part).text

    with host.log.reading() as store:
        (made,) = store.installations.all()
    assert (made.team, made.enterprise, made.is_of_organisation) == (ORGANISATION, ORGANISATION, True)


def test_commands_presses_and_posts_work_in_its_workspaces(organisation: tuple[Councils, Workspace]) -> None:
    host, part = organisation
    host.install(part)
    room = room_in(part)

    assert "is set up" in room(SETUP)
    assert "A1" in room("/action add Recruit @jo due: 31 July 2020")
    assert "@jo" in room("/action show A1")
    listed = room.say("jo", "/action list")
    pressed = part.press("jo", room.channel, listed.ts, "say-0")
    assert pressed.error is None
    host.settle(part)
    assert "Improvement Board" in part.messages(room.channel)[-1].text
    with host.log.reading() as store:
        assert [each.team for each in store.boards.all()] == [ORGANISATION]


def test_an_installation_of_one_workspace_goes_before_its_organisations(address: Path | str) -> None:
    with councils_on(address, ("T0PART", "northmoor"), ("T0ALONE", "southmoor")) as (host, (part, alone)):
        _join(part, org_wide=True)
        _join(alone, org_wide=False)
        host.install(part)
        host.install(alone)
        rooms = [room_in(part), room_in(alone)]
        for room in rooms:
            assert "is set up" in room(SETUP)

        rooms[0]("/action add Recruit")

        assert "Recruit" not in rooms[1]("/action list")
        with host.log.reading() as store:
            assert {each.team for each in store.boards.all()} == {ORGANISATION, "T0ALONE"}


@pytest.mark.parametrize("can_be_opened", [True, False])
def test_its_organisations_does_not_stand_in_for_a_workspaces_own(address: Path | str, can_be_opened: bool) -> None:
    """Another process has just been told of it; or its token was sealed by a key that is not here, which is said."""
    with councils_on(address, ("T0PART", "northmoor"), ("T0ALONE", "southmoor")) as (host, (part, alone)):
        _join(part, org_wide=True)
        _join(alone, org_wide=False)
        host.install(part)
        with host.log.writing() as store:
            made = store.installations.of(ORGANISATION)
            assert made is not None
            sealed = made.sealed_token if can_be_opened else "sealed by another key"
            store.installations.save(replace(made, team="T0ALONE", sealed_token=sealed))

        with nullcontext() if can_be_opened else pytest.raises(Unopened):
            served = host.sites[0].site.workspaces.of({"team_id": "T0ALONE", "enterprise_id": ORGANISATION})
            assert served is not None
            assert served.identity.team == "T0ALONE"
