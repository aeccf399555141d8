import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "osl_site.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402 (they are read only now)

from osl_site.common.centre.office import know_before_asked  # noqa: E402 (it asks the database)
from osl_site.common.database import bounds  # noqa: E402 (of the application that is loaded by now)
from osl_site.common.database.roles import refuse_at_start  # noqa: E402 (it asks the database, by the settings)
from osl_site.common.web.page_cache import PageCache  # noqa: E402 (it reads the settings)
from osl_site.common.web.uploads import SpeaksUtf8  # noqa: E402 (it reads the settings)
from osl_site.machine.logs.requests import RequestLog  # noqa: E402 (it reads the settings)

bounds.switch_on()
if settings.PRODUCTION:
    refuse_at_start()
know_before_asked()
application = RequestLog(PageCache(SpeaksUtf8(application)))
