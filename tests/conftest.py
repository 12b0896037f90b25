"""How hard the property tests try: `pytest --hypothesis-profile=thorough` tries twenty times."""

from hypothesis import settings

settings.register_profile("thorough", max_examples=20 * settings.default.max_examples)
