"""User equilibrium: who drives where when nobody gains by another way."""

from sansang.assignment.equilibrium import Equilibrium, Unserved, equilibrium
from sansang.assignment.network import AssignmentNetwork, Demand

__all__ = ["AssignmentNetwork", "Demand", "Equilibrium", "Unserved", "equilibrium"]
