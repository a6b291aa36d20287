"""What is typed in the demo: a short morning of a chair, an officer and the support officer."""

from bot.demo.stage import BOARD, JO, PAT, SAM
from local_slack import Member

SETTING_UP: tuple[tuple[Member, str], ...] = (
    (SAM, f"/board setup {BOARD} chair: @pat"),
    (SAM, "/board meeting 5 August 2020"),
)
MORNING: tuple[tuple[Member, str], ...] = (
    (PAT, "/status"),
    (SAM, "/digest post"),
    (JO, "/action add Second officer to chair May panel @jo due: end of August measure: M2"),
    (JO, "/action update A1 412 of 535 reviewed, north team two short. status: in progress"),
    (JO, "/action due A1 end of September because two agency staff left"),
    (JO, "/action add Finish the audits due: July 17"),
    (JO, "/action updat A1 visits at 77%"),
    (JO, "/action update A1 met with mother of A.B., DoB 01/02/2012"),
    (JO, "/action update A1 all reviewed rating: green"),
    (JO, "/action undo"),
    (JO, "/action done A1 dip sample of 20 in the July folder, all seen"),
    (JO, "/action close A1"),
    (PAT, "/action close A1 agreed with the DfE adviser"),
    (JO, "/action show A1"),
    (PAT, "/measure show M6"),
    (PAT, "/action list due soon"),
)
