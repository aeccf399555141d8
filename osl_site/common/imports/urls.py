from django.urls import path

from osl_site.common.imports import views

urlpatterns = [
    path("<slug:kind>/", views.import_add, name="import_add"),
    path("<slug:kind>/wzor.<slug:form>", views.import_sample, name="import_sample"),
    path("<slug:kind>/<int:pk>/kolumny/", views.import_columns, name="import_columns"),
    path("<slug:kind>/<int:pk>/", views.import_run, name="import_run"),
    path("<slug:kind>/<int:pk>/wczytaj/", views.import_take, name="import_take"),
]
