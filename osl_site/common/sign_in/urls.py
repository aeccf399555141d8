from django.urls import path

from osl_site.common.sign_in.views import refused, sessions

urlpatterns = [
    path("konta/odrzucone-logowania/", refused.refused_list, name="refused_list"),
    path("moje-logowanie/", sessions.my_sign_in, name="my_sign_in"),
    path("moje-logowanie/wyloguj/", sessions.sessions_end, name="sessions_end"),
    path("moje-logowanie/wyloguj/<slug:mark>/", sessions.session_end, name="session_end"),
]
