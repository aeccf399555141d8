from django.urls import path, re_path

from plans.views import arranging, drafting, goals, publishing, reading, reviewing, submission, template, updating

app_name = "plans"

PART = r"^(?P<kind>rozdzial|cel|dzialanie|wskaznik)/(?P<pk>\d{1,18})"

urlpatterns = [
    path("", reading.plan_list, name="plan_list"),
    path("nowy/", drafting.plan_add, name="plan_add"),
    path("szablon/", template.template_detail, name="template_detail"),
    path("szablon/osiem/", template.template_begin, name="template_begin"),
    path("szablon/rozdzialy/nowy/", template.template_chapter_add, name="template_chapter_add"),
    path("szablon/rozdzialy/<int:pk>/zmien/", template.template_chapter_edit, name="template_chapter_edit"),
    path("szablon/rozdzialy/<int:pk>/przesun/", template.template_chapter_move, name="template_chapter_move"),
    path("szablon/rozdzialy/<int:pk>/usun/", template.template_chapter_remove, name="template_chapter_remove"),
    path("do-decyzji/", reviewing.awaiting, name="awaiting"),
    path("<int:pk>/", updating.plan_detail, name="plan_detail"),
    path("<int:pk>/aktualizacja/", updating.update_open, name="update_open"),
    path("<int:pk>/porownaj/", updating.plan_compare, name="plan_compare"),
    path("wersje/<int:pk>/", reading.version_detail, name="version_detail"),
    path("wersje/<int:pk>/plan.pdf", reading.version_pdf, name="version_pdf"),
    path("wersje/<int:pk>/calosc/", drafting.version_edit, name="version_edit"),
    path("wersje/<int:pk>/rozdzialy/nowy/", drafting.chapter_add, name="chapter_add"),
    path("wersje/<int:pk>/cele/nowy/", goals.goal_add, name="goal_add"),
    path("wersje/<int:pk>/przekaz/", submission.version_submit, name="version_submit"),
    path("wersje/<int:pk>/wycofaj/", submission.version_withdraw, name="version_withdraw"),
    path("wersje/<int:pk>/nastepne/", submission.version_next, name="version_next"),
    path("wersje/<int:pk>/usun/", submission.version_discard, name="version_discard"),
    path("wersje/<int:pk>/decyzja/", reviewing.version_review, name="version_review"),
    path("wersje/<int:pk>/publikacja/", publishing.publication_detail, name="publication_detail"),
    path("wersje/<int:pk>/opublikuj/", publishing.version_publish, name="version_publish"),
    path("wersje/<int:pk>/podpisany/dodaj/", publishing.signed_copy_add, name="signed_copy_add"),
    path("wersje/<int:pk>/podpisany/<int:copy>.pdf", publishing.signed_copy_file, name="signed_copy_file"),
    path("uwagi/<int:pk>/odpowiedz/", submission.remark_answer, name="remark_answer"),
    path("rozdzialy/<int:pk>/zmien/", drafting.chapter_edit, name="chapter_edit"),
    path("cele/<int:pk>/", reading.goal_detail, name="goal_detail"),
    path("cele/<int:pk>/zmien/", goals.goal_edit, name="goal_edit"),
    path("cele/<int:pk>/dzialania/nowe/", goals.action_add, name="action_add"),
    path("dzialania/<int:pk>/", reading.action_detail, name="action_detail"),
    path("dzialania/<int:pk>/zmien/", goals.action_edit, name="action_edit"),
    path("dzialania/<int:pk>/przenies/", goals.action_move, name="action_move"),
    path("dzialania/<int:pk>/wskazniki/nowy/", goals.indicator_add, name="indicator_add"),
    path("wskazniki/<int:pk>/zmien/", goals.indicator_edit, name="indicator_edit"),
    re_path(rf"{PART}/przesun/$", arranging.part_move, name="part_move"),
    re_path(rf"{PART}/usun/$", arranging.part_remove, name="part_remove"),
]
