from django.urls import path

from osl_site.common.accounts import views as accounts
from osl_site.common.audit import views as audit
from osl_site.common.centre import views

urlpatterns = [
    path("", views.settings, name="settings"),
    path("centrum/", views.office_edit, name="office_edit"),
    path("miejscowosci/", views.locality_list, name="locality_list"),
    path("konta/", accounts.account_list, name="account_list"),
    path("konta/nowe/", accounts.account_add, name="account_add"),
    path("dziennik/", audit.audit_trail, name="audit_trail"),
    path("dziennik/<int:pk>/", audit.audit_entry, name="audit_entry"),
    path("dziennik/logowania/", audit.access_log, name="access_log"),
]
