"""What residents open, without an account."""

urlpatterns = []
