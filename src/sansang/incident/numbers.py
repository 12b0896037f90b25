"""The few numbers that records of incidents and teams in arrays share."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

NEVER = np.iinfo(np.int64).max
"""A moment that does not come."""
NO_WAY = -1
"""A travel time where there is no way."""
NONE = -1
"""An index where there is nothing."""
