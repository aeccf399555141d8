"""What residents open of plans, without an account."""

from django.urls import path

from plans.public import file_check, progress, views

urlpatterns = [
    path("plan/", views.plan, name="public_plan"),
    path("plan/plan.pdf", views.plan_pdf, name="public_plan_pdf"),
    path("plan/postepy/", progress.progress, name="public_progress"),
    path("plan/postepy/kartka.pdf", progress.progress_sheet, name="public_progress_sheet"),
    path("plan/sprawdz-plik/", file_check.file_check, name="public_file_check"),
    path("plan/wersje/", views.versions, name="public_versions"),
    path("plan/wersje/porownaj/", views.comparison, name="public_comparison"),
    path("plan/wersje/<int:plan>-<int:number>/", views.version, name="public_version"),
    path("plan/wersje/<int:plan>-<int:number>/plan.pdf", views.version_pdf, name="public_version_pdf"),
    path("plan/wersje/<int:plan>-<int:number>/skan/", views.version_scan, name="public_version_scan"),
    path("plan/wersje/<int:plan>-<int:number>/podpisany.pdf", views.version_signed, name="public_version_signed"),
]
