"""Every command on the terminal that is of a board, on a host of two councils with boards of one name: what it prints or
writes of one holds no word of the other, and people are called as their own council's Slack calls them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from end_to_end.councils import Councils, councils_on
from end_to_end.postroom import typed
from security.councils.in_slack import Council, read_file, settled_in
from security.councils.two import OPENING, their_words_in

from bot.command_line import main
from commands.exports.lists import EXPORTS

TEAMS = (("T0ONE", "northmoor"), ("T0TWO", "eastvale"))
# The board of a made-up council, and no log.
OF_NO_LOG = {"demo"}
PLAN = "Ref,Action,Due,Status\nA1,Visits plan,31/07/2020,Scorecard\nP1,Panel letter,30/09/2020,Open\n"
COMMANDS: tuple[tuple[str, ...], ...] = (
    *(("export", "--of", name) for name in EXPORTS),
    ("export", "--format", "text"),
    ("export", "--of", "record"),
    ("export", "--of", "record", "--format", "text"),
    ("export", "--output", "OUT.xlsx"),
    ("export", "--format", "proof"),
    ("digest",),
    ("verify",),
    ("pack", "--output", "OUT.docx"),
    ("pack", "--output", "OUT.xlsx", "--for", "cabinet"),
    ("import", "PLAN.csv", "--dry-run"),
    ("remove", "--proof", "OUT.proof", "--because", "its time is over"),
)
# What holds no words of a board's own, but where something is wrong with it; or has none on these boards.
WORDLESS = {"export --of self-assessment", "export --of events", "export --of statements", "verify", "remove --proof"}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Councils, list[Council]]]:
    """Both councils have their board, and each speaks in words of its own."""
    with councils_on(tmp_path_factory.mktemp("log") / "boardbot.db", *TEAMS) as (host, workspaces):
        councils = [settled_in(host, each, place == 1) for place, each in enumerate(workspaces)]
        for line, by in OPENING:
            for council in councils:
                council.types(line, by.id)
            host.later(seconds=70)
        yield host, councils


@pytest.fixture
def run(
    host: tuple[Councils, list[Council]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[[Council, tuple[str, ...]], str]:
    """Types a command on the terminal of that host, of a council's board: what it prints, and what it writes."""
    lit, _ = host
    monkeypatch.chdir(tmp_path)
    for name, value in (
        ("SLACK_SIGNING_SECRET", lit.settings.secret("slack_signing_secret")),
        ("SLACK_CLIENT_ID", lit.slack.client_id),
        ("SLACK_CLIENT_SECRET", lit.slack.client_secret),
        ("BOARDBOT_TOKEN_KEYS", lit.settings.secret("boardbot_token_keys")),
        ("SLACK_API_URL", lit.slack.api_url),
        ("BOARDBOT_DATABASE", str(lit.settings.log_address)),
    ):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)

    def of(council: Council, command: tuple[str, ...]) -> str:
        for each in Path().iterdir():
            each.unlink()
        Path("PLAN.csv").write_text(council.said(PLAN))
        Path("OUT.proof").write_text("")
        board = f"{council.slack.home.team_id}/{council.room.channel.id}"
        told = typed(*command, "--board", board).output
        return told + " ".join(read_file(each.read_bytes()) for each in Path().glob("OUT.*"))

    return of


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_s88_a_command_on_the_terminal_tells_of_one_council_alone(
    host: tuple[Councils, list[Council]], run: Callable[[Council, tuple[str, ...]], str], command: tuple[str, ...]
) -> None:
    _, (ours, others) = host

    mine, theirs = run(ours, command), run(others, command)

    assert mine
    assert their_words_in(mine) == set()
    assert "Sam Cole" not in theirs
    assert bool(their_words_in(theirs)) != any(" ".join(command).startswith(each) for each in WORDLESS)


def test_every_command_that_is_of_a_board_is_tried() -> None:
    of_boards = {
        name for name, each in main.commands.items() if any("--board" in option.opts for option in each.params)
    }

    assert of_boards - OF_NO_LOG == {command for command, *_ in COMMANDS}
