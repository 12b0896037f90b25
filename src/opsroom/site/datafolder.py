"""The data folder of a room: its secret, its database unless another is named, its files."""

import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DataFolder:
    """Everything a room keeps outside PostgreSQL lies in here."""

    path: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.path / "room.sqlite3"

    @property
    def files(self) -> Path:
        """What people hand in: evidence and maps, by their SHA-256."""
        return self.path / "files"

    @property
    def networks(self) -> Path:
        """Road networks, made from the maps that people hand in; they may be made again."""
        return self.path / "networks"

    def secret(self) -> str:
        """Return the key that signs sessions; the first call makes it."""
        file = self.path / "secret-key"
        if not file.exists():
            self.path.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(64), encoding="ascii")
        return file.read_text(encoding="ascii")
