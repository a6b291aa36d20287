"""A host of many councils: several workspaces that install one app, and the real bot that serves them over HTTP."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
from cryptography.fernet import Fernet
from end_to_end.over_http import SECRET, Deliveries, Served, site_served
from end_to_end.stage import EVERYBODY, JULY_8, POST_SECONDS, Clock, words
from pydantic import SecretStr

from bot.settings import Settings, settings_of
from bot.slack.manifest import INSTALL_PATH, REDIRECT_PATH, REQUEST_PATH, manifest
from local_slack import Answer, Channel, Member, Workspace
from local_slack.distribution import Distribution, distributed
from storage.database import Database

SETUP = "/board setup Improvement Board chair: @pat"
STATE_COOKIE = "slack-app-oauth-state"
ADDRESS = f"https://bot.host.example{REQUEST_PATH}"


@dataclass
class Councils:
    """The workspaces, the log, and the sites that serve them. The clock stands still until a test moves it."""

    slack: Distribution
    log: Database
    clock: Clock
    settings: Settings
    sites: list[Served] = field(default_factory=list)

    def install(self, council: Workspace) -> httpx.Response:
        """Somebody of that workspace installs the app; the page that they read in the end."""
        return self.come_back(*self.begin(), self.slack.allowed(council))

    def begin(self) -> tuple[str, str]:
        """Somebody opens the address for it: the state that goes to Slack with them, and the browser's cookie."""
        begun = self.opened("")
        assert begun.status_code == 302, begun.text
        (state,) = parse_qs(urlsplit(begun.headers["location"]).query)["state"]
        return state, begun.cookies[STATE_COOKIE]

    def opened(self, query: str) -> httpx.Response:
        """What the address for it answers, with those words behind it."""
        return httpx.get(f"{self.sites[0].address.url}{INSTALL_PATH}?{query}")

    def come_back(self, state: str, cookie: str, code: str, site: int = 0) -> httpx.Response:
        """Slack sends them back with a code."""
        headers = {"Cookie": f"{STATE_COOKIE}={cookie}"} if cookie else {}
        url = f"{self.sites[site].address.url}{REDIRECT_PATH}"
        return httpx.get(url, params={"state": state, "code": code}, headers=headers)

    def later(self, **by: float) -> None:
        """Moves the clock on: `later(days=1)`."""
        self.clock.set(self.clock() + timedelta(**by))

    def settle(self, council: Workspace) -> None:
        """Wakes the jobs of that workspace in every site, and waits until each has looked."""
        for site in self.sites:
            body = {"team_id": council.home.team_id, "enterprise_id": council.home.enterprise_id}
            served = site.site.workspaces.of(body | {"is_enterprise_install": council.home.org_wide})
            for job in (served.job, served.later_job) if served else ():
                job.wake()
                assert job.wait_until_settled(POST_SECONDS)


@dataclass
class CouncilRoom:
    """A channel of a council. Calling it types a line there."""

    council: Workspace
    channel: Channel

    def say(self, person: Member | str, line: str) -> Answer:
        """Types a line; the answer came in time and can be shown."""
        answer = self.council.command(person, self.channel, line)
        assert answer.error is None, (line, answer.error, answer.problems)
        return answer

    def __call__(self, line: str, by: Member | str = "sam") -> str:
        return words(self.say(by, line))


def council_of(clock: Clock, team: str, domain: str, **more: object) -> Workspace:
    """A workspace that may install the app; nobody has yet. Its people have the same ids as every other's."""
    made = Workspace(clock, team_id=team, domain=domain, **more)
    made.bot_token = f"xoxb-{team}-{made.bot_token.removeprefix('xoxb-')}"
    made.install(manifest("/board-status", ADDRESS, distributed=True))
    made.installed = False
    for member in EVERYBODY:
        made.add_member(member)
    return made


def room_in(council: Workspace, channel: str = "C0BOARD") -> CouncilRoom:
    """A channel with everybody in it, of the same id in every council."""
    return CouncilRoom(council, council.add_channel("improvement-board", id=channel, members=EVERYBODY))


def with_a_board(host: Councils, council: Workspace) -> CouncilRoom:
    """The council installs the app and sets up its board."""
    host.install(council)
    room = room_in(council)
    room(SETUP)
    host.settle(council)
    return room


def has_ended(host: Councils, council: Workspace) -> bool:
    """Its installation has ended."""
    with host.log.reading() as store:
        made = store.installations.of(council.home.team_id)
    return made is not None and made.ended_at is not None


def uninstalled(host: Councils, council: Workspace) -> None:
    """The council takes the app out, and the bot has heard of it."""
    for told in council.uninstall():
        assert told.answered.wait(POST_SECONDS)
    assert has_ended(host, council)


@contextmanager
def councils_on(
    address: Path | str, *teams: tuple[str, str], sites: int = 1
) -> Iterator[tuple[Councils, list[Workspace]]]:
    """Workspaces of those ids and names, and a host with so many sites. Nobody has installed the app yet."""
    clock = Clock(JULY_8)
    workspaces = [council_of(clock, *each) for each in teams]
    with distributed(workspaces) as slack, closing(Database(address)) as log, ExitStack() as stack:
        settings = host_settings(slack, address)
        host = Councils(slack, log, clock, settings)
        log.prepare()
        for _ in range(sites):
            host.sites.append(stack.enter_context(site_served(settings, clock)))
        for each in workspaces:
            each.sockets = stack.enter_context(closing(Deliveries([one.address for one in host.sites], each)))
        yield host, workspaces


def host_settings(slack: Distribution, log: Path | str, keys: str = "") -> Settings:
    """What `boardbot serve` of such a host would read from its environment."""
    return settings_of(
        slack_signing_secret=SecretStr(SECRET),
        slack_client_id=slack.client_id,
        slack_client_secret=SecretStr(slack.client_secret),
        boardbot_token_keys=SecretStr(keys or Fernet.generate_key().decode()),
        slack_api_url=slack.api_url,
        boardbot_database=log,
    )
