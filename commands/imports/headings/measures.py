"""The headings of measures, their figures, official figures, claims and the chair's statements, in the form of
`commands/imports/headings/of_kinds.py`."""

MEASURES = """
    cond: condition; condition ref; label; cond ref; target ref
    measure: measure ref; measure no; measure number; escalation measure
    name: measure name; measure title; title
    indicator: performance indicator; kpi; pi; indicator name
    unit: units; unit of measure; measured in
    better: good is; polarity; good direction; better is; direction; good performance
    kind: type; kind of test; test type
    operator: test; comparison; sign
    target: target value; target figure; goal
    target_date: by; by when; due; due date; target by; deadline; date
    target_date_text: target date in words; date in words
    source: origin; where from
    note: notes; comment; comments
    decimals: decimal places; dp; places
    measure_source: source of the measure
    owner: measure owner; owner of the measure; lead; lead officer; lead person; responsible officer
    owner_id: slack id; owner slack id
    every: frequency; how often; reporting frequency; comes; interval
"""
READINGS = """
    measure: measure ref; measure no; measure number; escalation measure
    indicator: performance indicator; kpi; pi; indicator name
    as_at: as at date; date; date as at; reading date; period; period end; month; month ending; as of
    value: figure; reading; actual; result; performance; score; current value
    unit: units; unit of measure; measured in
    numerator: num; n; count; part
    denominator: den; denom; d; cohort; whole; out of
    source: origin; data source; where from
    confirm:
    caveat: caveats; note; notes; comment; comments; data quality
    moderated: moderated by; moderator; checked by
    published: published on; publication date; date published
"""
CLAIMS = """
    measure: measure ref; measure no; measure number; escalation measure
    reported: claim; claimed; reported as; reported to be
    as_at: as at date; date; date as at; reading date; period; period end; month; month ending; as of
    source: origin; report; where; reported in; paper
    by: body; claimed by; reported by; whose
"""
STATEMENTS = """
    of: statement of; statement on; about
    words: statement; statements; the statement; chairs statement; chairs own words; in the chairs own words
    as_at: as at date; date; date of statement; made on
    recorded_for_the_chair: recorded for chair; recorded by support
"""
BENCHMARKS = """
    code: measure short; measure code; indicator code
    indicator: measure name; indicator name
    authority: area; local authority; la; la name; geography
    year_ending_march: year ending 31 march; year to march; year ending
    value: figure; percentage; rate
    unit: units; unit of measure
    published: published on; publication date; date published; release date
    polarity: good is; better; good direction
    decimals: decimal places; dp
    source: origin
    licence: license
    caveat: caveats; note; notes; footnote
"""
