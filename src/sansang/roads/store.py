"""Networks on disk: a folder with an array in each file, read without being loaded.

A network that was once made from a map is kept by the checksum of that file: another map, or
another version of this program's format, is another folder.
"""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np

from sansang.faults import CannotRun, Fault, shown
from sansang.roads.network import ARRAYS, RoadNetwork
from sansang.roads.osm import read_osm

FORMAT: Final = "sansang/road-network/1"
"""Changes whenever an array, the order of the classes or the way of reading a map does."""
META: Final = "meta.json"
_PER_NODE = ("node_id", "lat", "lon")
_PER_POINT = ("shape_lat", "shape_lon")


def open_network(path: Path, cache_folder: Path | None = None) -> RoadNetwork:
    """Return the network of a map file, or of a folder that ``save_network`` wrote.

    A map is read once: its network then lies in ``cache_folder``, and the arrays are mapped
    into memory. Without that folder, or where it can't be written, the map is read anew.
    Raises CannotRun for what ``read_osm`` and ``load_network`` refuse.
    """
    if path.is_dir():
        return load_network(path)
    if cache_folder is None or not path.is_file():
        return read_osm(path).network
    kept = cache_folder / f"{_checksum(path)}-{FORMAT.rsplit('/', 1)[-1]}"
    try:
        return load_network(kept)
    except CannotRun:  # not there yet, or damaged
        network = read_osm(path).network
    return network if not _keep(network, kept) else load_network(kept)


def _checksum(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        fault = Fault(code="unreadable", place=str(path), found=error.strerror or "")
        raise CannotRun([fault]) from None


def _keep(network: RoadNetwork, folder: Path) -> bool:
    """Keep a network, whole or not at all; tell whether it is there."""
    try:
        save_network(network, folder)
    except OSError:
        return False
    return True


def save_network(network: RoadNetwork, folder: Path) -> None:
    """Write a network to a folder, which then is there whole or, after an OSError, as it was."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".sansang-") as hidden:
        beside = Path(hidden) / "whole"
        beside.mkdir()
        write_network(network, beside)
        shutil.rmtree(folder, ignore_errors=True)
        try:
            beside.rename(folder)
        except OSError:
            if not (folder / META).is_file():  # else another program was faster
                raise


def write_network(network: RoadNetwork, folder: Path) -> None:
    """Write the files of a network into a folder that is there."""
    for name in ARRAYS:
        np.save(folder / f"{name}.npy", getattr(network, name))
    meta = {"format": FORMAT, "checksum": network.checksum, "names": network.names}
    text = json.dumps(meta, ensure_ascii=False, indent=0)
    (folder / META).write_text(f"{text}\n", encoding="utf-8")


def load_network(folder: Path) -> RoadNetwork:
    """Return the network in a folder; its arrays are mapped and can't be written to.

    Raises CannotRun where there is none, of another format, or a damaged one.
    """
    meta = _meta(folder)
    arrays = {name: _array(folder / f"{name}.npy") for name in ARRAYS}
    network = RoadNetwork(checksum=meta["checksum"], names=tuple(meta["names"]), **arrays)
    _require_fitting(network, folder)
    return network


def _meta(folder: Path) -> dict[str, Any]:
    file = folder / META
    try:
        meta = json.loads(file.read_text(encoding="utf-8"))
        found = meta["format"]
        _, _ = meta["checksum"], meta["names"]
    except OSError:
        raise _refusal("no_network", folder) from None
    except (ValueError, TypeError, KeyError):
        raise _refusal("damaged_network", file) from None
    if found != FORMAT:
        raise _refusal("format", file, shown(found), FORMAT)
    return dict(meta)


def _array(file: Path) -> Any:
    try:
        return np.load(file, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError):
        pass
    try:  # an empty array can't be mapped
        return np.load(file, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        raise _refusal("damaged_network", file) from None


def _require_fitting(network: RoadNetwork, folder: Path) -> None:
    """Raise CannotRun for arrays that are no network together."""
    points = int(network.shape_start[-1]) if len(network.shape_start) else 0
    sizes = dict.fromkeys(ARRAYS, network.links)
    sizes |= dict.fromkeys(_PER_NODE, network.nodes) | dict.fromkeys(_PER_POINT, points)
    sizes |= {"shape_start": network.links + 1, "forbidden_turns": len(network.forbidden_turns)}
    for name, size in sizes.items():
        array = getattr(network, name)
        if array.ndim != (2 if name == "forbidden_turns" else 1) or len(array) != size:
            raise _refusal("damaged_network", folder / f"{name}.npy")


def _refusal(code: str, place: Path, found: str = "", expected: str = "") -> CannotRun:
    return CannotRun([Fault(code=code, place=str(place), found=found, expected=expected)])
