"""Personal values stay out of the journal: it holds what they are committed by.

The clear value and its salt lie apart. Once they are erased, nobody can work out the value from
the commitment, and the chain, which only ever held the commitment, still verifies.
"""

import hashlib
import hmac
from typing import Any

from sansang.journal.canonical import canonical

SALT_BYTES = 32
"""All salts have one length: where the salt ends and the value begins is then beyond doubt."""


def commit(value: Any, salt: bytes) -> str:
    """Return the commitment to a value: SHA-256 over the salt and its canonical form.

    The salt comes from a source of secrets, another one for each value. Raises ValueError for
    one of another length than ``SALT_BYTES``, and NotCanonical for a value that has no such form.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, not {len(salt)}")
    return hashlib.sha256(salt + canonical(value)).hexdigest()


def opens(commitment: str, value: Any, salt: bytes) -> bool:
    """Tell whether this is the value that was committed to."""
    return hmac.compare_digest(commitment, commit(value, salt))
