"""``sansang rehearse``."""

from sansang.cli.rehearse.command import rehearse_command

__all__ = ["rehearse_command"]
