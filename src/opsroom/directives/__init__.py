"""Directives: what the chair orders, followed until it is closed."""
