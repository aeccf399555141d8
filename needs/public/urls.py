"""What residents open of this room, without an account."""

from django.urls import path

from needs.public import check, tell_us

urlpatterns = [
    path("powiedz-nam/", tell_us.tell_us, name="tell_us"),
    path("powiedz-nam/wyslane/<str:token>/", tell_us.sent, name="submission_sent"),
    path("sprawdz/", check.check, name="submission_check"),
    path("sprawdz/<str:code>/", check.checked, name="submission_checked"),
]
