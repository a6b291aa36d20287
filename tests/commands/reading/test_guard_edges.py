"""The guard's patterns at their edges: each separator, keyword and limit, with what is just on the other side of it.

Numbers are published specimens or of the 999 range, and names are invented.
"""

import pytest

from board.conditions import SMALL_DENOMINATOR
from commands.reading.guard import concerns

NHS, UPN = "an NHS number", "a Unique Pupil Number"
SYSTEM, COURT = "a child's number in a case system", "a court case number"
BIRTH, INITIALS = "a child's date of birth", "the initials of a child or a family"
NAME, AGED = "a child's name", "a child's name with an age"
PLACE, COUNT = "a child's age with a place", "a count so small that it could point to a child"
ILL = "somebody's illness"


def _looks(text: str) -> set[str]:
    return {each.looks_like for each in concerns(text)}


EDGES = {
    NHS: (
        # ten digits, and none before or after them
        "9434765919", "x9434765919", "9434765919x", "(9434765919)", "9990000018", "9990000093",
        # one sign between any two, or up to three between the groups
        "9 4 3 4 7 6 5 9 1 9", "9.4.3.4.7.6.5.9.1.9", "9-4-3-4-7-6-5-9-1-9", "9+4+3+4+7+6+5+9+1+9", "943/476/5919",
        "943 - 476 - 5919", "943 | 476 | 5919", "943---476---5919", "943:476:5919", "943\n476\n5919", "943\u200d476\u200d5919",
        "943\u200b\u200b\u200b\u200b476 5919", "943\u00a0476\u20035919", "943\u2013476\u20145919", "943\u2212476\u22125919",
        "943  476     5919", "9\u03384347659\u0338\u03381\u03389",
        # after "NHS" in any grouping, up to twenty signs away
        "NHS 94  34765919", "nhs number of a visit: 94--34--76--5919", "NHS94 3476 5919", "NHS is abcdefghijklmno 94__34765919",
        # links write signs and digits in another way
        "https://a.uk/?n=943%20476%205919", "https://a.uk/?n=943%2D476%2D5919", "https://a.uk/?n=943%2F476%2F5919",
        "https://a.uk/?n=943%2B476%2B5919", "https://a.uk/?n=%39%34%33%34%37%36%35%39%31%39", "https://a.uk/?n=943%2e476%2e5919",
        # spelt out
        "nine four three four seven six five nine one nine", "nine nine nine zero zero zero zero zero one eight",
        "nine nine nine oh oh oh oh oh one eight", "Nine-nine-nine nought nought, nought nought nought one eight",
    ),
    UPN: (
        "B801200005001", "b801200005001", "B 801200005001", "B-8-0-1-2-0-0-0-0-5-0-0-1", "B / 801 / 2000 / 05001",
        "B---801200005001", "B.8.0.1.2.0.0.0.0.5.0.0.1", "B|801|200005001", "(B801200005001)", "H801200001001", "UPN 80120000500",
        "UPN is B12345678901", "UPN: 801200005001", "unique pupil number 801200005001", "unique pupil number is X12345678901", "pupil no 801200005001", "pupil ref 801200005001",
    ),
    SYSTEM: (
        *(f"{name} 12345" for name in ("LCS", "ICS", "Liquidlogic", "Liquid logic", "Mosaic", "Eclipse", "Carefirst", "Care first", "Azeus")),
        *(f"LCS {word} 12345" for word in ("id", "no", "no.", "number", "ref", "reference", "record", "file", "pin", "case", "person")),
        *(f"{word} no 12345" for word in ("case", "child", "client", "person", "pupil", "service user", "family")),
        "LCS ABC12345", "LCS 123 45", "LCS no is 12345", "LCS 123456789012", "12345 LCS", "1234567890 LCS", "12345 (LCS)", "12345 on LCS",
        "12345 in Mosaic", "child's id 12345", "case # 12345", "case 123456", "child 1234567890", "client 123456", "person 123456",
        "pupil 123456", "child/12345", "child=12345", "child/1234567890", "caseid=12345", "caseId=12345", "case_id=12345", "case-id=12345",
        "person?id=12345", "client#12345", "cases/12345", "pupilno=12345", "clientref=12345", "childnumber=12345", "mosaic/12345",
    ),
    COURT: (
        "ZW20C00123", "zw20c00123", "ZW 20 C 00123", "ZW20P00123", "ZW20Z00123", "(ZW20C00123)", "_ZW20C00123", "ZW20C00123x",
    ),
    BIRTH: (
        *(f"{word} 3 March 2012" for word in ("DOB", "D.O.B.", "D O B", "born", "date of birth", "date-of-birth", "birth date", "birthday", "b.")),
        *(f"born 3 {month} 2012" for month in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "november", "dec")),
        *(f"born {day}" for day in ("3/3/12", "3.3.12", "3-3-12", "03 03 2012", "2012-03-03", "2012/03/03", "03032012", "March 2012", "3March2012")),
        *(f"born {words} 3 March 2012" for words in ("on", "on the", "in", "was on the", ":::", "- -")),
        *(f"born on the {nth} of March" for nth in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")),
        *(f"born on the {nth} of March" for nth in ("eleventh", "twelfth", "nineteenth", "twentieth", "twenty-first", "thirtieth", "thirty first")),
        *(f"{who} was born in 2012" for who in ("she", "he", "the child", "the boy", "the girl", "the baby", "her brother", "the pupil")),
        *(f"turned {age} on 3 March" for age in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "12", "18")),
        "3 March 2012 (DOB)", "03032012 DOB", "3/3/12 - born", "YOB 2012", "year of birth: 2012", "Kit, born in 2012", "born 2012",
        "turns 5 on March 3", "JM_030312.doc", "JM 03032012.pdf", "JM-3-3-2012.xlsx", "J.M. 3.3.2012.docx", "JM_2012-03-03_plan.pdf",
        "JM_2012-03-03_plan_of_visits.pdf",
    ),
    INITIALS: (
        *(f"{word} A.B. seen" for word in ("child", "baby", "boys", "girl", "teenager", "young person", "pupil", "siblings", "twins", "family")),
        *(f"{word} A.B. seen" for word in ("mother", "mum", "father", "dad", "parents", "carer", "son", "daughter", "brother", "sister", "yp")),
        *(f"{word} JD seen" for word in ("child", "baby", "boy", "girl", "teenager", "young person", "pupil", "sibling", "twin", "mother of", "dad")),
        *(f"JD's {word} rang" for word in ("mother", "social worker", "SW", "IRO", "key worker", "support worker", "personal adviser", "foster carer")),
        *(f"JD's {word} rang" for word in ("school", "nursery", "college", "health visitor", "guardian", "headteacher", "teacher", "new social worker")),
        *(f"JD's {word} is late" for word in ("placement", "file", "case file", "care plan", "CP plan", "pathway plan", "PEP", "EHCP", "LAC review")),
        *(f"{words} JD left" for words in ("social worker for", "SW of", "IRO for", "key worker with", "foster carers of", "placement for")),
        *(f"JD {words}" for words in ("ran away", "went missing", "was excluded", "absconded", "disclosed", "and her sister moved")),
        "child A.B", "child A. B. C.", "child called A.B.", "child (A.B.)", "child, A.B.", "child: AB", 'child "AB"', "A.B.'s mother", "A.'s mother",
        "AB (child)", "A.B. ( child )", "A.B.C.'s social worker", "JDB's social worker", "JDs social worker", "strategy meeting about JD", "Child M",
        "Baby P's review", "JD (7)", "JD (17)", "JD (0)", "JD, 7,", "JD, 7.", "JD, 7", "JD is 7 and well", "JD 7yo", "JD (7 yrs)", "JD (7 months)", "JD, aged 7",
        "JD/7", "J D (7)", "7 year old JD", "7-year-old girl JD", "7yo JD", "J.D. (7)", "JDB aged 7", "PO aged 7", "JD \u2014 child A.B.",
    ),
    NAME: (
        *(f"Zorana's {word} rang" for word in ("mother", "father", "mum", "dad", "stepmother", "nan", "gran", "brother", "sister", "birth mother")),
        *(f"{word} of Zorana rang" for word in ("mother", "father", "mum", "dad", "stepfather", "grandmother", "brother", "sister")),
        *(f"a {word} called Zorana" for word in ("child", "boy", "girl", "baby", "teenager", "young person", "pupil")),
        *(f"Kayleigh's {word} is late" for word in ("social worker", "foster placement", "school", "nursery", "care plan", "case", "PEP", "home")),
        "child Tyler", "baby Tyler", "sibling of Tyler", "placement for Tyler", "Tyler went missing", "Tyler and his sister", "a girl named Zorana",
    ),
    AGED: (
        "Zorana aged 7", "Zorana, aged 17", "Zorana age 7", "Zorana (aged 7)", "Zorana (age: 7)", "Zorana is 7 years old", "Zorana, 7 years old",
        "Zorana aged seven", "Zorana aged eighteen", "Zorana is 7yo", "7-year-old Zorana", "7 year old Zorana", "six month old Zorana",
        "Kayleigh (7)", "Kayleigh, 7,", "Kayleigh, 7.", "Kayleigh, 7", "Kayleigh is 7 and well", "Kayleigh (7 yrs)", "Kayleigh (7 years)", "Kayleigh Stone (7)",
        "Zorana, 7, and her mother", "Zorana (7) and his school", "Kayleigh (17)", "Kayleigh (0)",
    ),
    PLACE: (
        "a 7-year-old in Grimsby", "a 7 year old boy in Grimsby", "a 17-year-old at Oak Lodge", "a seven-year-old girl from Hull", "a 15yo in Hull",
        "boy of 9 in Hull", "girl aged 12 at Oak Lodge", "boy (15) in Hull", "girl, 13, from Hull", "baby of 6 months in Hull",
        "the 16-year-old living at Rose House", "a 7-year-old placed in Hull", "a 7-year-old who lives in Hull", "a six week old baby in Hull",
    ),
    COUNT: (
        *(f"{part} of {SMALL_DENOMINATOR - 1} children" for part in (0, 1, SMALL_DENOMINATOR - 1)),
        *(f"2 of 4 {word}" for word in ("children", "babies", "boys", "girls", "teenagers", "young people", "pupils", "siblings", "care leavers", "cases")),
        "2/4 children", "2 out of 4 children", "2 of the 4 children", "2 of 4 new children", "two of four children", "One of the five girls",
        *(f"two children at Rose {home}" for home in ("House", "Lodge", "Cottage", "Farm", "Grange", "View", "Court", "School", "Academy", "Primary")),
        *(f"{count} boys at Rose House" for count in ("1", "5", "one", "two", "three", "four", "five", "both", "the", "a couple of", "few")),
        "two children living at Rose House", "two children who live at Rose House", "two children at Rosebank", "two children at The Beeches",
        "two residents at Oak Lodge", "two children from Old Rose House",
    ),
    ILL: (
        *(f"because Jo is {word}" for word in ("ill", "sick", "off sick", "unwell", "poorly", "pregnant", "very ill", "injured", "in hospital")),
        *(f"because Jo has {word}" for word in ("cancer", "covid", "flu", "had a stroke", "depression", "been diagnosed", "long covid", "had an operation")),
        *(f"because of Jo's {word}" for word in ("illness", "sickness", "operation", "surgery", "mental health", "health", "back injury", "stress")),
        "because Jo broke her leg", "because Jo tested positive", "because of ill health", "because Jo was signed off sick", "because she was signed off",
        f"because {'the plan was late and ' * 12}Jo is ill", "because two staff left; Jo is ill",
    ),
}  # fmt: skip
JUST_NOT = (
    # eleven digits, nine digits, a wrong check digit, four signs between
    "19434765919", "94347659191", "943476591", "9434765918", "943----476----5919", "943, 476, 5919", "943; 476; 5919", "£943 £476 £5919",
    "9--4--3--4--7--6--5--9--1--9", "2020-07-0812", "NHS and then abcdefghijklmnopq 94--34--765919", "nine four three four seven six five nine one eight",
    "nine four three four seven six five nine one", "943% 476% 5919%",
    # a wrong check letter, a letter or a digit too many
    "C801200005001", "B8012000050011", "AB801200005001", "B80120000500", "B----801200005001", "the UPN of 12 pupils", "UPN 2020", "pupil no 12",
    # four digits, five after "case", eleven; words of another sense
    "LCS 1234", "1234 LCS", "case 12345", "child 12345", "cost per child 125000", "child/1234", "child/12345678901", "showcase=12345", "staircase/12345",
    "Mosaic tiles", "12345678901 LCS", "eclipse of 2020",
    # a letter, a digit too few or too many
    "ZW20D00123", "ZW20C0012", "ZW20C001234", "AZW20C00123", "ZW2C00123",
    "born digital", "unborn baby 3 March 2012", "newborn 3 March 2012", "stillborn 2012", "the model was born in 2019", "airborne 3 March 2012",
    "born :::: 3 March 2012", "dob is on in the 3 March 2012", "turned 20 on 3 March", "turned red on 3 March", "QA_03032012.pdf", "JM.pdf", "JM 2012.pdf",
    "BI_03032012.pdf", "JMB_03032012.pdf", "JM-03032012.exe", "bob 3 March 2012", "b 3 March training", "JM_2012-03-03_plan_of_all_visits.pdf",
    # a service's letters, a team's beside a number, and what is no child's
    *(f"child {letters}" for letters in ("CP", "OT", "ID", "QA", "EH", "MH", "SW", "IN", "OK")),
    *(f"{letters} (7)" for letters in ("QA", "CP", "EY", "BI", "FT", "PO", "CIN", "JDB", "M6", "AO", "TA")),
    "children JD", "families AB", "child AB-12", "child ABC", "child AB1", "ABs and CDs", "JD", "JD's audit", "JD's report", "JD (20)", "JD (107)",
    "JD (7%)", "JD aged 7%", "Zorana aged 7% of it", "JD 7 actions", "JD (7 audits)", "JD aged 7 to 11", "JD aged 16+", "JD aged 16 plus", "JD aged 16 and over", "JD (7-11)", "JD, 7 of 9",
    "JD is 7th", "JD/7/20", "child I met", "child a", "A.B.C.D.'s mother", "the child protection plan, the core group and the review of every case; JD",
    "Children's mother", "Child's mother", "Father's mother", "The father of all plans", "Today's mother and baby group", "Father Christmas", "Grimsby's social worker",
    "Mother of Children", "Kayleigh", "Kayleigh to chair", "Kayleigh's report", "child Protection", "sister of the", "called Zorana", "Baby's father",
    "Grimsby (7)", "Grimsby, 7,", "Zorana (7)", "Zorana (7 yrs)", "Kayleigh (20)", "Kayleigh (7%)", "Kayleigh (7 actions)", "Kayleigh/7", "Zorana aged 16+",
    "Zorana aged 7 to 9", "Children aged 7", "Leavers aged 18", "aged 7", "Recommendation (7)", "Strategy is 5 years old", "5 years old",
    "a 7-year-old policy in Hull", "7 year olds in Hull", "a 7-year-old in March", "a 27-year-old in Hull", "boys of 9 in Hull", "the boy in Hull", "a 7-year-old in care",
    f"2 of {SMALL_DENOMINATOR} children", "5 of 4 children", "2 of 4 teams", "2 of 4 children's homes", "2 of 4 family hubs", "2 of 4% children", "2 of 4%children", "2.2 of 4 children",
    "12 of 4 children", "2 of 41 children", "2/4/20 children", "2 in 4 children", "six boys at Rose House", "two boys at Level", "two boys at Easter", "two teams at Rose House",
    "two boys in Grimsby", "two boys who all now live at Rose House", "boys at Rose House", "two children at home", "two children at risk",
    "Jo is off sick", "because two staff are off sick", "because three social workers are ill", "because 12 people are ill", "because the team is ill prepared",
    "because the hospital trust was late", "because Jo was in hospital trust meetings", "because of the trust's mental health strategy",
    "because the plan was signed off", "because of sickness levels", f"because {'x ' * 160}Jo is ill",
)  # fmt: skip


