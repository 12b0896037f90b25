"""Demand that is guessed from the zones, and corrected by what was counted on the roads."""
