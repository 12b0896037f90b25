"""On what, and with which versions, a measurement was made."""

import platform
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import psutil

LIBRARIES = (
    "sansang",
    "ortools",
    "pydantic",
    "django",
    "timefold",
    "aequilibrae",
    "pyrosm",
    "simpy",
    "ciw",
)


def machine() -> dict[str, str | int]:
    return {
        "processor": _processor(),
        "processors": psutil.cpu_count() or 1,
        "memory_gib": round(psutil.virtual_memory().total / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
    }


def versions() -> dict[str, str]:
    libraries = {name: version(name) for name in LIBRARIES}
    return {"python": platform.python_version(), **libraries, "java": java() or "none"}


def java() -> str | None:
    """Return the version of Java, None where there is none of 17 or newer."""
    program = shutil.which("java")
    if program is None:
        return None
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "((\d+)[^"]*)"', said.stderr)
    return found[1] if found and int(found[2]) >= 17 else None


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    model = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return model[1] if model else platform.processor() or platform.machine()
