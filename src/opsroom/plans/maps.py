"""The maps of roads that plans name: kept once, and given to whatever needs travel times."""

import hashlib
import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage

from opsroom.people.models import Account
from opsroom.plans import actions
from opsroom.plans.models import Event, RoadMap
from opsroom.record.author import Author
from sansang.event import EventPlan
from sansang.eventfile.whole import whole_file
from sansang.roads import RoadNetwork


class Roads(NamedTuple):
    """What a plan needs of roads, and what the room has: ``name`` is empty where it names none."""

    name: str
    map: RoadMap | None


def roads_named(event_pk: int, plan: EventPlan) -> Roads:
    """Return the map that a plan names, and the newest one of that name if there is any."""
    if plan.event.roads is None:
        return Roads("", None)
    name = plan.event.roads.file
    return Roads(name, RoadMap.objects.filter(event=event_pk, name=name).first())


def held_file(event_pk: int, plan: EventPlan) -> Path | None:
    """Return the file of the map that a plan names, None where the room has none."""
    kept = roads_named(event_pk, plan).map
    return file_of(kept.sha256) if kept else None


def add_map(
    event: Event, name: str, file: Path, *, account: Account | None, by: Author, now: datetime
) -> RoadMap:
    """Keep a map under the name by which plans of the event call it.

    It is read first. Raises CannotRun, keeping nothing, where it is none or there is no room.
    """
    with file.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    _network(file)
    kept = file_of(sha256)
    if not kept.is_file():
        with whole_file(kept) as beside:
            shutil.copyfile(file, beside)
    size = file.stat().st_size
    return actions.enter_map(
        event, name=name, sha256=sha256, size=size, account=account, by=by, now=now
    )


def network_at(sha256: str) -> RoadNetwork | None:
    """Return the network of a map, None for an empty digest.

    Raises CannotRun where its file was lost or damaged.
    """
    return _network(file_of(sha256)) if sha256 else None


def file_of(sha256: str) -> Path:
    """Return where the map of this SHA-256 lies."""
    return Path(default_storage.path(f"maps/{sha256}.osm.pbf"))


def _network(file: Path) -> RoadNetwork:
    from sansang.roads.store import open_network  # libraries that load slowly

    return open_network(file, settings.DATA.networks)
