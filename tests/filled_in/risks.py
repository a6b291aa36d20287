"""`/risk`, typed and filled in."""

from conversation import PAT, SAM
from filled_in.case import HELD, HELD_AT, Case
from filled_in.measures import ODD

CLOSED = "/risk close RK2 because it went live in June"
RISKS = (
    Case("/risk add Partners leave the front door owner: <@U0JO> likelihood: likely impact: major target: 2x3 "
         "controls: a compact that each of them signed area: R01 ref: R-7",
         {"title": "Partners leave the front door", "owner": "<@U0JO>", "likelihood": "likely", "impact": "major",
          "target": "2x3", "controls": "a compact that each of them signed", "area": "R01", "ref": "R-7"}),
    Case("/risk add Audits slip", {"title": "Audits slip"}),
    Case(f'/risk add "score: 3x4" is typed, because:\nnobody said owner: Head of MASH controls: {ODD}',
         {"title": '"score: 3x4" is typed, because:\nnobody said', "owner": "Head of MASH", "controls": ODD}, odd=True),
    Case("/risk score RK1 likelihood: likely impact: severe as at: 3 Jul 2020 because two managers left",
         {"ref": "RK1", "likelihood": "likely", "impact": "severe", "as at": "3 Jul 2020",
          "because": "two managers left"}),
    Case("/risk score RK1 impact: severe because two managers left",
         {"ref": "RK1", "impact": "severe", "because": "two managers left"}),
    Case("/risk score RK2 likelihood: likely impact: severe because two managers left",
         {"ref": "RK2", "likelihood": "likely", "impact": "severe", "because": "two managers left"}),
    Case(f"/risk score RK1 likelihood: rare because {ODD}", {"ref": "RK1", "likelihood": "rare", "because": ODD}, odd=True),
    Case("/risk update RK1 cover found for two of five owner: <@U0ALI> controls: agency cover until May target: 2x4 "
         "title: Posts stay empty in both teams",
         {"ref": "RK1", "note": "cover found for two of five", "owner": "<@U0ALI>",
          "controls": "agency cover until May", "target": "2x4", "title": "Posts stay empty in both teams"}),
    Case("/risk update RK2 no change", {"ref": "RK2", "note": "no change"}),
    Case(f'/risk update RK1 "score: 3x4" stands, because:\nnobody came controls: {ODD}',
         {"ref": "RK1", "note": '"score: 3x4" stands, because:\nnobody came', "controls": ODD}, odd=True),
    Case("/risk link RK1 action: A1 area: R01", {"ref": "RK1", "action": "A1", "area": "R01"}),
    Case("/risk link RK2 area: Front door", {"ref": "RK2", "area": "Front door"}),
    Case("/risk unlink RK1 action: A2", {"ref": "RK1", "action": "A2"}, first="/risk link RK1 A1 A2"),
    Case("/risk unlink RK1 area: R01", {"ref": "RK1", "area": "R01"}, first="/risk link RK1 A1 R01"),
    Case("/risk close RK2 it went live in June", {"ref": "RK2", "because": "it went live in June"}, SAM),
    Case("/risk close RK1 every post is filled minute: 4.2",
         {"ref": "RK1", "because": "every post is filled", "minute": "4.2"}, PAT),
    Case('/risk close RK2 as the letter says "due: Friday", of @jo:',
         {"ref": "RK2", "because": 'as the letter says "due: Friday", of @jo:'}, PAT, odd=True),
    Case("/risk reopen RK2 it fell over again", {"ref": "RK2", "because": "it fell over again"}, SAM, first=CLOSED),
    Case('/risk reopen RK2 as the letter says "due: Friday", of @jo:',
         {"ref": "RK2", "because": 'as the letter says "due: Friday", of @jo:'}, PAT, odd=True, first=CLOSED),
    Case("/risk close RK2 it went live in June at: 8 Jul 2020", {"ref": "RK2", "because": "it went live in June",
                                                                "at": "8 Jul 2020"}, PAT, first=HELD),
    Case("/risk reopen RK2 it fell over again at: 8 Jul 2020 minute: 4.2",
         {"ref": "RK2", "because": "it fell over again", **HELD_AT},
         PAT, first=f"{HELD}\n{CLOSED}"),
)  # fmt: skip
