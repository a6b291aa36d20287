"""Where a board stands, in sections from which both the digest and `/status` are drawn."""
