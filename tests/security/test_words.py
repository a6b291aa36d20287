"""What a person types is data, wherever it is shown."""

from pathlib import Path
from typing import Any

import pytest
from conversation import SAM as SUPPORT, Conversation
from end_to_end.postroom import Postroom, typed
from end_to_end.stage import JO, PAT, SAM, Room, leaves
from hostile.patterns import seconds
from security.attempts import answered

from commands.exports.cells import safe_cell
from commands.imports.any_file import MOST_BYTES
from local_slack import Member
from storage.database import Database

# One letter that is eighteen once it is made plain.
WIDE = "\ufdfa"
RING = "<!channel> <!here> <!everyone> <!subteam^S1|@team>"
# A line for every place in which words are kept.
EVERYWHERE = (
    f"/area add Visits {RING} lead: Head of {RING} source: {RING} theme: {RING}",
    f"/measure add M1 Visits {RING} owner: Head of {RING} source: {RING}",
    f"/measure target M1 {RING} visits at least 85% by 30 June 2020",
    f"/measure target M1 evidence: {RING}",
    "/measure claim M1 met source: " + RING,
    f"/action add Plan {RING} owner: Lead {RING} due: 9 July area: AR1 source: {RING}",
    f"/action update A1 note {RING} progress: {RING} rating: amber because {RING}",
    f"/action due A1 10 July 2020 because {RING}",
    f"/action done A1 seen {RING}",
    f"/action return A1 because {RING}",
    f"/action hold A1 because {RING}",
    f"/risk add Posts {RING} owner: Head of {RING} score: 3x4 controls: {RING} area: AR1",
    f"/risk update RK1 note {RING} controls: {RING}",
    f"/risk score RK1 4x4 because {RING}",
)


@pytest.fixture(scope="module")
def rung(stage: Any) -> Room:
    """A board that rings everybody by name, and everything in which is written so, by somebody who is called so."""
    member = stage.workspace.add_member(Member("U0RING", "ring", f"Rita {RING}"))
    room = stage.room()
    stage.workspace.join(room.channel, member)
    assert "is set up" in room(f"/board setup Board {RING} chair: @pat", by=SAM, form="raw")
    for line in EVERYWHERE:
        said = room(line, by=SAM, form="raw")
        assert not said.startswith("Not "), (line, said)
    room("/action add Ask <@U0RING> about it", by=SAM, form="raw")
    stage.later(days=5)
    return room


@pytest.mark.parametrize(
    "words",
    [
        "status",
        "area list",
        "area show AR1",
        "action list all",
        "action show A1",
        "measure list",
        "measure show M1",
        "risk list",
        "risk show RK1",
        "digest",
        "board roles",
    ],
)
def test_s1_nothing_that_is_typed_rings_everybody(rung: Room, words: str) -> None:
    workspace = rung.stage.workspace

    said = answered(rung, rung.channel, lambda: workspace.say(JO, rung.channel, f"@boardbot {words}"))

    assert "<!" not in said.text
    # A reply shows what was typed, or this would find nothing wherever it looked.
    assert "&lt;!channel&gt;" in said.text
    assert {each["type"] for each in leaves(said.blocks)} <= {"text", "user", "plain_text", "raw_text", "button"}


def test_s1_nor_does_the_digest(rung: Room) -> None:
    rung.stage.settle()
    rung("/digest post", by=SAM)
    rung.stage.settle()

    for digest in rung.posted():
        assert "&lt;!channel&gt;" in digest.text
        assert "<!" not in digest.text


@pytest.mark.parametrize(
    "line",
    [
        "/action add Ask <<@U0PAT>> about it owner: Lead",
        "/action add Ask <@U0ALIAS> about it owner: Lead",
        "/action add Ask &lt;<@U0ID>&gt; about it owner: Lead",
        "/action add Ask him due: Ongoing, ask <@U0PAT> first",
        "/action add 2 of 4 children seen confirm: <@U0PAT> says these are schools",
    ],
)
def test_s1_a_person_who_is_mentioned_in_words_is_a_name_there(board: Room, line: str) -> None:
    workspace = board.stage.workspace
    for member in (Member("U0ALIAS", "alias", "<@U0PAT>\n<!here>"), Member("U0ID", "id", "U0PAT")):
        workspace.add_member(member)
    board.stage.later(minutes=11)
    board(line, by=SAM, form="raw")

    said = answered(board, board.channel, lambda: workspace.say(JO, board.channel, "@boardbot action show A1"))

    assert "<@U0PAT>" not in said.text


def test_s2_a_link_stands_there_as_its_address(board: Room) -> None:
    board("/action add See <https://evil.example|https://council.example>", form="raw")

    page = board.say(JO, "/action show A1")

    assert "See https://evil.example" in page.text
    assert "council.example" not in page.text + str(page.blocks)
    assert "link" not in {each["type"] for each in leaves(page.blocks)}


