"""Slack tells that an organisation's installation has ended, or that of one workspace beside it: whichever it names."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from end_to_end.councils import Councils, councils_on

from local_slack import Workspace, payloads

ORGANISATION = "E0NORTH"
UNINSTALLED = {"type": "app_uninstalled"}
REVOKED = {"type": "tokens_revoked", "tokens": {"bot": ["U0BOARDBOT"]}}
_numbers = count(1)


@pytest.fixture
def beside(address: Path | str) -> Iterator[tuple[Councils, Workspace, Workspace]]:
    """An organisation that has installed the app, and a workspace of it that has done so by itself."""
    with councils_on(address, ("T0PART", "northmoor"), ("T0ALONE", "southmoor")) as (host, (part, alone)):
        for each in (part, alone):
            each.home = replace(each.home, enterprise_id=ORGANISATION, org_wide=each is part)
            host.install(each)
        host.later(minutes=5)
        yield host, part, alone


def _told(host: Councils, of: Workspace, event: dict[str, object], **other: object) -> int:
    """What Slack is answered; `other` fields stand in the place of its own, and one that is None is left out."""
    sent = payloads.event(of.home, event, f"Ev{next(_numbers)}", int(host.clock().timestamp()))
    sent |= {"enterprise_id": ORGANISATION} | other
    body = {name: value for name, value in sent.items() if value is not None}
    return host.sites[0].address.post(json.dumps(body).encode(), "application/json").status_code


def _active(host: Councils) -> set[str]:
    with host.log.reading() as store:
        return {each.team for each in store.installations.active()}


@pytest.mark.parametrize(
    "named",
    [
        {},
        {"authorizations": []},
        {"authorizations": [], "team_id": "T0ALONE"},
        {"authorizations": None, "team_id": None},
        {"authorizations": None, "team_id": ORGANISATION},
    ],
)
@pytest.mark.parametrize("event", [UNINSTALLED, REVOKED], ids=["uninstalled", "revoked"])
def test_an_organisations_ends_whatever_slack_names_beside_it(
    beside: tuple[Councils, Workspace, Workspace], event: dict[str, object], named: dict[str, object]
) -> None:
    host, part, _ = beside
    part.installed = False

    _told(host, part, event, **named)

    assert _active(host) == {"T0ALONE"}


@pytest.mark.parametrize("fault", ["", "drop"])
def test_a_workspaces_own_end_however_often_it_is_told_is_not_the_organisations(
    beside: tuple[Councils, Workspace, Workspace], fault: str
) -> None:
    """Also where Slack does not say whether a token is good."""
    host, part, alone = beside
    alone.installed = False
    for event in (REVOKED, UNINSTALLED):
        if fault:
            part.fail("auth.test", fault)
            alone.fail("auth.test", fault)
        assert _told(host, alone, event) == 200
        part.faults.clear()
        alone.faults.clear()

    assert _active(host) == {ORGANISATION}


def test_an_event_that_names_nobody_is_refused(beside: tuple[Councils, Workspace, Workspace]) -> None:
    host, part, _ = beside

    assert _told(host, part, UNINSTALLED, authorizations=None, team_id=None, enterprise_id=None) == 400
