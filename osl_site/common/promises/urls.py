from django.urls import path

from osl_site.common.promises import views

urlpatterns = [
    path("", views.promise_list, name="promise_list"),
    path("<slug:kind>/<int:pk>/nowe/", views.promise_add, name="promise_add"),
    path("<int:pk>/", views.promise_edit, name="promise_edit"),
    path("<int:pk>/zrobione/", views.promise_keep, name="promise_keep"),
]
