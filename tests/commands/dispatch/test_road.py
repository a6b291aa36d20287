"""The road of a line: each part of it is read once, and handed on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conversation import JO, PAT, SAM, Conversation, Person

from commands.dispatch import road
from commands.reading import guard
from commands.reading.guard import Concern

LINES = (
    (JO, "/action"),
    (JO, "/action help"),
    (JO, "/action show A1"),
    (JO, "/action add Audit of visits due: July 17"),
    (JO, "/action update A1 half done"),
    (JO, "/action update A1 half done due: end of September because two left"),
    (JO, "/action update A1 half done staus: on hold"),
    (JO, "/action update A9 half done"),
    (JO, "/action updat A1 half done"),
    (PAT, "/action cancel A1 replaced by a later one"),
    (JO, "/action update A1 spoke to the mother of A.B."),
    (JO, "/action update A1 spoke to the mother of A.B. confirm: not a child"),
    (JO, "/action list confirm: not a child"),
    (JO, "/action update A1 NHS 943 476 5919"),
    (SAM, "/status board: Nowhere"),
)


@pytest.mark.parametrize(("person", "line"), LINES)
def test_the_guard_looks_at_what_was_typed_once(
    say: Conversation, person: Person, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    say("/action add Visits", by=JO)
    looked: list[str] = []
    real = guard.concerns

    def counted(text: str) -> Iterator[Concern]:
        looked.append(text)
        return real(text)

    monkeypatch.setattr(guard, "concerns", counted)

    say(line, by=person)

    typed = line.partition(" ")[2]
    assert looked.count(typed) == 1


def test_what_is_too_long_is_refused_before_the_guard_looks(say: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "concerns", lambda text: pytest.fail("the guard looked"))

    assert "characters, and the log takes" in say(f"/action add {'a' * 3001}")


@pytest.mark.parametrize(
    ("typed", "put_right"),
    [
        ("/action add Audit onwer: jo", "/action add Audit owner: jo"),
        ("/action add Audit onwer: jo source: Ofsted", "/action add Audit owner: jo source: Ofsted"),
        ("/board action add Audit onwer: jo", "/action add Audit owner: jo"),
        ("/board /action add Audit onwer: jo", "/action add Audit owner: jo"),
        ("/action /action add Audit onwer: jo", "/action add Audit owner: jo"),
        ("/action A1 update begun staus: on hold", "/action A1 update begun status: on hold"),
        ("/action UPDATE A1 begun staus: on hold", "/action UPDATE A1 begun status: on hold"),
        ("/measure add Visits soucre: notice", "/measure add Visits source: notice"),
        ("/board measure add Visits soucre: notice", "/measure add Visits source: notice"),
        ("/measure reading M1 77% cavaet: one team", "/measure reading M1 77% caveat: one team"),
    ],
)
def test_a_line_put_right_is_the_whole_command(say: Conversation, typed: str, put_right: str) -> None:
    say("/action add Visits")

    assert put_right in say(typed).splitlines()


@pytest.mark.parametrize(
    ("said", "put_right"),
    [
        ("action add Audit onwer: jo", "/action add Audit owner: jo"),
        ("/action add Audit onwer: jo", "/action add Audit owner: jo"),
        ("board action add Audit onwer: jo", "/action add Audit owner: jo"),
    ],
)
def test_words_said_in_a_message_are_put_right_as_a_command(say: Conversation, said: str, put_right: str) -> None:
    assert put_right in say(f"/ {said}").splitlines()


def test_a_newcomer_can_read_the_road_at_one_sitting() -> None:
    assert len(Path(road.__file__).read_text(encoding="utf-8").splitlines()) < 80
