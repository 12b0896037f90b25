"""The record: what was decided, as entries of the journal in the database."""
