"""How long a venue takes to empty, by the hydraulic method."""
