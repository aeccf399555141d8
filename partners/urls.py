from django.urls import path

from partners import views

app_name = "partners"

urlpatterns = [
    path("spis/", views.partner_list, name="partner_list"),
    path("spis/nowy/", views.partner_add, name="partner_add"),
    path("spis/<int:pk>/", views.partner_detail, name="partner_detail"),
    path("spis/<int:pk>/zmien/", views.partner_edit, name="partner_edit"),
    path("spis/<int:pk>/usun/", views.partner_remove, name="partner_remove"),
    path("spis/<int:pk>/przywroc/", views.partner_restore, name="partner_restore"),
    path("spis/<int:pk>/potwierdz/", views.partner_confirm, name="partner_confirm"),
]
