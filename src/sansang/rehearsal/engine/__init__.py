"""The compiled engine: plays a day as `sansang.rehearsal.plain` does, to the bit."""
