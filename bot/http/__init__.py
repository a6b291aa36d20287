"""HTTP mode: serves the Request URL, checks each request, and passes it on to the app."""
