"""Shows measures (the page, the list, the charts) and corrects them (the edit)."""
