from django.urls import path

from activities.views import meetings, offer, venues

app_name = "activities"

urlpatterns = [
    path("oferta/", offer.activity_list, name="activity_list"),
    path("oferta/nowa/", offer.activity_add, name="activity_add"),
    path("oferta/miejsca/", venues.venue_list, name="venue_list"),
    path("oferta/miejsca/nowe/", venues.venue_form, name="venue_add"),
    path("oferta/miejsca/<int:pk>/", venues.venue_form, name="venue_edit"),
    path("oferta/<int:pk>/", offer.activity_detail, name="activity_detail"),
    path("oferta/<int:pk>/zmien/", offer.activity_edit, name="activity_edit"),
    path("oferta/<int:pk>/opublikuj/", offer.activity_publish, name="activity_publish"),
    path("oferta/<int:pk>/spotkania/uloz/", offer.series_plan, name="series_plan"),
    path("oferta/<int:pk>/spotkania/opublikuj/", offer.occurrences_publish, name="occurrences_publish"),
    path("spotkania/", meetings.occurrence_list, name="occurrence_list"),
    path("spotkania/<int:pk>/", meetings.occurrence_detail, name="occurrence_detail"),
    path("spotkania/<int:pk>/odwolaj/", meetings.occurrence_cancel, name="occurrence_cancel"),
    path("spotkania/<int:pk>/przenies/", meetings.occurrence_move, name="occurrence_move"),
    path("spotkania/<int:pk>/dopisek/", meetings.occurrence_annotate, name="occurrence_annotate"),
]
