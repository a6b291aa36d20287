"""The rules of an improvement board: actions, measures, verdicts, roles, calendar, digest.

Values in, values out: no Slack, no SQL, no clock. Read this package first.
"""
