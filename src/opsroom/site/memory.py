"""How the server deals with memory."""

import gc
from importlib import import_module

from django.conf import settings


def settle() -> None:
    """Leave all that is loaded at the start out of every later look for garbage.

    It stays as long as the server runs; looking through it again and again took longer than
    to judge a whole review.
    """
    import_module(settings.ROOT_URLCONF)  # and with it every view, and what views need
    gc.collect()
    gc.freeze()
