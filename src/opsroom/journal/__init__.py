"""The pages of the journal: what was decided, and whether it is whole."""
