from django.urls import path

from osl_site.common.texts import views

urlpatterns = [
    path("", views.text_list, name="text_list"),
    path("<slug:key>/", views.text_edit, name="text_edit"),
    path("<slug:key>/przywroc/", views.text_restore, name="text_restore"),
]
