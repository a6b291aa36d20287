"""The headings of a risk register, in the form of `commands/imports/headings/of_kinds.py`."""

RISKS = """
    ref: ref no; ref number; refs; reference; reference no; reference number; no; nos; number; item; id; unique id
    ref: risk ref; risk no; risk number; risk id; risk reference
    risk: risks; risk title; risk description; description of risk; what may happen; what could happen
    risk: what might happen; risk area; risk areas; risk event; nature of risk
    owner: risk owner; owned by; lead; leads; lead officer; lead person; responsible; who; responsible officer
    owner: responsible person; responsibility; accountable officer; named lead
    owner_id: slack id; owner slack id
    likelihood: residual l; current l; residual risk l; current risk l; residual risk likelihood
    likelihood: current risk likelihood; net likelihood; net l; residual likelihood score; l; probability
    likelihood: current likelihood; residual likelihood; likelihood score
    impact: residual i; current i; residual risk i; current risk i; residual risk impact; current risk impact
    impact: net impact; net i; residual impact score; i; severity; consequence; current impact; residual impact
    impact: impact score
    score: risk score; risk rating; rating; current score; residual score; current risk score; residual risk score
    score: residual risk rating; current risk rating; net score; net risk score; net risk; current rating
    score: residual risk; total; l x i; likelihood x impact
    controls: control; mitigation; mitigations; mitigating actions; mitigating action; controls in place
    controls: existing controls; current controls; control measures; mitigations in place; response
    controls: mitigation in place; controls and mitigations; mitigating controls; controls mitigations
    target: target score; target risk score; target rating; target risk; target risk rating
    target_likelihood: target l; likelihood target
    target_impact: target i; impact target
    reviewed: date last reviewed; last review date; last reviewed date; reviewed date; last reviewed; date reviewed
    reviewed: review date; last review; date of last review; reviewed on
    as_at: as at date; date scored; score date; as of
    update: updates; latest update; progress; comment; comments; commentary; note; notes; narrative
    area: areas; area of improvement; improvement area; area ref
    linked_actions: linked action; action ref; action refs; related actions
    status: risk status; state; open closed; open or closed
    closed_on: date closed; closed on; closed date; closure date; date of closure; closing date
    raised: opened on; opened; date opened; raised on; date raised; identified; identified on; date identified
    raised: date added; date logged
"""
# A sheet with one row for each score of a risk.
SCORES = """
    ref: risk ref; risk no; risk number; risk id
    risk: risk title
    as_at: as at; date scored; score date; scored on
    likelihood: l
    impact: i
    score: risk score; l x i
    because: reason; why
"""
