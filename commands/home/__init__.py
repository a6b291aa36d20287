"""The Home tab: what a person sees of their boards and may do next, composed when they open it."""
