"""The form that an answer asks for at once: it opens in the answer's place."""

from commands.forms import Form, Offered
from commands.imports.report.answers import ToAnswer
from commands.reply import Reply
from commands.sign_off import SignOff, ToSignOff


def asked_at_once(answer: Reply) -> Form | SignOff | ToAnswer | None:
    """A verb's form, that of several sign-offs, or that of what a report asked; None where the answer asks for none."""
    if isinstance(answer, Offered):
        return answer.form if answer.form and answer.form.at_once else None
    if isinstance(answer, ToSignOff):
        return answer.several
    return answer if isinstance(answer, ToAnswer) else None
