from django.urls import path

from osl_site.common.correspondence import views

urlpatterns = [
    path("", views.letter_list, name="outgoing_letter_list"),
    path("numery/", views.letter_numbers, name="letter_numbers"),
    path("<int:pk>/", views.letter_detail, name="outgoing_letter_detail"),
    path("<int:pk>/pismo.pdf", views.letter_pdf, name="outgoing_letter_pdf"),
    path("<int:pk>/pismo.docx", views.letter_docx, name="outgoing_letter_docx"),
    path("<int:pk>/wyslane/", views.letter_sent, name="outgoing_letter_sent"),
    path("<int:pk>/w-aktach/", views.letter_file, name="outgoing_letter_file"),
]
