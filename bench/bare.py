"""The least that Django needs for a page of fifty rows: one query, one template, no middleware. To compare with."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from activities.models import Occurrence

ROWS = 50
TEMPLATE = Engine().from_string(
    """<!doctype html>
<html lang="pl">
<head><meta charset="utf-8"><title>Spotkania</title></head>
<body>
<ul>
{% for row in rows %}<li><a href="/spotkania/{{ row.pk }}/">{{ row.activity.title }}</a>
{{ row.starts_at|date:"j E Y, H:i" }} {{ row.venue.name }}, {{ row.venue.locality.name }}</li>
{% endfor %}
</ul>
</body>
</html>"""
)


def bare(request: HttpRequest) -> HttpResponse:
    rows = Occurrence.objects.order_by("starts_at", "pk").select_related("activity", "venue__locality")[:ROWS]
    return HttpResponse(TEMPLATE.render(Context({"rows": rows})))


urlpatterns = [path("", bare)]
