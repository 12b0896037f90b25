"""The calls of the API, a router for each subject; each names what it does, as a view does."""
