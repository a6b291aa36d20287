"""The department's benchmarking data as tests have it, beside a measure of the council's own."""

from datetime import UTC, datetime

from conversation import DATA, SAM, Conversation

from board.measures import Measure
from commands.imports.meanings.board_mapping import Mapping
from commands.imports.sheets.mapping_file import mapping_in

FILE = DATA / "lait_benchmarks.csv"
NAME = "Percentage of child protection conferences held within 15 days"
OWN, REGION = f"{NAME} (DfE, annual)", f"{NAME}, Yorkshire and the Humber (DfE, annual)"
MAP = """
[authorities]
"North East Lincolnshire" = "own"
"Yorkshire and the Humber" = "comparator"
England = "comparator"
Darlington = "not read"
Devon = "not read"
"North East" = "not read"
"South East" = "not read"
"South West" = "not read"
"West Sussex" = "not read"
[benchmarks]
CP_conf_15days = "M5"
Continue_Assess_Comp = "not read"
ReReferral = "not read"
Work_Force_Vac_Rate = "not read"
[published]
2016 = 2016-11-03
2017 = "2 November 2017"
2018 = "15 Nov 2018"
2019 = "31 October 2019"
"CP_conf_15days 2020" = 2020-10-31
"""
HEADINGS = (
    "measure_short,indicator,year_ending_march,area,value,polarity,decimals,published,unit,source,licence,caveat\n"
)


def measured(say: Conversation) -> Conversation:
    """A measure with the council's own monthly figure, in January 2021."""
    say.now = datetime(2021, 1, 8, 9, tzinfo=UTC)
    say("/measure add M5 Conferences are in time", by=SAM)
    say("/measure target M5 ICPCs within 15 days at least 85% by 30 June 2020", by=SAM)
    say("/measure reading M5 86% as at 31 December 2020", by=SAM)
    return say


def read_so(more: str = "") -> Mapping:
    """The answers that a person has given."""
    return mapping_in(MAP + more, "lait.map.toml")


def row_of(value: str, **but: str) -> str:
    """A row of one more edition of the file, of the council's conferences in the year to March 2020."""
    cells = {
        "measure_short": "CP_conf_15days", "indicator": NAME, "year_ending_march": "2020",
        "area": "North East Lincolnshire", "value": value, "polarity": "High", "decimals": "1",
        "published": "31/10/2020",
    } | but  # fmt: skip
    return ",".join(cells.get(each, "") for each in HEADINGS.strip().split(",")) + "\n"


def measure_of(say: Conversation) -> Measure:
    """The measure with all that is known of it."""
    with say.log.reading() as store:
        return next(each for each in store.measures.all(1) if each.ref == "M5")