def test_s3_no_link_is_unfolded_where_the_bot_posts(board: Room) -> None:
    board("/action add See https://evil.example/pixel.png")
    workspace = board.stage.workspace

    said = answered(board, board.channel, lambda: workspace.say(JO, board.channel, "@boardbot action show A1"))

    assert "https://evil.example/pixel.png" in said.text
    assert (said.unfurl_links, said.unfurl_media) == (False, False)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85"], ids=ascii)
def test_s4_words_cannot_pass_for_a_line_of_the_bots_own(board: Room, line_break: str) -> None:
    board(f"/action add Plan{line_break}A2 closed. owner: Lead{line_break}A3 closed.")

    shown = board("/action list all")

    assert not any(line.startswith(("A2 closed", "A3 closed")) for line in shown.splitlines())


@pytest.mark.parametrize("letter", ["\x1b", "\x00", "\u202e", "\u2066", "\u200f", "\u061c", "\u034f"], ids=ascii)
def test_s5_characters_that_cannot_be_seen_are_refused(board: Room, letter: str) -> None:
    before = board.stage.history()

    assert "invisible character" in board(f"/action add Plan{letter} for visits")
    assert board.stage.history() == before


def test_s6_more_than_three_thousand_characters_are_refused(board: Room) -> None:
    before = board.stage.history()

    assert "the log takes 3,000 at a time" in board("/action add " + "word " * 601)
    assert board.stage.history() == before


@pytest.mark.parametrize("filling", [" ", "\n", "1", "A. ", "child "])
def test_s6_and_at_once(board: Room, filling: str) -> None:
    # Slack waits three seconds, and so does the workspace; it took a minute.
    answer = board.say(JO, "/action add child" + filling * 40_000 + "x")

    assert "the log takes 3,000 at a time" in answer.text


@pytest.mark.parametrize(
    "line",
    [
        f"/measure reading M6 a{' ' * 1400}b", f"/measure target M6 a{' ' * 2900}b", f"/action show {WIDE * 2900}",
        f"/action update A1 {'<@U1|' * 580}", f"/action add x owner: a{' ' * 2900}(", f"/action list {'open ' * 580}",
        f"/status as at {' ' * 2900}x", f"/action update A1 a{chr(0x301) * 1450}{chr(0x316) * 1450}",
        f"/action done A1 {'“' * 2900}", f"/board {WIDE * 2900}",
    ],
)  # fmt: skip
def test_s6_nor_does_a_shorter_line_keep_anybody_waiting(log: Database, line: str) -> None:
    """Processor time beside that of plain words as long; `tests/hostile/` tries every verb and every pattern."""
    say = Conversation(log)
    say("/board setup Improvement Board", by=SUPPORT)
    say("/measure add M6 Visits")
    say("/action add First")
    plain = f"{' '.join(word for word in line.split()[:2] if len(word) < 20)} {'the second officer chairs ' * 110}"

    def cost(words: str) -> float:
        say.later(seconds=61)
        return seconds(lambda: say(words))

    assert any(cost(line) < 12 * cost(plain) for _ in range(3))


@pytest.mark.parametrize(
    "words", ["x'); DROP TABLE actions; --", '" OR 1=1 --', "100%_", "' || (SELECT hash FROM history) || '"]
)
def test_s7_words_are_never_sql(board: Room, words: str) -> None:
    board(f"/action add {words}", by=PAT)

    assert words in board("/action show A1")
    assert board(f"/action list {words}").startswith("1 action")
    assert "There is no action" in board("/action show x'OR'1'='1")


@pytest.mark.parametrize("words", ['=HYPERLINK("https://evil.example","Open")', "+1", "-1", "@SUM(A1)"])
def test_s8_no_cell_of_an_export_is_a_formula(terminal: Postroom, words: str) -> None:
    terminal(f"/action add Plan source: {words}")
    terminal(f"/action update A1 progress: {words}")

    (row,) = typed("export", "--board", "Improvement Board").output.splitlines()[1:]

    assert row.count("'" + words.replace('"', '""')) == 2
    assert safe_cell("\t" + words) == "'\t" + words


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("actions.xlsx", b"PK", "is damaged, or is no workbook"),
        ("actions.xls", b"PK", "is an old workbook (.xls)"),
        ("actions.csv", b"ref,action\nA1," + b"x" * MOST_BYTES, "is larger than 10 MB"),
        ("folder.csv", None, "There is no file"),
    ],
)
def test_s9_an_import_reads_csv_files_of_a_bearable_size(
    terminal: Postroom, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    path = tmp_path / name
    path.mkdir() if content is None else path.write_bytes(content)

    result = typed("import", path, "--board", "Improvement Board")

    assert result.exit_code == 1
    assert reason in result.output


def test_s9_nothing_in_a_file_makes_an_import_read_another(terminal: Postroom, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("ref,action\nS1,Secret\n")
    words = f"@{tmp_path}/secret.csv"
    (tmp_path / "actions.csv").write_text(f"ref,title,update,owner\nA1,{words},<{words},file://{words}\n")

    assert typed("import", tmp_path / "actions.csv", "--board", "Improvement Board", "--yes").exit_code == 0

    assert words in terminal("/action show A1")
    assert "Secret" not in terminal("/action list all")
