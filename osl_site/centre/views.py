from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "office/contact.html")


@login_not_required
@require_safe
def accessibility_statement(request: HttpRequest) -> HttpResponse:
    """Accessibility statement in the ministry's structure (a11y-* ids)."""
    return render(request, "office/accessibility_statement.html")


@login_not_required
@require_safe
def data_protection(request: HttpRequest) -> HttpResponse:
    return render(request, "office/data_protection.html")
