from django.urls import path

from osl_site.common.backup import views

urlpatterns = [path("kopie-zapasowe/", views.backup_list, name="backup_list")]
