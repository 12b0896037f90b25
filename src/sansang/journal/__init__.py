"""What was decided, by which role and when: entries chained by their hash."""
