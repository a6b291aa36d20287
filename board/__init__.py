"""What an improvement board is: actions, measures, verdicts, roles, calendar, digest.

Values in, values out: no Slack, no SQL, no clock. The folder to read first.
"""
