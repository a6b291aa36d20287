"""A change that is typed, or filled in on a form, and comes to the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from conversation import JO

from commands.request import Person
from commands.table import COMMANDS


@dataclass(frozen=True)
class Case:
    """`typed` is the line, and `values` what stands in the form's slots. Where no line can say what the form says,
    `typed` is only the verb, and the words of `kept` are in the log to the letter. Board support types the lines
    of `first` before it."""

    typed: str
    values: Mapping[str, str]
    by: Person = JO
    kept: tuple[str, ...] = ()
    odd: bool = False
    first: str = ""

    @property
    def verb(self) -> str:
        """The verb, as `/action add`."""
        command, _, words = self.typed.removeprefix("/").partition(" ")
        verb, _ = COMMANDS[command].begun(words)
        assert verb is not None
        return f"/{command} {verb.name}"


# A meeting that was held, and what a form says of a decision that was taken there.
HELD, HELD_AT = "/board meeting 8 July 2020", {"at": "8 Jul 2020", "minute": "4.2"}
# What stands on the board before each case.
BEFORE = (
    ("/area add R01 Front door kind: recommendation", "support"),
    ("/area add R02 Care leavers", "support"),
    ("/area add AR1 Visits", "support"),
    ("/area link R02 R01", "support"),
    ("/area bau R02 to Scrutiny Panel", "support"),
    ("/action add Visits plan <@U0JO> due: 31 July 2020 source: Ofsted letter", JO),
    ("/action add Train the panel", JO),
    ("/action add Audit the open plans <@U0JO> due: 31 July 2020", JO),
    ("/action done A3 dip sample of 20 in the July folder", JO),
    ("/action add Second chair for the May panel <@U0JO>", JO),
    ("/action done A4 minutes of the panel of 3 July", JO),
    ("/action close A4 agreed in July", "support"),
    ("/action add Dip sample of 20 records owner: Head of MASH", JO),
    ("/action add Guide for new panel members <@U0JO> due: 31 July 2020 ref: G1 support: Head of MASH", JO),
    # On a board that agrees its dates; from here on owners move them.
    ("/action due G1 31 October 2020 because the printer is closed", JO),
    ("/board dates owner", "support"),
    ("/measure add M1 Statutory visits source: Improvement Notice", "support"),
    ("/measure target M1 CIN visits at least 85% by 30 June 2020", "support"),
    ("/measure target M1 CP visits rising", "support"),
    ("/measure target M1 evidence: plan approved by the board", "support"),
    ("/measure target M1 evidence: caseloads published", "support"),
    ("/measure add M2 Agency staff", "support"),
    ("/measure target M2 at most 25 by 31 December 2020", "support"),
    ("/measure reading M1 CIN visits 77% of 412/535 as at 30 June 2020 source: scorecard", JO),
    ("/measure claim M1 met source: cabinet report", "support"),
    ("/measure claim M1 not met by: chair", "support"),
    ("/measure judge M1 M1c met evidence: minutes of the board of 3 June", "support"),
    ("/measure add M3 Care leavers", "support"),
    ("/measure claim M3 met source: letter from the DfE", "support"),
    ("/risk add Posts stay empty <@U0JO> score: 3x4 target: 2x3 controls: agency cover", JO),
    ("/risk add The case system goes live late", JO),
)  # fmt: skip
