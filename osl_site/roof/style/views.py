"""The component page: what every component looks like in every state, for those who build and those who check."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from osl_site.roof.style import sample_list, samples


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Reads no table of a room and changes nothing."""
    wrong = {"title": "", "text": "Rozmowa przed sklepem.", "day": "wczoraj", "email": "osl", "people": "-3"}
    return render(
        request,
        "style/components.html",
        {
            "samples": samples,
            "month": samples.month(),
            "blank_form": samples.SampleForm(prefix="pusty"),
            "wrong_form": samples.SampleForm(wrong),
            "helper_form": samples.HelperForm(prefix="uklad"),
            "filter_bar": samples.filter_bar(),
            "find_form": samples.PlaceForm(prefix="wies"),
            "list": sample_list.shown(),
            "first_page": samples.page(1),
            "middle_page": samples.page(2),
        },
    )
