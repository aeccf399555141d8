from django.urls import path

from needs.views import conclusions, findings, notes

app_name = "needs"

urlpatterns = [
    path("notatki/", notes.note_list, name="note_list"),
    path("notatki/nowa/", notes.note_add, name="note_add"),
    path("notatki/<int:pk>/", notes.note_detail, name="note_detail"),
    path("notatki/<int:pk>/zmien/", notes.note_edit, name="note_edit"),
    path("notatki/<int:pk>/usun/", notes.note_delete, name="note_delete"),
    path("potrzeby/", findings.need_list, name="need_list"),
    path("potrzeby/nowa/", findings.need_add, name="need_add"),
    path("potrzeby/<int:pk>/", findings.need_detail, name="need_detail"),
    path("potrzeby/<int:pk>/zmien/", findings.need_edit, name="need_edit"),
    path("zasoby/", findings.asset_list, name="asset_list"),
    path("zasoby/nowy/", findings.asset_add, name="asset_add"),
    path("zasoby/<int:pk>/", findings.asset_detail, name="asset_detail"),
    path("zasoby/<int:pk>/zmien/", findings.asset_edit, name="asset_edit"),
    path("wnioski/", conclusions.conclusion_list, name="conclusion_list"),
    path("wnioski/nowy/", conclusions.conclusion_add, name="conclusion_add"),
    path("wnioski/<int:pk>/", conclusions.conclusion_detail, name="conclusion_detail"),
    path("wnioski/<int:pk>/zmien/", conclusions.conclusion_edit, name="conclusion_edit"),
    path("wnioski/<int:pk>/zastap/", conclusions.conclusion_replace, name="conclusion_replace"),
]
