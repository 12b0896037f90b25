"""``sansang serve``: set the room up in its data folder, and serve it."""

import os
from collections.abc import Callable
from pathlib import Path

Say = Callable[[str], None]


def serve(
    data: Path,
    host: str,
    port: int,
    *,
    example: Path | None,
    say_address: Say,
    say_link: Say,
) -> None:
    """Serve the room until it is stopped; it says its address, and the first link."""
    set_up(data, host)
    address = f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0'} else host}:{port}"  # noqa: S104
    if link := first_link(address):
        say_link(link)
    if example is not None:
        load_example(example)
    say_address(address)
    import uvicorn

    uvicorn.run(
        "opsroom.site.asgi:application",
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        lifespan="off",
    )


def set_up(data: Path, host: str) -> None:
    """Bring the database of a data folder to what this version needs."""
    os.environ["SANSANG_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opsroom.site.settings")
    if host not in {"127.0.0.1", "localhost", "0.0.0.0"}:  # noqa: S104
        os.environ.setdefault("SANSANG_HOSTS", f"{host},localhost,127.0.0.1")
    data.mkdir(parents=True, exist_ok=True)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from opsroom.plans.jobs import tell_of_interrupted

    tell_of_interrupted()


def first_link(address: str) -> str | None:
    """Return the link of the first administrator, as long as nobody has signed in yet."""
    from django.urls import reverse
    from django.utils import timezone

    from opsroom.people.actions import first_administrator, invite

    account = first_administrator(now=timezone.now())
    if account is None:
        return None
    return address + reverse("people:invitation", args=[invite(account, now=timezone.now())])


def load_example(folder: Path) -> None:
    """Import an event as an approved plan would be: as a first draft, if it is not there yet."""
    from django.utils import timezone

    from opsroom.plans.importing import import_example

    import_example(folder, now=timezone.now())
