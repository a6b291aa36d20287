"""What boardbot's own log says of a job that cannot work: its reader is whoever runs boardbot."""

from datetime import datetime

import pytest
from conversation import JULY_8

from board.refusals import Refusal
from bot.posting.rounds import Rounds
from storage.database import Database
from storage.refused import OUT_OF_REACH, Busy, Outdated


class _Refused(Rounds):
    """A job that meets a refusal, and is then told to stop."""

    refusal = Refusal("")

    def tick(self) -> datetime | None:
        self.stop()
        raise self.refusal


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (Busy(), "the log is busy"),
        (Outdated(), "a newer boardbot has brought the log up to date"),
        (Refusal(OUT_OF_REACH), "the log cannot be read or written; a line above says why"),
        (Refusal("Something else."), "Something else."),
    ],
)
def test_it_says_why_the_job_waits_and_asks_nobody_to_type(
    log: Database, caplog: pytest.LogCaptureFixture, refusal: Refusal, why: str
) -> None:
    job = _Refused(log, "T0COUNCIL", lambda: JULY_8)
    job.refusal = refusal

    job.run()

    assert caplog.messages == [f"The job waits: {why}"]
