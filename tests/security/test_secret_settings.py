"""Secrets as they are set: what is taken as one, what is refused, and that no refusal says it."""

from pathlib import Path

import pytest
from security.made_up import APP, BOT, SIGNING

from bot.settings import Misconfigured, load_settings

pytestmark = pytest.mark.usefixtures("nothing_known")

BROKEN = ["{}\n", "{}\r\n", " {} ", "\t{}\n\n", "\n{}", "{}\u2028", "{}\xa0"]
SETTINGS = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP, "SLACK_SIGNING_SECRET": SIGNING}


@pytest.mark.parametrize("form", BROKEN, ids=repr)
@pytest.mark.parametrize(("name", "value"), SETTINGS.items())
def test_s56_the_line_break_at_the_end_of_a_mounted_file_is_no_part_of_a_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, form: str
) -> None:
    monkeypatch.setenv(name, form.format(value))

    assert load_settings().secret(name.lower()) == value


INSIDE = ["{}\n{}", "{} {}", "{}\r{}", "{}\x00{}", "{}\x1b{}", "{}\u2028{}", "{}é{}", "{}\t{}", "{}\ufeff{}", "{}…{}"]


@pytest.mark.parametrize("form", INSIDE, ids=repr)
@pytest.mark.parametrize(("name", "value"), SETTINGS.items())
def test_s56_a_secret_with_a_break_inside_is_refused_by_its_name_and_its_value_is_not_said(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, form: str
) -> None:
    if "\x00" in form:
        # No environment can hold it; a file of settings can.
        Path(".env").write_text(f"{name}='{form.format(value, value)}'\n")
    else:
        monkeypatch.setenv(name, form.format(value, value))
    with pytest.raises(Misconfigured) as raised:
        load_settings()

    assert f"\n{name}: " in str(raised.value)
    assert "zebra" not in str(raised.value).casefold()


@pytest.mark.parametrize("blank", ["", " ", "\n", "\r\n", "\t"])
@pytest.mark.parametrize("name", SETTINGS)
def test_s56_a_secret_of_blanks_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch, name: str, blank: str) -> None:
    monkeypatch.setenv(name, blank)

    with pytest.raises(Misconfigured, match=f"{name} is not set"):
        load_settings().secret(name.lower())


@pytest.mark.parametrize(
    "url",
    [
        "https://kim:zebra@slack.com/api/", "https://zebra@slack.com/api/", "https://:zebra@slack.com/api/",
        "http://kim:zebra@127.0.0.1/api/", "https://kim:zebra/zebra@slack.com/", "https://slack.com:zebra/api/",
        "https://[zebra]/api/", "https://slack.com/api/?token=zebra", "https://slack.com/api/#zebra",
        "https://slack.com/api/\nzebra", "https://slack.com/zebra zebra/", "https:///zebra", "kim:zebra@slack.com",
        "https://slack.com:0/zebra", "https://slack.com:99999/zebra", "\x00https://zebra", "ftp://zebra@slack.com/",
    ],
)  # fmt: skip
def test_s56_an_address_with_a_password_is_refused_and_not_said(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    if "\x00" in url:
        # No environment can hold it; a file of settings can.
        Path(".env").write_text(f"SLACK_API_URL='{url}'\n")
    else:
        monkeypatch.setenv("SLACK_API_URL", url)
    with pytest.raises(Misconfigured) as raised:
        load_settings()

    assert "\nSLACK_API_URL: " in str(raised.value)
    assert "zebra" not in str(raised.value)


@pytest.mark.parametrize("url", ["https://slack.com/api", " https://slack-gov.com/api/\n", "http://127.0.0.1:81/api/",
                                 "http://localhost/api", "https://slack.com:443/api/", "http://[::1]:81/api/"])  # fmt: skip
def test_s56_an_address_without_is_taken(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SLACK_API_URL", url)

    assert load_settings().slack_api_url == url.strip().rstrip("/") + "/"
