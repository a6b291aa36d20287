"""Words in place of a date: which are kept as they are, and which are not."""

import re

import pytest
from spoken_days import refused

from commands.reading.dates import keeps_its_words

KEPT = """Ongoing|ONGOING.|“Ongoing”|on-going|Ongoing – monthly|TBC|TBA|TBD|tbc in meeting|asap|a.s.a.p.
Immediate|Immediately|urgent|Urgently|n/a|N/A|-|–|—|?|??|Monthly|Quarterly|six weekly|six-weekly|6 weekly
on a monthly basis|in each cycle|Rolling|Continuous|Every board|each board|every Friday|Every 6 weeks
twice a year|When recruited|Subject to Eclipse go-live|Verbal update|Not yet due|Overdue|Complete|Completed
to be confirmed|to be agreed with the chair|Subject to approval, may slip|Subject to action 1.10|After go-live
Post Ofsted|no due date|No due date - ongoing|no date set|no end date|no deadline|No timescale agreed|not set|date not set
not yet known|not started|none|none yet|nil|null|n/k|unknown|various|various, see action plan|various dates|multiple
long term|long-term|short to medium term|in the short term|medium term (6-12 months)|see notes|see note 3|see above
see section 3.2 of the plan|Subject to actions 1.10 and 1.11|see 1.10-1.12|dependent on 1.10|as per action plan|standing item
standing agenda item|standing item each board|on hold|on-hold|On hold pending funding|in progress|In progress (70%)
under way|under review|not applicable|to follow|details to follow|when funding agreed|if approved|once funding agreed
timescale to be agreed|due date tbc|dates TBC|Ongoing: monthly|Ongoing (1-1 meetings)|Ongoing (2-3 weeks)
Subject to £2m funding|Fridays|weekly on Fridays|every 1st Wednesday|first Wednesday of each month|end of each month
every half term|twice per term|half-termly|BAU|open-ended|pending|cancelled|No longer required|without delay"""


NOT_KEPT = """Ongoing - review end March|asap - by end Jan at latest|soonish|banana|now|Monday|31/07/2020|2018
TBC July 17|Urgent, by 31/7|asap (Friday)|Ongoing until Easter|Subject to approval in September|After 31 March
Every board until March 2021|TBC at next board|next board|end of the year|Autumn term|July 17|following week
TBC March|TBC May|TBC September|TBC (March)|TBC/March|TBC 31/7|TBC 31.7|TBC Aug 5|Ongoing - review March|Ongoing to March
asap 31/7|ASAP/Friday|urgent - Sat|annually (March)|annually in March|overdue - was March|overdue (31/3)|Done May|on hold until May
in progress - due March|standing item (May board)|No date until September|to follow in Sept|when funding agreed (May)
see 31/7|pending 31.7|short term (3 months)|asap, 14d|various (March-May)|31 July 2020 (TBC)|31 July?|Tues|weds|thurs
following board|complete by 31 July|Friday after next
within 24 months of the inspection report|"""


@pytest.mark.parametrize("phrase", re.split(r"[|\n]", KEPT))
def test_words_that_are_no_date_are_kept(phrase: str) -> None:
    assert keeps_its_words(phrase)
    refused(phrase)


@pytest.mark.parametrize("phrase", re.split(r"[|\n]", NOT_KEPT))
def test_words_with_a_date_in_them_and_gibberish_are_not_kept(phrase: str) -> None:
    assert not keeps_its_words(phrase)
