"""What residents open, without an account."""

from django.urls import path, register_converter

from activities import public_views
from activities.converters import MonthConverter

register_converter(MonthConverter, "month")

urlpatterns = [
    path("", public_views.home, name="home"),
    path("kalendarz/", public_views.agenda, name="calendar"),
    path("kalendarz.ics", public_views.feed, name="calendar_feed"),
    path("kalendarz/subskrypcja/", public_views.subscribe, name="calendar_subscribe"),
    path("kalendarz/<month:first>/", public_views.month, name="calendar_month"),
    path("kalendarz/<slug:slug>/", public_views.agenda, name="calendar_village"),
    path("spotkania/<int:pk>/", public_views.meeting, name="meeting"),
    path("spotkania/<int:pk>.ics", public_views.meeting_ics, name="meeting_ics"),
    path("oferta/", public_views.offer, name="offer"),
]
