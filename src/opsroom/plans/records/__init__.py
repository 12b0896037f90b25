"""The records of a plan as texts in a form, and back: every table of the plan by one way."""
