"""`python -m bench.room pages|saving DATA`: measures a room, filled if it is new, prints JSON."""

import argparse
import json
import logging
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from time import perf_counter


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.room", description=__doc__)
    parser.add_argument("what", choices=("pages", "saving"))
    parser.add_argument("data", type=Path)
    parser.add_argument("--times", type=int, default=30, help="how often a page is opened")
    asked = parser.parse_args()
    from opsroom.site.serve import set_up

    logging.disable(logging.WARNING)  # of addresses that only take what is sent
    set_up(asked.data, "127.0.0.1")
    # What reads the models can be imported only now that Django knows them.
    measure = _pages if asked.what == "pages" else _saving
    print(json.dumps(measure(asked)))


def _pages(asked: argparse.Namespace) -> object:
    from bench.room.pages import after_a_change, time, tour
    from bench.room.seed import seed

    begun = perf_counter()
    event = seed()
    seeded = perf_counter() - begun
    import_module("opsroom.site.asgi")  # as the server that people meet
    found = tour(event)
    time(found, asked.times)
    after_a_change(event, found, asked.times)
    return {"seed_s": round(seeded, 1), **asdict(found)}


def _saving(asked: argparse.Namespace) -> object:
    from bench.room.saving import save_at_once
    from bench.room.seed import seed
    from opsroom.plans.models import Event

    if not Event.objects.exists():
        seed()
    return asdict(save_at_once(asked.data))


if __name__ == "__main__":
    main()
