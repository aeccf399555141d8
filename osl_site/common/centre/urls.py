from django.urls import path

from osl_site.common.accounts import views as accounts
from osl_site.common.audit import views as audit
from osl_site.common.centre import views
from osl_site.common.letters import views as letters

urlpatterns = [
    path("", views.settings, name="settings"),
    path("centrum/", views.office_edit, name="office_edit"),
    path("miejscowosci/", views.locality_list, name="locality_list"),
    path("miejscowosci/<str:simc>/", views.locality_names, name="locality_names"),
    path("konta/", accounts.account_list, name="account_list"),
    path("konta/nowe/", accounts.account_add, name="account_add"),
    path("dziennik/", audit.audit_trail, name="audit_trail"),
    path("dziennik/<int:pk>/", audit.audit_entry, name="audit_entry"),
    path("dziennik/logowania/", audit.access_log, name="access_log"),
    path("stan-systemu/", letters.system_status, name="system_status"),
    path("stan-systemu/listy/<int:pk>/wyslij/", letters.letter_send_again, name="letter_send_again"),
    path("stan-systemu/listy/<int:pk>/odloz/", letters.letter_settle, name="letter_settle"),
    path("stan-systemu/zadania/<int:pk>/ponow/", letters.job_repeat, name="job_repeat"),
]
