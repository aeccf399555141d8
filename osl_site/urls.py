"""Every address of the site. Polish, ASCII; names are English. Public ones also exist below /uk/ and /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from osl_site.common.centre import views as centre
from osl_site.common.centre.starting import views as starting
from osl_site.common.redaction import views as redaction
from osl_site.common.web import search_page
from osl_site.roof import outbox, views
from osl_site.roof.handbook import views as handbook
from osl_site.roof.style import views as style

public = i18n_patterns(
    path("kontakt/", centre.contact, name="contact"),
    path("deklaracja-dostepnosci/", centre.accessibility_statement, name="accessibility_statement"),
    path("ochrona-danych/", centre.data_protection, name="data_protection"),
    path("", include("osl_site.common.confirmations.urls")),
    path("", include("needs.public.urls")),
    path("", include("plans.public.urls")),
    path("", include("partners.public.urls")),
    path("", include("activities.public.urls")),
    prefix_default_language=False,
)

staff = [
    path("", views.desk, name="desk"),
    path("wiecej/", views.more, name="more"),
    path("szukaj/", search_page.search, name="search"),
    path("styl/", style.components, name="style"),
    path("rozeznanie/", include("needs.urls")),
    path("plany/", include("plans.urls")),
    path("", include("activities.urls")),
    path("partnerzy/", include("partners.urls")),
    path("zaslon/<slug:key>/<int:pk>/", redaction.redact, name="redact"),
    path("zdjecia/", include("osl_site.common.attachments.urls")),
    path("do-dopilnowania/", include("osl_site.common.promises.urls")),
    path("pisma/", include("osl_site.common.correspondence.urls")),
    path("szkice/", include("osl_site.common.forms.urls")),
    path("wczytaj/", include("osl_site.common.imports.urls")),
    path("pomoc/", handbook.handbook_list, name="handbook_list"),
    path("pomoc/<slug:slug>/", handbook.handbook_page, name="handbook"),
    path("start/", starting.start, name="office_start"),
    path("start/akta/", starting.start_files, name="start_files"),
    path("start/poczta/", starting.start_mail, name="start_mail"),
    path("start/<slug:key>/", starting.start_step, name="start_step"),
    path("ustawienia/", include("osl_site.common.sign_in.urls")),
    path("ustawienia/", include("osl_site.common.centre.urls")),
    path("ustawienia/", include("osl_site.common.backup.urls")),
    path("ustawienia/slowniki/teksty/", include("osl_site.common.texts.urls")),
]

handler400 = "osl_site.roof.views.bad_request"
handler403 = "osl_site.roof.views.permission_denied"
handler404 = "osl_site.roof.views.page_not_found"
handler500 = "osl_site.roof.views.server_error"
urlpatterns = [
    path("stan-systemu/", views.health, name="health"),
    path("", include("osl_site.common.accounts.urls")),
    path("biuro/", include(staff)),
    path("notatnik/", include("needs.phone.urls")),
    *public,
]

if not settings.PRODUCTION:
    urlpatterns.insert(0, path("poczta-probna/", outbox.outbox, name="outbox"))
