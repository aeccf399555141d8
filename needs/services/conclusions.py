"""Conclusions drawn for the plan (art. 20 ust. 2)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from needs import rules
from needs.models import Conclusion
from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.withdrawal import services as withdrawal

FROZEN = "Ten wniosek jest w planie przekazanym dyrektorowi. Nie zmieniaj go. Zastąp go nowszym."
IN_A_PLAN = "Ten wniosek jest w planie przekazanym do decyzji, więc jego słowa zostają. Wyłącz je z jawności w planie."
ALREADY_REPLACED = "Ten wniosek ma już nowszą wersję. Zmień tamtą."


@transaction.atomic
def create_conclusion(values: Mapping[str, Any], *, by: User) -> Conclusion:
    """Draw a conclusion for the plan (art. 20 ust. 2). Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    conclusion = records.create(Conclusion, values)
    record("conclusion.created", conclusion, by=by)
    return conclusion


@transaction.atomic
def change_conclusion(
    conclusion: Conclusion, values: Mapping[str, Any], *, revision: int | None, by: User
) -> Conclusion:
    """Change a conclusion that no submitted plan cites; any other is replaced. Raises ChangedMeanwhile."""
    conclusion = Conclusion.objects.select_for_update().get(pk=conclusion.pk)
    if not rules.may_edit(by):
        raise PermissionDenied
    if registry.frozen.holds_for(conclusion):
        raise ValidationError(FROZEN)
    withdrawal.refuse_withdrawn(conclusion)
    withdrawal.refuse_choosing(values, kept=conclusion)
    conclusion, changed = records.change(conclusion, values, revision=revision)
    record("conclusion.changed", conclusion, by=by, fields=changed)
    return conclusion


@transaction.atomic
def replace_conclusion(conclusion: Conclusion, values: Mapping[str, Any], *, by: User) -> Conclusion:
    """Draw a newer conclusion in the place of this one, which stays as it was. Only the newest can be replaced.

    `material_change` among the values says why the change matters: the plan is then to be updated (art. 20 ust. 2).
    """
    conclusion = Conclusion.objects.select_for_update().get(pk=conclusion.pk)
    if not rules.may_edit(by):
        raise PermissionDenied
    if Conclusion.objects.filter(replaces=conclusion).exists():
        raise ValidationError(ALREADY_REPLACED)
    withdrawal.refuse_withdrawn(conclusion)
    withdrawal.refuse_choosing(values)
    newer = records.create(Conclusion, values, replaces=conclusion)
    record("conclusion.replaced", newer, by=by)
    return newer


def in_a_plan(conclusion: Conclusion) -> str:
    """Why no passage of a conclusion that a submitted plan cites is covered; nothing of any other. One query."""
    return IN_A_PLAN if registry.frozen.holds_for(conclusion) else ""
