"""Living the event many times before it happens."""