@pytest.mark.parametrize(("text", "looks_like"), [(text, kind) for kind, texts in EDGES.items() for text in texts])
def test_just_this_side_of_an_edge(text: str, looks_like: str) -> None:
    assert looks_like in _looks(text)


@pytest.mark.parametrize("text", JUST_NOT)
def test_just_the_other_side(text: str) -> None:
    assert _looks(text) == set()


@pytest.mark.parametrize(
    ("text", "askable"),
    [
        ("order a b c d 9434765919", True), ("order a b c d e 9434765919", True), ("order a b c d e f 9434765919", False),
        (f"order {'x' * 72} 9434765919", True), (f"order {'x' * 80} 9434765919", False), ("order, 9434765919", False),
        ("order. 9434765919", False), ("order no. 9434765919", True), ("ref. 9434765919", True), ("order; 9434765919", False),
        ("order\u00a0no: #9434765919", True), ("ORDER 9434765919", True), ("PO 9990000018, 9434765919", True), ("PO, 9434765919", False),
        ("helpline 9434765919", True), ("helpline of a child 9434765919", False), ("his phone 9434765919", True), ("phone his 9434765919", False),
        ("http://a.uk/9434765919", True), ("ftp://a/9434765919", True), ("a.uk/9434765919", True), ("a.docx/9434765919", False),
        ("www.a.de?x=9434765919", True), ("https://a.uk 9434765919", False), (f"https://a.uk/{'x' * 380}/9434765919", True),
        (f"https://a.uk/{'x' * 400}/9434765919", False), ("https://a.uk/?patientid=9434765919", False),
        ("B801200005001", False), ("B.801200005001", True), ("B 801-200005001", False),
    ],
)  # fmt: skip
def test_what_support_may_let_through(text: str, askable: bool) -> None:
    assert next(concerns(text)).askable is askable
