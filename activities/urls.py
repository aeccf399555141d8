from django.urls import path

from activities.views import calls, meetings, offer, registrations, venues

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
