"""What residents open, without an account."""

from django.urls import path, register_converter

from activities.converters import MonthConverter
from activities.public import calendar, feed, home, meeting

register_converter(MonthConverter, "month")

urlpatterns = [
    path("", home.home, name="home"),
    path("kalendarz/", calendar.agenda, name="calendar"),
    path("kalendarz.ics", feed.feed, name="calendar_feed"),
    path("kalendarz.atom", feed.changes, name="calendar_news"),
    path("kalendarz/subskrypcja/", feed.subscribe, name="calendar_subscribe"),
    path("kalendarz/<month:first>/", calendar.month, name="calendar_month"),
    path("kalendarz/<slug:slug>/", calendar.agenda, name="calendar_village"),
    path("spotkania/<int:pk>/", meeting.meeting, name="meeting"),
    path("spotkania/<int:pk>.ics", feed.meeting_ics, name="meeting_ics"),
    path("oferta/", home.offer, name="offer"),
]
