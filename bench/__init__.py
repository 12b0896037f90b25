"""Measures Sansang against its goals and against peers: `make bench`."""
