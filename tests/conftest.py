"""How hard the property tests try: `pytest --hypothesis-profile=thorough` tries twenty times."""

from hypothesis import settings

# How long a test takes says more about the machine than about the code.
settings.register_profile("steady", deadline=None)
settings.register_profile(
    "thorough", deadline=None, max_examples=20 * settings.default.max_examples
)
settings.load_profile("steady")
