"""Everything that talks to Slack: what comes from it is handled here, and what goes to it is drawn here."""
