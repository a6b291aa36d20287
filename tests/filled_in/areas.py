"""`/area`, typed and filled in."""

from conversation import PAT, SAM
from filled_in.case import HELD, HELD_AT, Case

ODD = 'Letters, "due: Friday", because of @jo:'
AREAS = (
    Case("/area add R07 See children in need in time", {"ref": "R07", "title": "See children in need in time"}),
    Case("/area add R07 Child in need plans kind: recommendation lead: <@U0JO> measure: M1",
         {"ref": "R07", "title": "Child in need plans", "kind": "recommendation", "lead": "<@U0JO>", "measure": "M1"}, SAM),
    Case("/area add", {"title": "lead: @jo and kind: any"}, kept=("lead: @jo and kind: any",), odd=True),
    Case("/area edit R01 title: The front door", {"ref": "R01", "title": "The front door"}, SAM),
    Case("/area edit R01 lead: <@U0JO> source: Ofsted letter",
         {"ref": "R01", "lead": "<@U0JO>", "source": "Ofsted letter"}, SAM),
    Case("/area edit R01", {"ref": "R01", "title": ODD}, SAM, kept=("because of @jo:",), odd=True),
    Case("/area link R01 measure: M1", {"ref": "R01", "measure": "M1"}),
    Case("/area link R01 measure: M1 area: AR1", {"ref": "R01", "measure": "M1", "area": "AR1"}, SAM),
    Case("/area unlink R02 area: R01", {"ref": "R02", "area": "R01"}),
    Case("/area unlink R02 area: R01", {"ref": "R02", "area": "R01"}, SAM),
    Case("/area bau R01 to Scrutiny Panel", {"ref": "R01", "body": "Scrutiny Panel"}, SAM),
    Case("/area bau R01 to Scrutiny Panel because all teams are in", {"ref": "R01", "body": "Scrutiny Panel",
         "because": "all teams are in"}, PAT),
    Case("/area bau R01", {"ref": "R01", "body": "Panel at: two, minute: 4"}, PAT, kept=("Panel at: two, minute: 4",),
         odd=True),
    Case("/area reopen R02 the June figure fell back", {"ref": "R02", "because": "the June figure fell back"}, SAM),
    Case("/area reopen R02", {"ref": "R02", "because": "at: the panel fell back"}, PAT, kept=("at: the panel fell back",),
         odd=True),
    Case("/area rate R01 Good as at: 30 June 2020", {"ref": "R01", "rung": "Good", "as at": "30 June 2020"}),
    Case("/area rate R01 Good & Outstanding source: July paper moderated: the adviser",
         {"ref": "R01", "rung": "Good & Outstanding", "source": "July paper", "moderated": "the adviser"}, SAM),
    Case("/area rate R01", {"ref": "R01", "rung": "Good", "source": ODD}, kept=("because of @jo:",), odd=True),
    Case("/area merge AR1 into R01", {"ref": "AR1", "area": "R01"}, SAM),
    Case("/area merge AR1 into R02", {"ref": "AR1", "area": "R02"}, PAT),
    Case("/area add R08 Private fostering source: Ofsted letter theme: Help priority: high goal: Good",
         {"ref": "R08", "title": "Private fostering", "source": "Ofsted letter", "theme": "Help", "priority": "high",
          "goal": "Good"}, SAM),
    Case("/area edit R01 kind: finding theme: Help priority: high goal: Good",
         {"ref": "R01", "kind": "finding", "theme": "Help", "priority": "high", "goal": "Good"}, SAM),
    Case("/area unlink R01 measure: M1", {"ref": "R01", "measure": "M1"}, first="/area link R01 measure: M1"),
    Case("/area bau R01 to Scrutiny Panel at: 8 Jul 2020 minute: 4.2", {"ref": "R01", "body": "Scrutiny Panel", **HELD_AT},
         SAM, first=HELD),
    Case("/area reopen R02 the June figure fell back at: 8 Jul 2020 minute: 4.2",
         {"ref": "R02", "because": "the June figure fell back", **HELD_AT}, SAM, first=HELD),
)  # fmt: skip
