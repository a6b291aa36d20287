"""What is said of a bug, in whatever place it is met: an apology, with a reference to the log."""

from commands.reply import Reply, refusal


def apology(reference: str, more: str = "") -> Reply:
    """The answer in place of the one that could not be given; `more` is what else is sure, as in ", and nothing was
    saved"."""
    told = f"It is not your fault{more}. Please tell whoever runs boardbot: reference {reference}."
    return refusal("Something went wrong.", told)
