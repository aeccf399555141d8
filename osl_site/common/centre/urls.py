from django.urls import URLPattern, path

from osl_site.common.accounts import views as accounts
from osl_site.common.audit import views as audit
from osl_site.common.centre import views
from osl_site.common.centre.boundary import views as boundary
from osl_site.common.centre.dictionaries import views as lists
from osl_site.common.centre.dictionaries.kinds import Dictionary, dictionaries
from osl_site.common.centre.teryt import views as teryt
from osl_site.common.discarding import views as discarding
from osl_site.common.letters import views as letters
from osl_site.common.privacy import views as privacy


def addresses(kind: Dictionary) -> list[URLPattern]:
    """Of one list: the list itself, and a row of it added, changed, ended and brought back."""
    number = "<int:pk>" if kind.can_end else "<str:pk>"
    pages = [
        ("list", f"{kind.path}/", lists.row_list),
        ("add", f"{kind.path}/nowe/", lists.row_form),
        ("edit", f"{kind.path}/{number}/zmien/", lists.row_form),
        ("remove", f"{kind.path}/{number}/usun/", lists.row_remove),
        ("restore", f"{kind.path}/{number}/przywroc/", lists.row_restore),
    ]
    return [
        path(address, view, {"kind": kind}, name=kind.view(name))
        for name, address, view in pages
        if kind.can_end or name != "restore"
    ]


urlpatterns = [
    path("", views.settings, name="settings"),
    path("centrum/", views.office_edit, name="office_edit"),
    path("granica/", boundary.boundary, name="boundary"),
    path("granica/<int:pk>/pokaz/", boundary.boundary_show, name="boundary_show"),
    path("granica/<int:pk>/usun/", boundary.boundary_remove, name="boundary_remove"),
    path("teryt/", teryt.teryt_upload, name="teryt_upload"),
    path("teryt/<int:pk>/gminy/", teryt.teryt_choose, name="teryt_choose"),
    path("teryt/<int:pk>/", teryt.teryt_run, name="teryt_run"),
    path("teryt/<int:pk>/wczytaj/", teryt.teryt_take, name="teryt_take"),
    path("slowniki/", lists.dictionary_list, name="dictionary_list"),
    *(address for kind in dictionaries() for address in addresses(kind)),
    path("miejscowosci/<str:simc>/", views.locality_names, name="locality_names"),
    path("moj-adres-email/", accounts.own_email, name="own_email"),
    path("konta/", accounts.account_list, name="account_list"),
    path("konta/nowe/", accounts.account_add, name="account_add"),
    path("konta/<int:pk>/", accounts.account_detail, name="account_detail"),
    path("konta/<int:pk>/zmien/", accounts.account_edit, name="account_edit"),
    path("konta/<int:pk>/adres/", accounts.account_email, name="account_email"),
    path("konta/<int:pk>/zaproszenie/", accounts.account_invite, name="account_invite"),
    path("konta/<int:pk>/zastepstwo/", accounts.account_substitutes, name="account_substitutes"),
    path("zastepstwa/<int:pk>/odwolaj/", accounts.substitution_call_off, name="substitution_call_off"),
    path("konta/<int:pk>/zamknij/", accounts.account_close, name="account_close"),
    path("konta/<int:pk>/otworz/", accounts.account_reopen, name="account_reopen"),
    path("konta/<int:pk>/odblokuj/", accounts.account_unlock, name="account_unlock"),
    path("konta/<int:pk>/wyloguj/", accounts.account_sign_out, name="account_sign_out"),
    path("dziennik/", audit.audit_trail, name="audit_trail"),
    path("dziennik/<int:pk>/", audit.audit_entry, name="audit_entry"),
    path("dziennik/logowania/", audit.access_log, name="access_log"),
    path("dane-osobowe/", privacy.privacy_register, name="privacy_register"),
    path("dane-osobowe/terminy/", privacy.retention_list, name="retention_list"),
    path("dane-osobowe/terminy/<slug:key>/", privacy.retention_edit, name="retention_edit"),
    path("dane-osobowe/brakowanie/", discarding.discarding_list, name="discarding_list"),
    path("dane-osobowe/brakowanie/zgody/<int:pk>.pdf", discarding.discarding_file, name="discarding_file"),
    path("dane-osobowe/brakowanie/<slug:key>/<int:pk>/", discarding.discarding_add, name="discarding_add"),
    path("dane-osobowe/brakowanie/<slug:key>/<int:pk>/usun/", discarding.discarding_remove, name="discarding_remove"),
    path("stan-systemu/", letters.system_status, name="system_status"),
    path("stan-systemu/listy/<int:pk>/wyslij/", letters.letter_send_again, name="letter_send_again"),
    path("stan-systemu/listy/<int:pk>/odloz/", letters.letter_settle, name="letter_settle"),
    path("stan-systemu/zadania/<int:pk>/ponow/", letters.job_repeat, name="job_repeat"),
]
