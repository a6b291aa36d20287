"""The fingerprint at a digest's foot: what it is of, who finds it, and what no longer has it."""

import re
from pathlib import Path

import pytest
from conversation import JO, PAT, SAM
from end_to_end.postroom import TO_MONDAY, Postroom, at_terminal, typed
from older_logs import first_row, write_older_log
from tampering import tamper

from storage.upkeep.verify import problems_in

BOARD = "Improvement Board"
LINES = (
    ("/action add Visits plan <@U0JO> due: 31 August 2020", SAM),
    ("/action done A1 dip sample of 20 in the July folder", JO),
    ("/action close A1", PAT),
    ("/measure add Visits", SAM),
    ("/measure target M1 visits at least 85% by 30 June 2020", SAM),
    ("/measure reading M1 visits 77% as at 30 June 2020", SAM),
)
AFTER = (("/action add Second plan", JO), ("/action update A2 half done", JO))


@pytest.fixture
def terminal(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> Postroom:
    return at_terminal(post, monkeypatch, LINES)


def posted(terminal: Postroom) -> str:
    """Posts Monday's digest; the fingerprint in its last line, and things are done after it."""
    main = terminal.tick(**TO_MONDAY)[-1]
    for line, by in AFTER:
        terminal(line, by)
    found = re.fullmatch(r"log ((?:[0-9a-f]{4} ){4}[0-9a-f]{4})", main.text.splitlines()[-1])
    assert found, main.text
    return found[1]


def check(words: str, *more: str) -> tuple[int, str]:
    """What `boardbot verify --fingerprint` says first, and its exit code."""
    told = typed("verify", "--fingerprint", words, *more)
    return told.exit_code, told.output.splitlines()[0]


def test_a_digest_bears_the_hash_of_the_boards_last_line_and_its_metadata_all_of_it(terminal: Postroom) -> None:
    with terminal.stage.log.reading() as store:
        line, whole = store.history.last_of(1)

    words = posted(terminal)

    main = terminal.room.posted()[-1]
    assert words.replace(" ", "") == whole[:20]
    assert main.metadata is not None
    assert main.metadata["event_payload"] | {"key": ""} == {"key": "", "history_line": line, "history_hash": whole}
    last = terminal.last()
    assert last is not None
    assert (last.history_id, last.history_hash) == (line, whole)
    assert not [each.text for each in terminal.thread() if "log " in each.text]
    assert f"log {words}" in terminal("/digest last")


def test_the_preview_bears_that_of_now(terminal: Postroom) -> None:
    with terminal.stage.log.reading() as store:
        _, before = store.history.last_of(1)
    first = terminal("/digest")
    terminal("/action add Another")
    second = terminal("/digest")

    assert f"log {before[:4]} {before[4:8]}" in first
    assert f"log {before[:4]} {before[4:8]}" not in second
    assert re.search(r"^log( [0-9a-f]{4}){5}$", typed("digest", "--board", BOARD).output, re.MULTILINE)
    assert not re.search(r"^log ", typed("digest", "--board", BOARD, "--as-at", "2020-07-08").output, re.MULTILINE)


@pytest.mark.parametrize(
    "written",
    [
        lambda words: words,
        lambda words: words.replace(" ", ""),
        lambda words: words.upper(),
        lambda words: f"log {words}",
        lambda words: f"  Log {words.upper()}  ",
        lambda words: words.replace(" ", "\u00a0"),
        lambda words: words.replace(" ", "  "),
        lambda words: f"`log {words}`.",
        lambda words: f"\u201c{words}\u201d",
        lambda words: f"log: {words}",
    ],
)
def test_it_is_found_however_it_is_written(terminal: Postroom, written: object) -> None:
    words = posted(terminal)
    assert callable(written)

    code, told = check(written(words))

    assert code == 0
    assert told == (
        f"ok  {words} is line 7 of the history of {BOARD}: reading M1, Wed 8 Jul 2020 at 09:00. All up to it is as it "
        "was when it was written. 5 lines came after it."
    )


def test_it_is_found_without_quotes_with_its_board_and_by_all_of_the_hash(terminal: Postroom) -> None:
    words = posted(terminal)
    main = terminal.room.posted()[-1]
    assert main.metadata is not None

    assert typed("verify", "--fingerprint", *words.split()).output.startswith(f"ok  {words} is line 7")
    assert check(words, "--board", BOARD)[0] == 0
    assert check(words, "--board", terminal.room.channel.id)[0] == 0
    assert check(main.metadata["event_payload"]["history_hash"])[0] == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("4f2a 91c0 77de 03b1", "is no fingerprint: that has 20 digits"),
        ("4f2a 91c0 77de 03b1 c5dg", "is no fingerprint: that has 20 digits"),
        ("4f2a 91c0 77de 03b1 c5d8 " * 4, "is no fingerprint: that has 20 digits"),
        ("4f2a 91c0 77de 03b1 c5d", "is no fingerprint: that has 20 digits"),
        ("4f2a 91c0 77de 03b1 c5d88", "is no fingerprint: that has 20 digits"),
        ("", '"" is no fingerprint'),
        ("Wed 8 Jul 2020", "is no fingerprint"),
    ],
)
def test_what_is_no_fingerprint_is_refused_with_one_to_copy(terminal: Postroom, words: str, told: str) -> None:
    result = typed("verify", "--fingerprint", words)

    assert result.exit_code == 1
    assert told in result.output
    assert 'boardbot verify --fingerprint "4f2a 91c0 77de 03b1 c5d8"' in result.output


