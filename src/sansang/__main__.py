"""``python -m sansang`` is the command line."""

from sansang.cli import main

if __name__ == "__main__":
    main()
