"""What need not be asked of both databases, so that the suite stays short."""

import pytest
from django.db import connection

sqlite_alone = pytest.mark.skipif(
    connection.vendor == "postgresql", reason="It is the same on either database, and long."
)
