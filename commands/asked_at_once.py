"""Finds the form, if any, that opens in place of an answer."""

from commands.forms import Form, Offered
from commands.imports.report.answers import ToAnswer
from commands.reply import Reply
from commands.sign_off import SignOff, ToSignOff


def asked_at_once(answer: Reply) -> Form | SignOff | ToAnswer | None:
    """The form to open: a verb's own, the sign-off of several actions, or the questions that an imported report raised.

    None if the answer is shown as it is.
    """
    if isinstance(answer, Offered):
        return answer.form if answer.form and answer.form.at_once else None
    if isinstance(answer, ToSignOff):
        return answer.several
    return answer if isinstance(answer, ToAnswer) else None
