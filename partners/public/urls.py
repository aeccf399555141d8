"""What residents open of partners, without an account."""

from django.urls import path

from partners.public import directory

urlpatterns = [
    path("partnerzy/", directory.directory, name="public_partners"),
    path("partnerzy/spis.csv", directory.directory_csv, name="public_partners_csv"),
]
