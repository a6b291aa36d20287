"""All that speaks Slack: what it sends is heard here, and what it is sent is drawn here."""
