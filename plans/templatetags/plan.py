"""What only the pages of a plan need: its times, sums, its one table, and the row that stands behind a place of it."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.timezone import localtime

from osl_site.common.frozen_documents.markers import is_marker
from osl_site.common.text.date_formats import plain_day_in_words, polish_day
from osl_site.common.text.number_format import money
from plans.content import PlanContent
from plans.document import rendering
from plans.document import schedule as document_schedule
from plans.measuring.figures import Figure
from plans.models import Publication
from plans.publication.published import name_of

register = template.Library()


@register.filter
def at_key(rows: Mapping[str, object] | None, key: str) -> object | None:
    """The row that stands behind a place, or None: paper has no such rows."""
    return rows.get(key) if rows else None


@register.filter
def schedule(content: PlanContent) -> document_schedule.Schedule:
    """The actions of a plan under their goals, over its months."""
    return document_schedule.schedule(content)


@register.filter
def figure(words: str) -> str:
    """A sum or a number; what stands in its place where it is not public may take several lines of its column."""
    return format_html('<span class="instead">{}</span>', words) if is_marker(words) else words


@register.filter
def one_table(content: PlanContent) -> rendering.Table:
    """The actions of a plan without goals, as its only table."""
    return rendering.table(content)


@register.filter
def published_name(publication: Publication) -> str:
    """„Aktualizacja nr 1 od 1 lutego 2027 r.”, in the language of the page."""
    return name_of(publication)


@register.filter
def day_here(moment: datetime) -> str:
    """The day of a moment, in the language of the page."""
    return plain_day_in_words(localtime(moment).date())


@register.filter
def zloty(amount: Decimal) -> str:
    """„1 500 zł”."""
    return money(amount)


@register.filter
def in_full(day: date) -> str:
    """„30 listopada 2027 r.”"""
    return polish_day(day)


@register.filter
def value_of(figure: Figure, value: Decimal) -> str:
    """A part of a value in words, as the indicator says its values."""
    return figure.measured.said(value)
