"""docs/rules.md against the code: every example on the page is typed, and every rule that is cited is there."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from conversation import ALI, JO, JULY_8, KIT, PAT, SAM, Conversation
from rules_page import ROOT, ROWS, RULES, chapters, rows

from board.calendar import WeeklySlot
from board.refusals import Refusal
from board.words import day
from commands.digest.compared import digest_of
from commands.digest.page import digest_messages
from commands.reading.dates import as_at_date, due_date
from commands.reply import as_text
from commands.request import Person
from storage.database import Database
from storage.upkeep.backup import backup_to

PEOPLE = {"Jo": JO, "Ali": ALI, "Sam": SAM, "Pat": PAT, "Kit": KIT}
TODAY, MEETINGS = JULY_8.date(), (date(2020, 8, 5),)
# `docs/rules.md 1.2`, `docs/rules.md 1.2, 1.4 and 1.5`.
CITED = re.compile(r"docs/rules\.md ((?:\d+\.\d+(?:, | and | to )?)+)")
TURN = re.compile(r"(?P<who>\w+)> (?P<typed>.*)")
LATER = re.compile(r"\((?P<many>\d+) (?P<unit>minutes|days) later\)")
SHARED = "(the channel is shared with another organisation)"
READ_AS: dict[str, Callable[[str], date]] = {
    "due date": lambda phrase: due_date(phrase, TODAY, MEETINGS),
    "as at": lambda phrase: as_at_date(phrase, TODAY),
}


def _heard(words: str) -> str:
    """A reply with each person as the page writes them."""
    return re.sub(r"<@U0([A-Z]+)>", lambda found: f"@{found[1].lower()}", words)


def _mentions(line: str) -> str:
    """A line as Slack sends it: each `@name` is a mention."""
    return re.sub(r"@(jo|ali|sam|pat|kit)\b", lambda found: f"<@U0{found[1].upper()}>", line)


def _is_said(expected: str, words: str) -> bool:
    pattern = ".*".join(re.escape(part.strip()) for part in expected.split("[…]"))
    return re.fullmatch(pattern, words) is not None


def _type(say: Conversation, who: str, line: str) -> str:
    return _heard(say(_mentions(line), by=PEOPLE[who]))


def _turns(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each line typed, and each thing that happens (in brackets), with the lines under it."""
    starts = [n for n, line in enumerate(lines) if TURN.match(line) or LATER.match(line) or line == SHARED]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start], lines[start + 1 : end]


@pytest.mark.parametrize("chapter", chapters())
def test_the_bot_says_what_the_page_says(chapter: str, say: Conversation) -> None:
    for first, expected in _turns(chapters()[chapter]):
        if later := LATER.fullmatch(first):
            say.now += timedelta(**{later["unit"]: int(later["many"])})
            continue
        if first == SHARED:
            with say.log.writing() as store:
                store.boards.set_shared(store.boards.all()[0].id, True)
            continue
        turn = TURN.fullmatch(first)
        assert turn, first
        assert expected, first
        told = iter(_type(say, turn["who"], turn["typed"]).splitlines())
        for line in expected:
            assert any(_is_said(line, each) for each in told), f"{first}\n{line}"


def _phrases(*headings: str) -> list[Any]:
    return [pytest.param(kind, *param.values, id=param.id) for kind in READ_AS for param in rows(kind, *headings)]


@pytest.mark.parametrize(("kind", "phrase", "meant"), _phrases("means"))
def test_a_phrase_means_that_day(kind: str, phrase: str, meant: str) -> None:
    assert day(READ_AS[kind](phrase)) == meant


@pytest.mark.parametrize(("kind", "phrase", "told"), _phrases("the bot says"))
def test_a_phrase_in_doubt_is_asked_about_in_those_words(kind: str, phrase: str, told: str) -> None:
    with pytest.raises(Refusal) as refused:
        READ_AS[kind](phrase)

    choices = [f"{choice} ({note})" if note else choice for choice, note in refused.value.instead]
    assert " · ".join([refused.value.reason, *choices]) == told


def _measured(say: Conversation, target: str, figures: str, on: str) -> None:
    """A measure M1 with that target and those figures, and the clock on the day asked about."""
    say.now = datetime.strptime(f"{on} +0000", "%d %B %Y %z").replace(hour=8)
    lines = ["add M1 Visits", f"target M1 visits {target}"]
    lines += [] if figures == "none" else [_reading(each) for each in figures.split(", ")]
    for line in lines:
        assert not say.reply(f"/measure {line}", by=SAM).refused, line


def _reading(figure: str) -> str:
    return f"reading M1 {figure if figure[0].isalpha() else f'visits {figure}'}"


@pytest.mark.parametrize(("target", "figures", "on", "told"), rows("target", "figures", "asked on", "the bot says"))
def test_the_figures_give_that_verdict(target: str, figures: str, on: str, told: str, say: Conversation) -> None:
    _measured(say, target, figures, on)

    lines = say("/measure show M1").splitlines()

    assert any(_is_said(f"{told}[…]", line) for line in lines), lines


