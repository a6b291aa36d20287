"""The logs of older releases, which this version must open, go on with and verify.

`log-0.1.0.sql` was made by the code of 0.1.0 (commit 24609c7): every verb, an import of each kind of sheet, a digest
that was asked for, weekly ones that went out in time, late, not at all and too late, a channel that came to be shared,
a digest still on its way, and a second board.

`log-0.1.1.sql` was made in the same way by the code of 0.1.1 (commit 541cffa), with what that release added: claims of
several bodies, whose claim it is said later, a claim withdrawn and one brought back, and the second board moved to
another channel and renamed.

`log-0.2.0.sql` was made in the same way by the code of 0.2.0 (commit b16444f), with two handovers told in words.

`log-0.3.0.sql` was made in the same way by the code of 0.3.0 (commit ad207b5), with what that release added: changes of
several actions in a row and their undoing, titles and sources edited, accountable officers, links, readings and judgements
withdrawn and brought back, frequencies, what the guard asked about and support confirmed, and a plan as it was published.

`log-0.4.0.sql` was made in the same way by the code of 0.4.0 (commit 90261d1), with what that release added: forms filled in,
several actions signed off by a line and in the form, an action made of a message and one logged anywhere, an indicator in
quotes, and Home tabs that were opened.

`log-0.5.0.sql` was made in the same way by the code of 0.5.0 (commit 4598cbc), with what that release added: a chain of
history for each board, reminders turned on and some that went out, one put off, an action on track, an escalation, dates asked
for, declined and agreed, decisions with their meeting and minute, a meeting that is past, and digests with a fingerprint.

`log-0.6.0.sql` is that of 0.5.0, gone on with by the code of 0.6.0 (commit 0cd5639): areas linked, judged on two scales, handed
over, reopened and merged, risks scored, closed and reopened, milestones, supporters, events, a formal review, a measure that
is watched with a suppressed figure, one that was edited, and the chair's statements.

`log-0.7.0.sql` is that of 0.6.0, gone on with by the code of 0.7.0 (commit c0ac062): a workbook brought in with answers that
were kept, brought in again with what had changed, a risk from a workbook, official figures with the days on which they were
published, one's polarity and decimals edited, a figure that was moderated, and a chart and papers on their way.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from conversation import DATA


def release_order(version: str) -> list[int]:
    """What puts versions such as `0.2.0` in their order."""
    return [int(each) for each in version.split(".")]


RELEASES = sorted((each.stem.removeprefix("log-") for each in DATA.glob("log-*.sql")), key=release_order)


def write_older_log(release: str, path: Path) -> None:
    """Writes the log that a release made to `path`, where no file may be yet."""
    assert not path.exists()
    with closing(sqlite3.connect(path)) as file:
        file.executescript((DATA / f"log-{release}.sql").read_text(encoding="utf-8"))


def first_row(path: Path, sql: str) -> tuple[Any, ...]:
    """The first row of what a query finds."""
    with closing(sqlite3.connect(path)) as file:
        return tuple(file.execute(sql).fetchone())
