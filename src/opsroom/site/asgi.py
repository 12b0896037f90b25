"""What a web server starts."""

import os
import warnings

from django.conf import settings
from django.core.asgi import get_asgi_application

from opsroom.site.bodies import MostBytes
from opsroom.site.memory import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opsroom.site.settings")
# Styles and scripts are small files: that they are read at once and not in turns does no harm.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
# A file and the fields that come with it.
application = MostBytes(get_asgi_application(), settings.MOST_UPLOAD_BYTES + 2**20)
settle()
