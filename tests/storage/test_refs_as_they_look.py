"""A log from before 0.3.0 whose refs hold letters that look like Latin ones: they are found, and the log verifies."""

import pytest
from bare_log import tables
from conversation import SAM, Conversation

from board import refs
from storage.migrations.m008_refs_as_they_look import m008_refs_as_they_look
from storage.upkeep.verify import problems_in

CYRILLIC = "\u04107"


def _logged_before(say: Conversation, ref: str, title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Logs an action as 0.2.0 did, to which each letter was itself."""
    with monkeypatch.context() as before:
        before.setattr(refs, "in_latin", lambda words: words)
        before.setattr(refs, "_is_latin", lambda letter: True)
        # A short ref's key is kept for the next time, and 0.2.0 made another of it.
        before.setattr(refs, "_short_key", refs._short_key.__wrapped__)
        assert say(f"/action add {title} ref: {ref}", by=SAM).startswith(f"{ref} logged.")


def _brought_up_to_date(say: Conversation) -> None:
    with say.log.writing() as store:
        m008_refs_as_they_look(tables(store))


@pytest.mark.parametrize("ref", [CYRILLIC, "A\u0667", "\u0391\u06f7"], ids=ascii)
def test_it_is_found_by_what_it_looks_like(say: Conversation, ref: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _logged_before(say, ref, "Recruit", monkeypatch)
    assert say.reply("/action show A7").refused

    _brought_up_to_date(say)

    for typed in ("A7", "a7", ref):
        assert "Recruit" in say(f"/action show {typed}")
    assert problems_in(say.log) == []


def test_of_two_that_look_the_same_each_keeps_its_place(say: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    say("/action add Train ref: A7", by=SAM)
    _logged_before(say, CYRILLIC, "Recruit", monkeypatch)

    _brought_up_to_date(say)

    assert "Train" in say("/action show A7")
    assert "Recruit" in say("/action list all")
