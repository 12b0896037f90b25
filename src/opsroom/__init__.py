"""The operations room: people of every agency plan, review and run an event together."""
