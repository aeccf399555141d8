from django.urls import path, register_converter

from activities.converters import DayConverter
from activities.views import acts, checks, diary, meetings, minors, offer, results, series, venues

app_name = "activities"
register_converter(DayConverter, "day")

urlpatterns = [
    path("oferta/", offer.activity_list, name="activity_list"),
    path("oferta/nowa/", offer.activity_add, name="activity_add"),
    path("oferta/miejsca/", venues.venue_list, name="venue_list"),
    path("oferta/miejsca/nowe/", venues.venue_form, name="venue_add"),
    path("oferta/miejsca/<int:pk>/", venues.venue_form, name="venue_edit"),
    path("oferta/prowadzacy/", minors.lead_list, name="lead_list"),
    path("oferta/prowadzacy/nowa/", minors.lead_new, name="lead_new"),
    path("oferta/prowadzacy/<slug:person>/usun/", minors.lead_forget, name="lead_forget"),
    path("oferta/prowadzacy/<slug:person>/<int:kind>/", minors.check_record, name="check_record"),
    path("oferta/prowadzacy/<slug:person>/<int:kind>/usun/", minors.check_remove, name="check_remove"),
    path("oferta/<int:pk>/sprawdzenia/", minors.activity_checks, name="activity_checks"),
    path("oferta/<int:pk>/sprawdzenia/dodaj/", minors.lead_add, name="lead_add"),
    path("oferta/<int:pk>/sprawdzenia/<slug:person>/usun/", minors.lead_remove, name="lead_remove"),
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
    path("spotkania/bez-wynikow/", results.result_list, name="result_list"),
    path("spotkania/<int:pk>/wyniki/", results.result_edit, name="result_edit"),
    path("spotkania/<int:pk>/wyniki/notatka/", results.result_note, name="result_note"),
    path("ustawienia/sprawdzenia/", checks.check_list, name="check_list"),
    path("ustawienia/sprawdzenia/nowe/", checks.check_add, name="check_add"),
    path("ustawienia/sprawdzenia/<int:pk>/", checks.check_require, name="check_require"),
    path("spotkania/<int:pk>/", meetings.occurrence_detail, name="occurrence_detail"),
    path("spotkania/<int:pk>/zmien/", series.series_change, name="series_change"),
    path("spotkania/<int:pk>/odwolaj/", acts.occurrence_cancel, name="occurrence_cancel"),
    path("spotkania/<int:pk>/cofnij-odwolanie/", acts.occurrence_restore, name="occurrence_restore"),
    path("spotkania/<int:pk>/przenies/", acts.occurrence_move, name="occurrence_move"),
    path("spotkania/<int:pk>/miejsce/", acts.occurrence_place, name="occurrence_place"),
    path("spotkania/<int:pk>/dopisek/", acts.occurrence_annotate, name="occurrence_annotate"),
    path("spotkania/<int:pk>/usun/", acts.occurrence_delete, name="occurrence_delete"),
]
