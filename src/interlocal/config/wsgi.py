"""The WSGI application that gunicorn serves."""

from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from interlocal.platform.garbage import settle

application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # else the first request loads every view
settle()
