from django.urls import path

from partners.views import partners, people

app_name = "partners"

urlpatterns = [
    path("spis/", partners.partner_list, name="partner_list"),
    path("spis/nowy/", partners.partner_add, name="partner_add"),
    path("spis/podobni/", partners.partner_alike, name="partner_alike"),
    path("spis/osoby/<int:pk>/poinformowana/", people.person_informed, name="person_informed"),
    path("spis/<int:pk>/", partners.partner_detail, name="partner_detail"),
    path("spis/<int:pk>/zmien/", partners.partner_edit, name="partner_edit"),
    path("spis/<int:pk>/usun/", partners.partner_remove, name="partner_remove"),
    path("spis/<int:pk>/przywroc/", partners.partner_restore, name="partner_restore"),
    path("spis/<int:pk>/potwierdz/", partners.partner_confirm, name="partner_confirm"),
]
