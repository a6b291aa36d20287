"""A made-up tracker of the kind that councils have, which the demo's board support sends the bot."""

import io
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

_GREEN = PatternFill("solid", fgColor="FF00B050")
# A title, headings as people write them, a section, initials, letters, two dates in a cell, a colour, a total.
_ROWS = (
    ("Northmoor front door group: action tracker",),
    ("Updated 3 July 2020",),
    ("Ref", "What?", "Who?", "By when?", "RAG", "% complete", "Current status", "Update (June)"),
    ("Front door",),
    (
        "FD1",
        "Cover the out-of-hours rota until October",
        "JR",
        "31/07/2020",
        "A",
        0.6,
        "In progress",
        "Two of three weeks",
    ),
    ("FD2", "Reissue the thresholds", "AN", "30/06/2020 revised 14/08/2020", "R", 0.2, "In progress", "With partners"),
    ("FD3", "Dip sample of 20 contacts each month", "JR", "14/08/2020", "", 0, "Not started", ""),
    ("FD4", "Record every call to the front door", "Head of MASH", "TBC", "A", 0.2, "On hold", "The supplier is late"),
    ("Total", "", "", "", "", 0.45, "", ""),
)


def tracker() -> bytes:
    """The workbook, with a hidden sheet beside the list."""
    made = Workbook()
    made.remove(made.worksheets[0])
    sheet = made.create_sheet("Tracker")
    for row in _ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:H1")
    sheet.merge_cells("A4:H4")
    sheet["A1"].font = sheet["A4"].font = Font(bold=True)
    sheet["E7"].fill = _GREEN
    for number in range(5, 10):
        sheet.cell(number, 6).number_format = "0%"
    old = made.create_sheet("2019")
    old.append(("Ref", "What?"))
    old.append(("OLD1", "Not brought in: the sheet is hidden"))
    old.sheet_state = "hidden"
    made.properties.created = made.properties.modified = datetime(2020, 7, 3)  # noqa: DTZ001 - a workbook knows no zones
    whole = io.BytesIO()
    made.save(whole)
    return whole.getvalue()
