"""Claims, judgements and statements: how each is entered beside the figures, and how it is taken back."""
