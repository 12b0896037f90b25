"""Diversion: what the closures of a plan do to the town, and what leads traffic round them."""

from sansang.diversion.divert import divert
from sansang.diversion.document import read_diversion, write_diversion
from sansang.diversion.result import Diversion
from sansang.diversion.steps import Step

__all__ = ["Diversion", "Step", "divert", "read_diversion", "write_diversion"]
