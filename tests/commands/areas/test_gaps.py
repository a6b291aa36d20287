"""What areas and measures lack is counted on Home, on the chair's page and in the digest, and only where it is used."""

from conversation import PAT, SAM, Conversation


def lacking(say: Conversation) -> str:
    (line,) = [each for each in say("/status", by=PAT).splitlines() if each.startswith("Needs a hand:")]
    return line


def test_a_board_without_areas_hears_nothing_of_them(say: Conversation) -> None:
    say("/measure add M6 Visits", by=SAM)
    say("/measure target M6 visits at least 85% by 30 June 2020", by=SAM)
    say("/measure reading M6 visits 77% as at 30 June 2020", by=SAM)

    assert lacking(say) == "Needs a hand: nothing"


def test_each_is_counted_and_is_gone_once_it_is_mended(say: Conversation) -> None:
    for line in (
        "/measure add M6 Visits",
        "/measure target M6 visits at least 85% by 30 June 2020",
        "/measure reading M6 visits 77% as at 30 June 2020",
        "/measure add M7 Caseloads",
        "/area add F3 Managers challenge too little kind: finding",
        "/area add R15 Fostering and adoption",
        "/action add Train the panel <@U0JO> due: 31 July area: R15 measure: M7",
    ):
        assert not say.reply(line, by=SAM).refused, line
    say.later(minutes=2)
    assert lacking(say) == (
        "Needs a hand: 1 failing measure with no open action: /measure list · 1 finding with no action: /area list no action"
    )
    assert "1 failing measure with no open action · 1 finding with no action" in say("/digest")

    say("/action add Visit each home <@U0JO> due: 31 July area: F3 measure: M6", by=SAM)
    assert lacking(say) == "Needs a hand: nothing"
    say("/action cancel A1 not wanted by the board any more", by=PAT)
    assert lacking(say) == "Needs a hand: nothing"
    say("/action done A2 minutes of the panel", by=SAM)
    say.later(minutes=2)
    say("/action close A2 agreed", by=PAT)

    assert "1 area with nothing open: /area list nothing open" in lacking(say)
    assert "1 failing measure with no open action: /measure list" in lacking(say), "its only action was closed"
    say.later(days=2)
    assert "1 failing measure with no open action: /measure list" in say("/status as at 8 July 2020", by=PAT)


def test_the_digest_of_a_day_that_is_past_counts_what_was_so(say: Conversation) -> None:
    say("/area add F3 Managers challenge too little kind: finding", by=SAM)
    say.later(days=2)
    say("/action add Train the managers <@U0JO> due: 31 July area: F3", by=SAM)

    assert "finding" not in lacking(say)
    assert "1 finding with no action" in say("/status as at 8 July 2020", by=PAT)
