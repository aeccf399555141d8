from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import PasswordResetDoneView
from django.urls import path

from osl_site.common.accounts import views
from osl_site.common.sign_in.views.second_step import second_step

urlpatterns = [
    path("logowanie/", views.SignIn.as_view(), name="sign_in"),
    path("logowanie/kod/", second_step, name="second_step"),
    path("wylogowanie/", views.SignOut.as_view(), name="sign_out"),
    path("haslo/nie-pamietam/", views.ForgotPassword.as_view(), name="password_forgotten"),
    path(
        "haslo/wyslane/",
        login_not_required(PasswordResetDoneView.as_view(template_name="accounts/password_sent.html")),
        name="password_sent",
    ),
    path("haslo/nowe/<uidb64>/<token>/", views.NewPassword.as_view(), name="password_new"),
    path("konto/adres/<int:pk>/<token>/", views.email_confirm, name="email_confirm"),
    path("biuro/haslo/", views.password_change, name="password_change"),
]
