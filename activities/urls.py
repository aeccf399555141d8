from django.urls import path, register_converter

from activities.converters import DayConverter
from activities.views import acts, calls, diary, meetings, offer, registrations, series, venues

app_name = "activities"
register_converter(DayConverter, "day")

urlpatterns = [
    path("oferta/", offer.activity_list, name="activity_list"),
    path("oferta/nowa/", offer.activity_add, name="activity_add"),
    path("oferta/miejsca/", venues.venue_list, name="venue_list"),
    path("oferta/miejsca/nowe/", venues.venue_form, name="venue_add"),
    path("oferta/miejsca/<int:pk>/", venues.venue_form, name="venue_edit"),
    path("oferta/<int:pk>/", offer.activity_detail, name="activity_detail"),
    path("oferta/<int:pk>/zmien/", offer.activity_edit, name="activity_edit"),
    path("oferta/<int:pk>/opublikuj/", offer.activity_publish, name="activity_publish"),
    path("oferta/<int:pk>/kopiuj/", offer.activity_copy, name="activity_copy"),
    path("oferta/<int:pk>/wstrzymaj/", offer.activity_pause, name="activity_pause"),
    path("oferta/<int:pk>/zakoncz/", offer.activity_end, name="activity_end"),
    path("oferta/<int:pk>/przywroc/", offer.activity_resume, name="activity_resume"),
    path("oferta/<int:pk>/spotkania/uloz/", series.series_plan, name="series_plan"),
    path("oferta/<int:pk>/spotkania/jedno/", acts.occurrence_add, name="occurrence_add"),
    path("oferta/<int:pk>/spotkania/opublikuj/", series.occurrences_publish, name="occurrences_publish"),
    path("spotkania/", meetings.occurrence_list, name="occurrence_list"),
    path("spotkania/dzien/<day:day>/", diary.diary_day, name="diary_day"),
    path("spotkania/tydzien/", diary.diary_go, name="diary_go"),
    path("spotkania/tydzien/<day:day>/", diary.diary_week, name="diary_week"),
    path("spotkania/<int:pk>/", meetings.occurrence_detail, name="occurrence_detail"),
    path("spotkania/<int:pk>/zmien/", series.series_change, name="series_change"),
    path("spotkania/<int:pk>/odwolaj/", acts.occurrence_cancel, name="occurrence_cancel"),
    path("spotkania/<int:pk>/cofnij-odwolanie/", acts.occurrence_restore, name="occurrence_restore"),
    path("spotkania/<int:pk>/przenies/", acts.occurrence_move, name="occurrence_move"),
    path("spotkania/<int:pk>/miejsce/", acts.occurrence_place, name="occurrence_place"),
    path("spotkania/<int:pk>/dopisek/", acts.occurrence_annotate, name="occurrence_annotate"),
    path("spotkania/<int:pk>/usun/", acts.occurrence_delete, name="occurrence_delete"),
    path("spotkania/<int:pk>/zapisy/", registrations.registration_list, name="registration_list"),
    path("spotkania/<int:pk>/zapisy/nowy/", registrations.registration_add, name="registration_add"),
    path("spotkania/<int:pk>/zapisy/wiadomosc/", registrations.message_send, name="message_send"),
    path("spotkania/<int:pk>/zapisy/lista.pdf", registrations.registration_sheet, name="registration_sheet"),
    path("spotkania/<int:pk>/zapisy/lista.csv", registrations.registration_export, name="registration_export"),
    path("zapisy/", calls.sign_up_list, name="sign_up_list"),
    path("zapisy/<int:pk>/zmien/", registrations.registration_edit, name="registration_edit"),
    path("zapisy/<int:pk>/rezygnacja/", registrations.registration_give_up, name="registration_give_up"),
    path("zapisy/<int:pk>/potwierdzenie/", registrations.registration_confirm, name="registration_confirm"),
    path("zapisy/do-obdzwonienia/", calls.call_list, name="call_list"),
    path("zapisy/rozmowy/<int:pk>/", calls.call_record, name="call_record"),
]
