"""The report of an import: what became of the rows, and the questions with their answers."""
