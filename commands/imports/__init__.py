"""Imports a sheet into a board: each row becomes an action, a measure, a reading or the like, or is refused with a
reason.

Importing the same file twice adds nothing: what is already on the log stays, and any difference is reported.
"""
