"""What residents open of this room, without an account."""

from django.urls import path

from needs.public import check, helpers, initiatives, tell_us

urlpatterns = [
    path("powiedz-nam/", tell_us.tell_us, name="tell_us"),
    path("powiedz-nam/wyslane/<str:token>/", tell_us.sent, name="submission_sent"),
    path("inicjatywy/", initiatives.initiatives, name="public_initiatives"),
    path("mozecie-do-mnie-dzwonic/", helpers.sign_on, name="helper_sign_on"),
    path("mozecie-do-mnie-dzwonic/<str:token>/", helpers.own, name="helper_own"),
    path("sprawdz/", check.check, name="submission_check"),
    path("sprawdz/<str:code>/", check.checked, name="submission_checked"),
]
