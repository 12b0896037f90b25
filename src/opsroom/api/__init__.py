"""The API: what the pages do, for other programs, by tokens with scopes."""
