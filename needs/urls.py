from django.urls import path

from needs.views import assets, conclusions, needs, notes, removal, submission_acts, submissions

app_name = "needs"

urlpatterns = [
    path("notatki/", notes.note_list, name="note_list"),
    path("notatki/nowa/", notes.note_add, name="note_add"),
    path("notatki/<int:pk>/", notes.note_detail, name="note_detail"),
    path("notatki/<int:pk>/zmien/", notes.note_edit, name="note_edit"),
    path("notatki/<int:pk>/usun/", notes.note_delete, name="note_delete"),
    path("potrzeby/", needs.need_list, name="need_list"),
    path("potrzeby/nowa/", needs.need_add, name="need_add"),
    path("potrzeby/<int:pk>/", needs.need_detail, name="need_detail"),
    path("potrzeby/<int:pk>/zmien/", needs.need_edit, name="need_edit"),
    path("potrzeby/<int:pk>/usun/", removal.need_remove, name="need_remove"),
    path("potrzeby/<int:pk>/przywroc/", removal.need_restore, name="need_restore"),
    path("zasoby/", assets.asset_list, name="asset_list"),
    path("zasoby/nowy/", assets.asset_add, name="asset_add"),
    path("zasoby/<int:pk>/", assets.asset_detail, name="asset_detail"),
    path("zasoby/<int:pk>/zmien/", assets.asset_edit, name="asset_edit"),
    path("zasoby/<int:pk>/usun/", removal.asset_remove, name="asset_remove"),
    path("zasoby/<int:pk>/przywroc/", removal.asset_restore, name="asset_restore"),
    path("wnioski/", conclusions.conclusion_list, name="conclusion_list"),
    path("wnioski/nowy/", conclusions.conclusion_add, name="conclusion_add"),
    path("wnioski/<int:pk>/", conclusions.conclusion_detail, name="conclusion_detail"),
    path("wnioski/<int:pk>/zmien/", conclusions.conclusion_edit, name="conclusion_edit"),
    path("wnioski/<int:pk>/usun/", removal.conclusion_remove, name="conclusion_remove"),
    path("wnioski/<int:pk>/przywroc/", removal.conclusion_restore, name="conclusion_restore"),
    path("wnioski/<int:pk>/zastap/", conclusions.conclusion_replace, name="conclusion_replace"),
    path("zgloszenia/", submissions.submission_list, name="submission_list"),
    path("zgloszenia/nowe/", submissions.submission_add, name="submission_add"),
    path("zgloszenia/<int:pk>/", submissions.submission_detail, name="submission_detail"),
    path("zgloszenia/<int:pk>/przeczytane/", submissions.submission_take_on, name="submission_take_on"),
    path("zgloszenia/<int:pk>/usun-kontakt/", submissions.submission_erase_contact, name="submission_erase_contact"),
    path("zgloszenia/<int:pk>/rozmowa/<int:call>/", submissions.submission_called, name="submission_called"),
    path(
        "zgloszenia/<int:pk>/rozlacz/<slug:kind>/<int:target>/",
        submission_acts.submission_unlink,
        name="submission_unlink",
    ),
    path("zgloszenia/<int:pk>/<slug:act>/", submission_acts.submission_act, name="submission_act"),
]
