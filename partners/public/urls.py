"""What residents open of partners, without an account."""

from django.urls import path

from partners.public import corrections, directory

urlpatterns = [
    path("partnerzy/", directory.directory, name="public_partners"),
    path("partnerzy/poprawki-wyslane/", corrections.corrected, name="public_partner_corrected"),
    path("partnerzy/popraw/<str:token>/", corrections.correct_by_link, name="public_partner_correct_by_link"),
    path("partnerzy/<int:pk>/popraw/", corrections.correct, name="public_partner_correct"),
    path("partnerzy/spis.csv", directory.directory_csv, name="public_partners_csv"),
]
