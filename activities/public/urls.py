"""What residents open, without an account."""

from django.urls import path, register_converter

from activities.calendar.converters import MonthConverter
from activities.public import activities, calendar, feeds, home, occurrences, printing, sign_up, subscribe

register_converter(MonthConverter, "month")

urlpatterns = [
    path("", home.home, name="home"),
    path("kalendarz/", calendar.agenda, name="calendar"),
    path("kalendarz.ics", feeds.feed, name="calendar_feed"),
    path("kalendarz.atom", feeds.changes, name="calendar_news"),
    path("kalendarz/subskrypcja/", subscribe.subscribe, name="calendar_subscribe"),
    path("kalendarz/<month:first>/", calendar.month, name="calendar_month"),
    path("kalendarz/<month:first>/druk/", printing.calendar_print_choice, name="calendar_print_choice"),
    path("kalendarz/<month:first>/druk.pdf", printing.calendar_print, name="calendar_print"),
    path("kalendarz/<slug:slug>/", calendar.agenda, name="calendar_village"),
    path("spotkania/<int:pk>/", occurrences.meeting, name="meeting"),
    path("spotkania/<int:pk>.ics", feeds.meeting_ics, name="meeting_ics"),
    path("spotkania/<int:pk>/zapis/", sign_up.sign_up, name="sign_up"),
    path("moj-zapis/", sign_up.find_registration, name="find_registration"),
    path("moj-zapis/<str:token>/", sign_up.my_registration, name="my_registration"),
    path("moj-zapis/<str:token>/potwierdzenie/", sign_up.place_confirm, name="place_confirm"),
    path("moj-zapis/<str:token>/rezygnacja/", sign_up.place_give_up, name="place_give_up"),
    path("spotkania/<int:pk>/plakat.pdf", printing.meeting_poster, name="meeting_poster"),
    path("oferta/", activities.offer_list, name="offer"),
    path("oferta/<int:pk>/", activities.offer_detail, name="offer_detail"),
    path("oferta/<int:pk>/plakat.pdf", printing.offer_poster, name="offer_poster"),
]
