"""What a web server without asynchronous calls starts."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opsroom.site.settings")
application = get_wsgi_application()
