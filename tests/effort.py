"""How many examples a property test tries."""

from hypothesis import HealthCheck, settings

_USUAL = 100  # of the profile that holds unless another is asked for


def examples(count: int) -> settings:
    """So many examples, more of them in a profile that tries harder (`conftest.py`).

    Plans and files are large, and machines differ: an example may take its time.
    """
    return settings(
        deadline=None,
        max_examples=count * settings.default.max_examples // _USUAL,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
