"""The compiled engine: plays a day as `sansang.rehearsal.plain` does, to the bit."""

from sansang.rehearsal.engine.play import play

__all__ = ["play"]
