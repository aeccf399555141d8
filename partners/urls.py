from django.urls import path

from partners.views import initiative_means as means
from partners.views import initiatives, log, merging, network, partners, people

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
    path("inicjatywy/", initiatives.initiative_list, name="initiative_list"),
    path("inicjatywy/nowa/", initiatives.initiative_add, name="initiative_add"),
    path("inicjatywy/<int:pk>/", initiatives.initiative_detail, name="initiative_detail"),
    path("inicjatywy/<int:pk>/zmien/", initiatives.initiative_edit, name="initiative_edit"),
    path("inicjatywy/<int:pk>/etap/", initiatives.initiative_stage, name="initiative_stage"),
    path("inicjatywy/<int:pk>/kto-prowadzi/", initiatives.initiative_lead, name="initiative_lead"),
    path("inicjatywy/<int:pk>/wycofaj/", initiatives.initiative_withdraw, name="initiative_withdraw"),
    path("inicjatywy/<int:pk>/przywroc/", initiatives.initiative_restore, name="initiative_restore"),
    path("inicjatywy/<int:pk>/brakuje/", means.lack_add, name="lack_add"),
    path("inicjatywy/<int:pk>/pieniadze/", means.funding_add, name="funding_add"),
    path("inicjatywy/brakuje/<int:pk>/", means.lack_edit, name="lack_edit"),
    path("inicjatywy/brakuje/<int:pk>/usun/", means.lack_remove, name="lack_remove"),
    path("inicjatywy/pieniadze/<int:pk>/", means.funding_edit, name="funding_edit"),
    path("inicjatywy/pieniadze/<int:pk>/usun/", means.funding_remove, name="funding_remove"),
    path("spis/<int:pk>/polacz/", merging.partner_merge, name="partner_merge"),
    path("spis/polaczenia/<int:pk>/rozlacz/", merging.partner_part, name="partner_part"),
    path("siec/", network.network, name="network"),
    path("siec/rysunek/", network.network_picture, name="network_picture"),
    path("dziennik/", log.log_list, name="log_list"),
    path("dziennik/nowy/", log.log_add, name="log_add"),
    path("dziennik/<int:pk>/", log.log_detail, name="log_detail"),
    path("dziennik/<int:pk>/zmien/", log.log_edit, name="log_edit"),
    path("dziennik/<int:pk>/usun/", log.log_remove, name="log_remove"),
]
