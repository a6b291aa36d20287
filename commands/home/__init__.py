"""The Home tab: what each person sees of their boards, and may do next, composed for whoever opens it."""
