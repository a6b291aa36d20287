"""`/digest`: the preview, the schedule, and the last one as it was posted."""

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation

from commands.reply import as_text


def test_the_preview_has_every_part_in_order(northmoor: Conversation) -> None:
    preview = northmoor("/digest", by=SAM)
    parts = [
        "Improvement Board · Wed 8 Jul 2020",
        "Of 73 open actions 29 are overdue. 10 wait for the chair.",
        "All 7 escalation measures were reported met: the figures bear out 1, contradict 2 and cannot confirm 4.",
        "Reported met, and not met",
        "M6 Statutory visits: CIN visits in timescale 77%, target at least 85% by 30 Jun: 8 points short",
        "M7 Supervision: Staff supervised in the cycle 91%, target 100%: 9 points short · Cases discussed",
        "The other measures, worst first: latest, target, verdict",
        "M5 ICPC timeliness · 86%, better · within 10% of Regional average · cannot be computed",
        "M2 Review of cases · 100%, same · 100% · met",
        "Overdue, longest first",
        "R10-02 Single definition agreed for each of… · Head of Performance… · 145 days",
        "and 24 more: /action list overdue",
        "Due before the board on 5 Aug: 14 · next R02-07, R09-06, R13-08 on Fri 17 Jul",
        "This is the first digest.",
        "Needs a hand: 73 with no Slack owner",
        "Lists in the thread · answer to @boardbot",
        "Only you see this preview. Posted next: Mon 13 Jul 2020 at 09:00. Post it now: /digest post",
    ]
    places = [preview.find(part) for part in parts]

    assert -1 not in places
    assert places == sorted(places)


def test_nothing_to_report_is_reported(say: Conversation) -> None:
    preview = say("/digest")

    assert preview.splitlines()[:-3] == [
        "Improvement Board · Wed 8 Jul 2020",
        "No actions are overdue; none is open. Nothing waits for the chair.",
        "",
        "Escalation measures: none is set up yet. /measure add M1 <title>",
        "",
        "Due before the board on 5 Aug: nothing.",
        "This is the first digest. The next will say what has changed since.",
        "Needs a hand: nothing",
        "",
        "Log an action: /action add <title> @owner due: …",
    ]


def test_what_changed_since_the_last_digest_is_told(say: Conversation) -> None:
    say("/action add One <@U0JO> due: 10 July")
    say("/measure add M1 Visits", by=SAM)
    say("/measure target M1 at least 85%", by=SAM)
    say("/measure reading M1 70% as at 30 June", by=SAM)
    posted_now(say)
    say.later(days=7)
    say("/action update A1 nearly there")
    say("/action due A1 end of September because two left")
    say("/action add Two <@U0ALI>")
    say("/measure reading M1 90%", by=SAM)
    say("/measure claim M1 met", by=SAM)
    say("/action add Mistake")
    say("/action undo")

    preview = say("/digest")

    assert "No actions are overdue, as last week; 2 are open." in preview
    assert (
        "Since last week: 1 logged · 1 updated · 1 date moved. M1 was not met, now met · "
        'M1 reported "met" · M1 Visits 90%, better, was 70%'
    ) in preview.splitlines()


def posted_now(say: Conversation) -> None:
    """Posts the digest as the job would: claimed, then finished."""
    say("/digest post", by=SAM)
    with say.log.writing() as store:
        while post := store.outbox.take(say.team, say.now):
            store.outbox.posted(post, "1594195200.000100", say.now)


def test_the_last_one_is_shown_as_it_was_posted(say: Conversation) -> None:
    assert "No digest has been posted on this board yet." in say("/digest last")
    say("/action add One due: 7 August")
    posted_now(say)
    before = as_text(say.reply("/digest last").parts)
    say("/action add Two due: 8 August")

    assert as_text(say.reply("/digest last").parts) == before
    assert before.startswith("As it was posted on Wed 8 Jul 2020 at 09:00:")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("every friday at 09:30", "every Friday at 09:30"),
        ("every fri at 9.30am", "every Friday at 09:30"),
        ("every Tuesday at 2pm", "every Tuesday at 14:00"),
        ("every wednesday 0800", "every Wednesday at 08:00"),
        ("every Thursday", "every Thursday at 09:00"),
    ],
)
def test_the_weekly_slot_is_moved_in_plain_words(say: Conversation, typed: str, told: str) -> None:
    assert say(f"/digest {typed}", by=PAT).startswith(f"The digest will be posted {told}, Europe/London time.")


@pytest.mark.parametrize("typed", ["every", "every day", "every mon at 25:00", "every now and then", "every mo at 9"])
def test_a_slot_that_cannot_be_read_is_refused(say: Conversation, typed: str) -> None:
    assert "/digest every " in say(f"/digest {typed}", by=PAT)
    assert "Posted next: Mon 13 Jul 2020 at 09:00" in say("/digest")


@pytest.mark.parametrize("line", ["/digest post", "/digest pause", "/digest every friday at 10:00"])
def test_the_schedule_is_for_the_chair_and_support(say: Conversation, line: str) -> None:
    assert "Only the chair or board support can" in say(line, by=JO)


def test_a_pause_and_its_end(say: Conversation) -> None:
    assert say("/digest pause", by=SAM).startswith("The weekly digest is paused.")
    assert "Posted next: never, while the digest is paused" in say("/digest", by=ALI)
    assert "The digest is already paused." in say("/digest pause", by=PAT)
    assert "Next: Mon 13 Jul 2020 at 09:00." in say("/digest resume", by=SAM)


def test_owners_are_not_named_where_the_channel_is_shared(say: Conversation) -> None:
    say("/action add One <@U0ALI> due: 20 July")
    with say.log.writing() as store:
        store.boards.set_shared(store.boards.all()[0].id, True)

    assert "U0ALI" not in say("/digest")


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("/digest post tomorrow", 'Not posted. A digest is posted at once, to the board\'s channel; "tomorrow"'),
        ("/digest post on Monday at 5pm", "Not posted. A digest is posted at once"),
        ("/digest post to <@U0PAT>", "Not posted. A digest is posted at once"),
        ("/digest pause until 1 Sept", "Not changed. A pause begins at once, and lasts until somebody resumes"),
        ("/digest pause for August", "Not changed. A pause begins at once"),
        ("/digest resume on 1 Sept", "Not changed. The digest is resumed at once"),
    ],
)
def test_a_day_that_could_not_be_kept_is_not_passed_over(say: Conversation, typed: str, refused: str) -> None:
    before = say("/digest")

    told = say(typed, by=SAM).splitlines()

    assert told[0].startswith(refused)
    assert told[1:] == [" ".join(typed.split()[:2])]
    assert say("/digest") == before


@pytest.mark.parametrize(
    "typed", ["/digest post now, please", "/digest post it to the channel", "/digest pause the digest"]
)
def test_words_that_say_nothing_more_are_passed_over(say: Conversation, typed: str) -> None:
    assert not say(typed, by=SAM).startswith("Not ")
