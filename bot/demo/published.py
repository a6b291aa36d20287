"""The boards of two more councils, with only what they published."""

from datetime import date

from bot.demo.boards import BOARD, DemoBoard
from bot.demo.people import PAT, SAM
from local_slack.page import Try

DARLINGTON = DemoBoard(
    name="darlington",
    whose="Darlington, published dates only",
    today=date(2016, 9, 1),
    imported=(
        "In the calendar: what Darlington's papers of autumn 2016 say happened or was to come: the inspection report,\n"
        "the minister's letter, Ofsted's visits, how many there are to be, and by when it inspects again. What each\n"
        "action was is not published; Northmoor, a made-up council, has 150. The people are made up."
    ),
    setting_up=(
        (SAM, f"/board setup {BOARD} chair: @pat"),
        (
            SAM,
            "/board event 1 September 2015 Ofsted inspection report "
            "limit: at least four monitoring visits before re-inspection within 24 months",
        ),
        (SAM, "/board event 17 May 2016 Review by the DfE and its improvement partner"),
        (SAM, "/board event 15 June 2016 Minister's letter"),
        (SAM, "/board event 10/11 July 2016 Ofsted monitoring visit"),
        (SAM, "/board event 5 August 2016 Letter from Ofsted on the July visit"),
        (SAM, "/board event 12/13 October 2016 Ofsted monitoring visit"),
    ),
    morning=(
        (PAT, "/board plan"),
        (PAT, "/board plan all"),
        (SAM, "/digest post"),
    ),
    tries=(
        Try("/board plan", "What is to come, and how long is left"),
        Try("/board plan all", "All that is in the calendar"),
        Try("/board plan until 31 December 2017", "As far as that day"),
        Try("/digest", "A private preview of the weekly digest"),
    ),
)
DEVON = DemoBoard(
    name="devon",
    whose="Devon, published self-assessment only",
    today=date(2017, 7, 12),
    imported=(
        "Imported: the self-assessment that Devon's paper of 2017 gives, domain by domain, what it says of three of\n"
        "them in 2015, and its three priorities. The paper gives years and no days: the end of March 2017 and of\n"
        "December 2015 stand for them. The people are made up."
    ),
    setting_up=(
        (SAM, f"/board setup {BOARD} chair: @pat"),
        (SAM, "/board review September 2017"),
    ),
    morning=(
        (PAT, "/area list domains"),
        (PAT, "/area list care leavers"),
        (PAT, "/area list priorities"),
        (PAT, "/board review"),
        (SAM, "/digest post"),
    ),
    tries=(
        Try("/area list domains", "The self-assessment, and how it has moved"),
        Try("/area show AR15", "One domain with its history"),
        Try("/board scale", "The six points"),
        Try("/digest", "A private preview of the weekly digest"),
    ),
)
