"""What is shown of measures and corrected: the page, the list, the charts, the edit."""
