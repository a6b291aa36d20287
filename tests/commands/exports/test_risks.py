"""`boardbot export --of risks` and `--of scores`: CSV that a spreadsheet opens safely and an import reads again."""

import csv
import io
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from conversation import JO, PAT, SAM, Conversation
from spreadsheets import from_files, import_all

from commands.exports.lists import EXPORTS
from commands.imports.meanings.board_mapping import NO_MAPPING
from storage.database import Database
from storage.upkeep.verify import problems_in

LINES = (
    ("/area add R07 Children in need", JO),
    ("/action add Recruit two @jo", JO),
    ("/risk add Posts stay empty @jo score: 4x5 target: 2x3 controls: agency cover area: R07", JO),
    ("/risk link RK1 A1", JO),
    ("/risk add =Audits slip, and more owner: Head of MASH", JO),
    ("/risk add Visits slip score: 2x2", JO),
    ("/risk close RK3 because they are in time", PAT),
)


@pytest.fixture
def risks(say: Conversation) -> Conversation:
    for line, by in LINES:
        assert not say.reply(line, by=by).refused, line
    say.later(days=7)
    say("/risk score RK1 3x5 because two have started")
    say("/risk update RK1 cover runs out in May")
    return say


def rows(say: Conversation, of: str) -> list[dict[str, str]]:
    with say.log.reading() as store:
        board = store.boards.all()[0]
        return list(csv.DictReader(io.StringIO(EXPORTS[of].out(store, board, "csv", say.crowd))))


def test_every_risk_with_its_latest_score_and_what_it_goes_with(risks: Conversation) -> None:
    first, second, third = rows(risks, "risks")

    assert first == {
        "ref": "RK1", "risk": "Posts stay empty", "owner": "Jo Reed", "likelihood": "3", "impact": "5", "score": "15",
        "controls": "agency cover", "target": "2x3", "reviewed": "2020-07-15", "as_at": "2020-07-15",
        "update": "cover runs out in May", "status": "open", "area": "R07", "linked_actions": "A1", "direction": "better",
        "opened_on": "2020-07-08", "owner_id": "U0JO",
    }  # fmt: skip
    assert (second["risk"], second["owner"], second["score"]) == ("'=Audits slip, and more", "Head of MASH", "")
    assert (third["status"], third["owner"]) == ("closed", "")


def test_every_score_that_counts(risks: Conversation) -> None:
    assert [(each["ref"], each["as_at"], each["score"], each["because"]) for each in rows(risks, "scores")] == [
        ("RK1", "2020-07-08", "20", ""),
        ("RK1", "2020-07-15", "15", "two have started"),
        ("RK3", "2020-07-08", "4", ""),
    ]


def test_whom_the_list_names_is_asked_for(risks: Conversation) -> None:
    with risks.log.reading() as store:
        assert EXPORTS["risks"].people(store, store.boards.all()[0]) == ["U0JO"]


def test_what_is_exported_comes_in_again(risks: Conversation, tmp_path: Path) -> None:
    with risks.log.reading() as store:
        words = EXPORTS["risks"].out(store, store.boards.all()[0], "csv", risks.crowd)
    (tmp_path / "risks.csv").write_text(words, encoding="utf-8", newline="")
    other = Conversation(Database(tmp_path / "other.db"), now=risks.now)
    other.log.prepare()
    other("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    for line, by in LINES[:2]:
        other(line, by=by)
    told: list[str] = []

    import_all(other.log, [tmp_path / "risks.csv"], lambda store: store.boards.all()[0], other.now, False, told.append,
               lambda _: other.crowd)  # fmt: skip

    assert told[0] == "risks.csv: 2 risks added, 0 on the log already, 0 refused"
    assert any(line.endswith('"closed": a risk that is over does not come in') for line in told)
    ours, theirs = (rows(each, "risks") for each in (risks, other))
    kept = [name for name in ours[0] if name != "direction"]
    assert [[each[name] for name in kept] for each in theirs] == [[each[name] for name in kept] for each in ours[:2]]
    assert problems_in(other.log) == []
    other.log.close()


@pytest.fixture
def twice(risks: Conversation, tmp_path: Path) -> Callable[..., list[str]]:
    """Brings the scores that were exported into a log that has the risks alone, or that log itself."""
    for of in ("risks", "scores"):
        with risks.log.reading() as store:
            words = EXPORTS[of].out(store, store.boards.all()[0], "csv", risks.crowd)
        kept = [line for line in words.splitlines() if ",closed," not in line and not line.startswith("RK3,")]
        (tmp_path / f"{of}.csv").write_text("\n".join(kept), encoding="utf-8", newline="")
    return partial(from_files, given=NO_MAPPING)


def test_every_score_comes_in_again_with_its_day_and_its_reason(
    risks: Conversation, twice: Callable[..., list[str]], tmp_path: Path
) -> None:
    with closing(Database(tmp_path / "other.db")) as log:
        log.prepare()
        other = Conversation(log, now=risks.now)
        other("/board setup Improvement Board chair: <@U0PAT>", by=SAM)

        first = twice(other, tmp_path / "risks.csv", tmp_path / "scores.csv")
        again = twice(other, tmp_path / "scores.csv")

        assert "scores.csv: 2 scores added, 0 on the log already, 0 refused" in first
        assert again[0] == "scores.csv: no scores added, 2 on the log already, 0 refused"
        kept = ("ref", "as_at", "score", "because")
        ours, theirs = (
            [[each[name] for name in kept] for each in rows(say, "scores") if each["ref"] == "RK1"]
            for say in (risks, other)
        )
        assert theirs == ours
        assert [each["direction"] for each in rows(other, "risks")] == ["better", ""]
        assert problems_in(log) == []


def test_another_score_of_a_day_is_shown_and_brought_in_when_told(
    risks: Conversation, twice: Callable[..., list[str]], tmp_path: Path
) -> None:
    words = "ref,as_at,likelihood,impact,because\nRK1,2020-07-15,2,5,three have started\nRK9,2020-07-15,1,1,x\n"
    (tmp_path / "scores.csv").write_text(words, encoding="utf-8")

    shown = twice(risks, tmp_path / "scores.csv")
    kept = rows(risks, "scores")[1]["score"]
    brought = twice(risks, tmp_path / "scores.csv", updates=True)

    assert [line for line in shown if line.startswith("differs")] == [
        'differs, not changed: row 2, RK1 as at 2020-07-15: likelihood "2x5", on the log "3x5"; because "three have '
        'started", on the log "two have started"'
    ]
    assert any("there is no risk RK9 on the board: bring in the list of risks with it" in line for line in shown)
    assert kept == "15"
    assert "1 changed" in brought[0]
    assert [(each["score"], each["because"]) for each in rows(risks, "scores")][1] == ("10", "three have started")
    assert problems_in(risks.log) == []
