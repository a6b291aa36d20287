"""What a measure has: its indicators, and how its verdicts and claims are put into words."""
