"""HTTP mode: what stands at the Request URL, and what it lets through to the app."""
