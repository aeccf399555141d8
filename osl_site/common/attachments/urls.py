from django.urls import path

from osl_site.common.attachments import views

urlpatterns = [
    path("<int:pk>/", views.photo_file, name="photo_file"),
    path("<int:pk>/zaslon/", views.photo_cover, name="photo_cover"),
    path("<int:pk>/usun/", views.photo_remove, name="photo_remove"),
]
