"""What residents open of plans, without an account."""

from django.urls import path

from plans.views import public

urlpatterns = [
    path("plan/", public.plan, name="public_plan"),
    path("plan/plan.pdf", public.plan_pdf, name="public_plan_pdf"),
    path("plan/wersje/", public.versions, name="public_versions"),
    path("plan/wersje/porownaj/", public.comparison, name="public_comparison"),
    path("plan/wersje/<int:plan>-<int:number>/", public.version, name="public_version"),
    path("plan/wersje/<int:plan>-<int:number>/plan.pdf", public.version_pdf, name="public_version_pdf"),
    path("plan/wersje/<int:plan>-<int:number>/podpisany.pdf", public.version_signed, name="public_version_signed"),
]
