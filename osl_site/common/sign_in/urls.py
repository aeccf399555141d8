from django.urls import path

from osl_site.common.sign_in import views

urlpatterns = [
    path("moje-logowanie/", views.my_sign_in, name="my_sign_in"),
    path("moje-logowanie/wyloguj/", views.sessions_end, name="sessions_end"),
    path("moje-logowanie/wyloguj/<slug:mark>/", views.session_end, name="session_end"),
]