def test_words_that_belong_to_no_option_are_refused_rather_than_passed_over(terminal: Postroom) -> None:
    told = typed("verify", "4f2a")

    assert told.exit_code == 2
    assert "4f2a belongs to no option. A fingerprint stands after --fingerprint." in told.output


def test_one_digit_mistyped_is_found_by_nobody(terminal: Postroom) -> None:
    words = posted(terminal)
    other = f"{words[:-1]}{(int(words[-1], 16) + 1) % 16:x}"

    code, told = check(other)

    assert code == 1
    assert told.startswith(f"PROBLEM  No line of the history of any board has the fingerprint {other}. If it is copied")


def test_of_all_of_the_hash_every_digit_is_said_that_was_looked_for(terminal: Postroom) -> None:
    words = posted(terminal)
    main = terminal.room.posted()[-1]
    assert main.metadata is not None
    whole = main.metadata["event_payload"]["history_hash"]
    other = f"{whole[:-1]}{(int(whole[-1], 16) + 1) % 16:x}"

    code, told = check(other)

    assert code == 1
    assert f"has the fingerprint {words} " in told
    assert f"{other[-4:]}. If it is copied" in told


def test_another_boards_line_is_none_of_this_ones(terminal: Postroom) -> None:
    words = posted(terminal)
    terminal.talk.channel = "C0PANEL"
    terminal("/board setup Panel")

    assert check(words, "--board", "Panel") == (
        1, f"PROBLEM  {words} is the fingerprint of a line of {BOARD}, and of none of Panel.",
    )  # fmt: skip
    assert check(words, "--board", "Nowhere")[0] == 1


REWRITTEN = {
    "a line altered": ("UPDATE history SET said = '/action close A1 agreed' WHERE verb = 'close'",),
    "who signed it off": ("UPDATE history SET person = 'U0SAM' WHERE verb = 'close'",),
    "a line taken out": (
        "DELETE FROM history WHERE verb = 'reading'",
        "DELETE FROM readings",
        "UPDATE history SET id = id - 1 WHERE id > 7",
        "UPDATE digests SET history_id = history_id - 1",
    ),
}


