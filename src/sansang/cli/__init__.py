"""The command line: each command reads options, calls one function of the plan and prints."""

import signal


def main() -> None:
    """Run the command line. While its libraries load, an interruption simply ends it."""
    heard = signal.getsignal(signal.SIGINT)
    if heard is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from sansang.cli.app import run

    signal.signal(signal.SIGINT, heard)
    run()
