"""Imports every module of the plan where the framework of the room is not installed."""

import sys
from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages

import sansang

ROOM = ("django", "ninja", "uvicorn")


def main() -> int:
    """Say how many modules were imported, or what should not be there."""
    present = [name for name in ROOM if find_spec(name)]
    if present:
        print(f"This proves nothing: {', '.join(present)} can be imported here.", file=sys.stderr)
        return 1
    names = [module.name for module in walk_packages(sansang.__path__, "sansang.")]
    for name in names:
        import_module(name)
    print(f"{len(names)} modules of sansang import without {' and '.join(ROOM)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
