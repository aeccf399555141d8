from django.urls import path

from osl_site.common.sign_in.views import factors, passkeys, refused, second_step, sessions

urlpatterns = [
    path("logowanie/", factors.sign_in_policy, name="sign_in_policy"),
    path("logowanie/<int:pk>/odlacz/", factors.factor_take_off, name="factor_take_off"),
    path("moje-logowanie/aplikacja/", factors.authenticator_add, name="authenticator_add"),
    path("moje-logowanie/aplikacja/odlacz/", factors.authenticator_remove, name="authenticator_remove"),
    path("moje-logowanie/klucz/", passkeys.passkey_add, name="passkey_add"),
    path("moje-logowanie/klucz/<int:pk>/odlacz/", passkeys.passkey_remove, name="passkey_remove"),
    path("moje-logowanie/klucz/<int:pk>/nazwa/", passkeys.passkey_rename, name="passkey_rename"),
    path("moje-logowanie/kody/", factors.recovery_codes, name="recovery_codes"),
    path("moje-logowanie/potwierdz/", second_step.confirm_again, name="confirm_again"),
    path("konta/odrzucone-logowania/", refused.refused_list, name="refused_list"),
    path("moje-logowanie/", sessions.my_sign_in, name="my_sign_in"),
    path("moje-logowanie/wyloguj/", sessions.sessions_end, name="sessions_end"),
    path("moje-logowanie/wyloguj/<slug:mark>/", sessions.session_end, name="session_end"),
]
