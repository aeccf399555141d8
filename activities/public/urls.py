"""What residents open, without an account."""

from django.urls import path, register_converter

from activities.calendar.converters import MonthConverter, PlaceConverter
from activities.public import (
    activities,
    after_meeting,
    calendar,
    feeds,
    home,
    occurrences,
    printing,
    propose,
    sign_up,
    subscribe,
    villages,
    words_back,
)

register_converter(MonthConverter, "month")
register_converter(PlaceConverter, "place")

urlpatterns = [
    path("", home.home, name="home"),
    path("kalendarz/", calendar.agenda, name="calendar"),
    path("kalendarz.ics", feeds.feed, name="calendar_feed"),
    path("kalendarz.atom", feeds.changes, name="calendar_news"),
    path("kalendarz/subskrypcja/", subscribe.subscribe, name="calendar_subscribe"),
    path("kalendarz/wsie/", villages.villages, name="calendar_villages"),
    path("kalendarz/<month:first>/", calendar.month, name="calendar_month"),
    path("kalendarz/<month:first>/druk/", printing.calendar_print_choice, name="calendar_print_choice"),
    path("kalendarz/<month:first>/druk.pdf", printing.calendar_print, name="calendar_print"),
    path("kalendarz/<place:place>/", calendar.village, name="calendar_village"),
    path("spotkania/<int:pk>/", occurrences.occurrence, name="public_occurrence"),
    path("spotkania/<int:pk>.ics", feeds.occurrence_ics, name="occurrence_ics"),
    path("spotkania/<int:pk>/zapis/", sign_up.sign_up, name="sign_up"),
    path("spotkania/<int:pk>/jak-bylo/", after_meeting.answer, name="after_meeting"),
    path("moj-zapis/", sign_up.find_registration, name="find_registration"),
    path("moj-zapis/<str:token>/", sign_up.my_registration, name="my_registration"),
    path("moj-zapis/<str:token>/zmiana/", sign_up.change_registration, name="change_registration"),
    path("moj-zapis/<str:token>/potwierdzenie/", sign_up.place_confirm, name="place_confirm"),
    path("moj-zapis/<str:token>/rezygnacja/", sign_up.place_give_up, name="place_give_up"),
    path("spotkania/<int:pk>/plakat.pdf", printing.occurrence_poster, name="occurrence_poster"),
    path("zaproponuj-wydarzenie/", propose.propose, name="propose_event"),
    path("dla-partnera/<str:token>/", propose.planned_dates, name="planned_dates"),
    path("dla-partnera/<str:token>/zaproponuj/", propose.propose_by_link, name="propose_by_link"),
    path("dla-partnera/<str:token>/<month:first>/", propose.planned_dates, name="planned_dates_of"),
    path("plan/co-zrobilismy/", words_back.words_back_page, name="public_words_back"),
    path("oferta/", activities.activity_list, name="public_activities"),
    path("oferta/<int:pk>/", activities.activity_detail, name="public_activity"),
    path("oferta/<int:pk>/plakat.pdf", printing.activity_poster, name="activity_poster"),
]
