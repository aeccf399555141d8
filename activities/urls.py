from django.urls import path

from activities import views

app_name = "activities"

urlpatterns = [
    path("oferta/", views.activity_list, name="activity_list"),
    path("oferta/nowa/", views.activity_add, name="activity_add"),
    path("oferta/miejsca/", views.venue_list, name="venue_list"),
    path("oferta/miejsca/nowe/", views.venue_form, name="venue_add"),
    path("oferta/miejsca/<int:pk>/", views.venue_form, name="venue_edit"),
    path("oferta/<int:pk>/", views.activity_detail, name="activity_detail"),
    path("oferta/<int:pk>/zmien/", views.activity_edit, name="activity_edit"),
    path("oferta/<int:pk>/opublikuj/", views.activity_publish, name="activity_publish"),
    path("oferta/<int:pk>/spotkania/uloz/", views.series_plan, name="series_plan"),
    path("oferta/<int:pk>/spotkania/opublikuj/", views.occurrences_publish, name="occurrences_publish"),
    path("spotkania/", views.occurrence_list, name="occurrence_list"),
    path("spotkania/<int:pk>/", views.occurrence_detail, name="occurrence_detail"),
    path("spotkania/<int:pk>/odwolaj/", views.occurrence_cancel, name="occurrence_cancel"),
    path("spotkania/<int:pk>/przenies/", views.occurrence_move, name="occurrence_move"),
    path("spotkania/<int:pk>/dopisek/", views.occurrence_annotate, name="occurrence_annotate"),
]
