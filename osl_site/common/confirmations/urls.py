from django.urls import path

from osl_site.common.confirmations.views import confirmation_answer

urlpatterns = [path("potwierdz/<str:token>/", confirmation_answer, name="confirmation_answer")]
