import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "osl_site.settings")
application = get_wsgi_application()

from osl_site.common.web.page_cache import PageCache  # noqa: E402 (it reads the settings)

application = PageCache(application)
