"""The room's own settings, in a data folder that goes when the tests end, and quick passwords."""

import os
import tempfile

_folder = tempfile.TemporaryDirectory(prefix="sansang-room-")
os.environ["SANSANG_DATA"] = _folder.name

from opsroom.site.settings import *  # noqa: E402, F403
from opsroom.site.settings import DATA, DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": DATA.path / "test.sqlite3"}
ALLOWED_HOSTS = ["*"]
