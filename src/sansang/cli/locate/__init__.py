"""``sansang locate``: where reserves wait."""

from sansang.cli.locate.command import locate

__all__ = ["locate"]
