from django.urls import path

from needs.phone import views

urlpatterns = [
    path("", views.shell, name="phone_shell"),
    path("sw.js", views.worker, name="phone_worker"),
    path("zeton/", views.token, name="phone_token"),
]
