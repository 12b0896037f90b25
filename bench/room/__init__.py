"""Measures the room: how long its pages take, what they ask of the database, and many saving."""