@pytest.mark.parametrize("how", REWRITTEN)
def test_a_file_that_was_rewritten_all_through_agrees_with_itself_and_not_with_the_channel(
    terminal: Postroom, how: str
) -> None:
    """Chain, tables and digests and all, so that nothing in the file shows it."""
    words = posted(terminal)
    path = terminal.stage.log.path
    with terminal.stage.log.reading() as store:
        before = list(store.history.rows())

    tamper(path, *REWRITTEN[how], redo=True)

    with terminal.stage.log.reading() as store:
        assert list(store.history.rows()) != before
    assert problems_in(terminal.stage.log) == []
    assert f"log {words}" not in terminal("/digest last")
    code, told = check(words)
    assert code == 1
    assert told.startswith(f"PROBLEM  No line of the history of any board has the fingerprint {words}.")


def test_a_history_that_was_cut_off_with_all_that_it_changed_is_found_by_the_fingerprint_alone(
    terminal: Postroom,
) -> None:
    with terminal.stage.log.reading() as store:
        keeps = store.history.count() - 1
    words = posted(terminal)
    tamper(
        terminal.stage.log.path,
        f"DELETE FROM history WHERE id > {keeps}",
        "DELETE FROM readings",
        "DELETE FROM actions WHERE ref = 'A2'",
        "DELETE FROM outbox WHERE digest_id IS NOT NULL",
        "DELETE FROM digests",
        "UPDATE boards SET next_action = 2",
    )

    assert problems_in(terminal.stage.log) == []
    assert check(words)[0] == 1
    assert check(words)[1].startswith("PROBLEM  No line")


@pytest.mark.parametrize(
    ("sql", "whole"),
    [
        ("UPDATE history SET said = 'other' WHERE id = 3", False),
        ("UPDATE history SET said = 'other' WHERE id = 7", False),
        ("DELETE FROM history WHERE id = 4", False),
        ("UPDATE history SET hash = replace(hash, substr(hash, 21), '') WHERE id = 7", False),
        ("UPDATE history SET said = 'other' WHERE id = 8", True),
        ("DELETE FROM history WHERE id > 8", True),
    ],
)
def test_it_says_whether_all_up_to_it_is_as_it_was(terminal: Postroom, sql: str, whole: bool) -> None:
    words = posted(terminal)
    tamper(terminal.stage.log.path, sql)

    result = typed("verify", "--fingerprint", words)

    assert result.exit_code == 1, "something else is wrong with the log where not that"
    assert (f"ok  {words} is line 7" in result.output) == whole
    assert ("It, or a line before it, is not as it was." in result.output) == (not whole)


def test_a_boards_fingerprint_stands_whatever_was_done_to_another_boards_lines(terminal: Postroom) -> None:
    here = terminal.talk.channel
    terminal.talk.channel = "C0PANEL"
    terminal("/board setup Panel")
    terminal("/action add Theirs")
    terminal.talk.channel = here
    terminal("/action add Ours")
    words = posted(terminal)

    tamper(terminal.stage.log.path, "UPDATE history SET said = 'other' WHERE board_id = 2")
    result = typed("verify", "--fingerprint", words)
    assert f"ok  {words} is line 8" in result.output
    assert "PROBLEM  History line 8 was altered" in result.output

    tamper(terminal.stage.log.path, "DELETE FROM history WHERE board_id = 2")
    assert f"ok  {words} is line 8" in typed("verify", "--fingerprint", words).output


def test_a_log_from_before_has_fingerprints_of_its_older_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "older.db"
    write_older_log("0.4.0", path)
    monkeypatch.setenv("BOARDBOT_DATABASE", str(path))
    assert typed("verify").exit_code == 0
    (own,) = first_row(path, "SELECT hash FROM history WHERE board_id = 1 ORDER BY id DESC LIMIT 1")

    assert check(own[:20])[1].startswith(f"ok  {own[:4]} {own[4:8]}")
    tamper(path, "UPDATE history SET said = 'other' WHERE id = 213")
    assert "It, or a line before it, is not as it was." in check(own[:20])[1], "the older lines are one chain"
