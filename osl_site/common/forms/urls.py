"""Addresses of drafts, below those of the staff."""

from django.urls import path

from osl_site.common.forms import views

urlpatterns = [
    path("", views.draft_keep, name="draft_keep"),
    path("znacznik/", views.draft_token, name="draft_token"),
    path("odrzuc/", views.draft_drop, name="draft_drop"),
]
