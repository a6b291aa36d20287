"""Tokens at rest: the first key seals, every key opens."""

import pytest
from cryptography.fernet import Fernet

from bot.settings import Misconfigured
from bot.token_keys import TokenKeys, new_key

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


def test_what_was_sealed_is_opened_and_does_not_show() -> None:
    sealed = TokenKeys([OLD]).sealed("xoxb-1")

    assert "xoxb" not in sealed
    assert TokenKeys([OLD]).opened(sealed) == "xoxb-1"


def test_keys_are_changed_without_anybody_installing_anew() -> None:
    sealed = TokenKeys([OLD]).sealed("xoxb-1")
    both = TokenKeys([NEW, OLD])

    assert both.opened(sealed) == "xoxb-1"
    again = both.resealed(sealed)
    assert again is not None
    assert TokenKeys([NEW]).opened(again) == "xoxb-1"
    assert TokenKeys([OLD]).opened(again) is None


def test_another_key_opens_nothing() -> None:
    sealed = TokenKeys([OLD]).sealed("xoxb-1")

    assert TokenKeys([NEW]).opened(sealed) is None
    assert TokenKeys([NEW]).resealed(sealed) is None


@pytest.mark.parametrize("keys", [[], ["short"], [OLD, "short"], ["ü" * 44], [OLD[:-1]]])
def test_keys_that_are_none_are_refused_in_words_that_do_not_hold_them(keys: list[str]) -> None:
    with pytest.raises(Misconfigured) as refused:
        TokenKeys(keys)

    assert "BOARDBOT_TOKEN_KEYS" in str(refused.value)
    assert not any(key in str(refused.value) for key in keys)


def test_a_new_key_is_one() -> None:
    assert TokenKeys([new_key()]).sealed("xoxb-1")
