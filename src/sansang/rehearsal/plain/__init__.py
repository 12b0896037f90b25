"""The plain engine: plays a day slowly, rule by rule, as docs/reference/rehearsal.md says it.

It is there to be read and to be right. The compiled engine (`sansang.rehearsal.engine`) answers
the same to the bit, which a test holds. Numbers in comments are those of the rules.
"""

from sansang.rehearsal.plain.play import play

__all__ = ["play"]
