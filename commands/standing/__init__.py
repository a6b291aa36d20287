"""Where a board stands, section by section: the digest and `/status` are both drawn from these."""