@pytest.mark.parametrize(("target", "figures", "claim", "told"), rows("target", "figures", "claim", "the bot says"))
def test_the_figures_stand_so_to_the_claim(target: str, figures: str, claim: str, told: str, say: Conversation) -> None:
    _measured(say, target, figures, "8 July 2020")

    assert told in say(f"/measure claim M1 {claim}").splitlines()


@pytest.mark.parametrize(("words", "told"), rows("words in a title", "the bot says"))
def test_the_guard_refuses_what_names_a_child_and_no_more(words: str, told: str, say: Conversation) -> None:
    said = say(f"/action add {words}")

    assert told in said
    assert "confirm:" not in said


@pytest.mark.parametrize(("words", "told"), rows("words in a title", "the bot asks"))
def test_the_guard_asks_about_what_only_may(words: str, told: str, say: Conversation) -> None:
    said = say(f"/action add {words}")

    assert told in said
    assert "confirm:" in said


@pytest.mark.parametrize(("due", "posted", "told"), rows("due", "posted", "the digest says"))
def test_a_late_digest_says_so(due: str, posted: str, told: str, say: Conversation) -> None:
    slot, now = WeeklySlot("2020-W29-1 09:00", _moment(due)), _moment(posted)
    with say.log.reading() as store:
        board = store.boards.all()[0]
        main = digest_messages(board, digest_of(store, board, now), slot, now)[0]

    late = [line for line in as_text(main.parts).splitlines() if "late" in line]
    assert late == ([] if told == "nothing of it" else [told])


def _moment(words: str) -> datetime:
    return datetime.strptime(words, "%a %d %b %Y at %H:%M").replace(tzinfo=ZoneInfo("Europe/London"))


WHO = {"observer": (KIT, ALI), "officer": (JO,), "support": (SAM,), "chair": (PAT,)}
ALLOWED = [row for row in ROWS if row.headings[0] == "line typed"]
COLUMNS = [
    pytest.param(heading, person, id=f"{heading}, {person.name}")
    for heading in dict.fromkeys(heading for row in ALLOWED for heading in row.headings[1:])
    for person in WHO[heading.split(",")[0]]
]


def _four_actions(say: Conversation, owner: str) -> None:
    """A1 is open, A2 awaits sign-off, A3 is closed and A4 has no due date; M1 has a target and a claim."""
    for line in (
        *(f"/action add Visits {n} <@{owner}> due: 31 July" for n in range(3)),
        f"/action add Visits 4 <@{owner}>",
        "/action done A2 dip sample of 20",
        "/action done A3 dip sample of 20",
        "/action close A3",
        "/measure add M1 Visits",
        "/measure target M1 visits at least 85% by 30 June 2020",
        "/measure target M1 evidence: a plan",
        "/measure claim M1 met",
    ):
        assert not say.reply(line, by=PAT).refused, line


@pytest.mark.parametrize(("heading", "person"), COLUMNS)
def test_who_may_do_what(heading: str, person: Person, say: Conversation, tmp_path: Path) -> None:
    if heading.startswith("observer") and not person.guest:
        say(f"/board observer <@{person.id}>", by=SAM)
    other = ALI if person is not ALI else JO
    _four_actions(say, person.id if heading.endswith("own") else other.id)
    backup_to(say.log.path, tmp_path / "before.db")
    for row in ALLOWED:
        if heading not in row.headings:
            continue
        line, cell = row.cells[0], row.cells[row.headings.index(heading)]
        with closing(_copied(tmp_path)) as log:
            answer = replace(say, log=log).reply(_mentions(line), by=person)
        assert cell == ("no" if answer.refused else "yes"), f"{line}: {as_text(answer.parts)}"


def _copied(folder: Path) -> Database:
    """The log as it was, anew: what one line changed is not there for the next."""
    for each in folder.glob("again.db*"):
        each.unlink()
    return Database(Path(shutil.copy(folder / "before.db", folder / "again.db")))


def test_the_rules_are_numbered_in_turn() -> None:
    chapters = re.findall(r"^## (\d+) ", RULES, re.MULTILINE)
    expected = [
        f"{number}.{rule}"
        for number, chapter in enumerate(re.split(r"^## ", RULES, flags=re.MULTILINE)[1:], 1)
        for rule in range(1, len(re.findall(r"^\*\*\d", chapter, re.MULTILINE)) + 1)
    ]

    assert chapters == [str(number) for number in range(1, len(chapters) + 1)]
    assert re.findall(r"^\*\*(\d+\.\d+)\*\* ", RULES, re.MULTILINE) == expected


def test_every_rule_that_the_code_cites_is_there() -> None:
    cited = {
        number
        for folder in ("board", "bot", "commands", "storage", "tests", "docs")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md"}
        for rules in CITED.findall(path.read_text(encoding="utf-8"))
        for number in re.findall(r"\d+\.\d+", rules)
    }

    assert cited
    assert [number for number in cited if f"**{number}** " not in RULES] == []
