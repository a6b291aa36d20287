"""Import: rows of a sheet become actions, measures, readings, claims and areas, each row or a reason why not.

Running an import twice adds nothing: what is on the log already is left as it is, and what differs is said.
"""
