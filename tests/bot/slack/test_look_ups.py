"""Questions to Slack: each once at a time, and none is left behind at the end."""

from threading import Event

import pytest

from bot.slack.look_ups import AT_ONCE, LookUps

SECONDS = 20


def test_what_is_being_asked_is_not_asked_again_and_afterwards_it_is() -> None:
    look_ups, asked, go_on = LookUps(), [], Event()

    def question() -> None:
        asked.append(1)
        go_on.wait(SECONDS)

    first = look_ups.ask("Jo", question)
    assert look_ups.ask("Jo", question) is first
    go_on.set()
    first.result(SECONDS)
    look_ups.ask("Jo", question).result(SECONDS)
    look_ups.close()

    assert len(asked) == 2


def test_a_question_that_fails_may_be_asked_again_and_is_in_the_operators_log(caplog: pytest.LogCaptureFixture) -> None:
    look_ups = LookUps()

    def fails() -> None:
        raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            look_ups.ask("Jo", fails).result(SECONDS)
    look_ups.close()
    assert caplog.text.count("Slack could not be asked") == 2


def test_at_the_end_what_waits_to_be_asked_is_dropped() -> None:
    look_ups, asked, go_on = LookUps(), [], Event()
    begun = [Event() for _ in range(AT_ONCE)]

    def question(number: int) -> None:
        asked.append(number)
        begun[number].set()
        go_on.wait(SECONDS)

    for number in range(AT_ONCE):
        look_ups.ask(number, lambda number=number: question(number))  # type: ignore[misc]
    assert all(each.wait(SECONDS) for each in begun)
    waiting = look_ups.ask("one more", lambda: asked.append(99))
    closing = Event()

    def let_go() -> None:
        closing.set()
        go_on.set()

    waiting.add_done_callback(lambda _: let_go())
    look_ups.close()

    assert closing.is_set()
    assert waiting.cancelled()
    assert sorted(asked) == list(range(AT_ONCE))
