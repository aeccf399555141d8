"""Needs and assets, put together from notes; they and conclusions removed, withdrawn and brought back."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from needs import rules
from needs.models import Asset, Conclusion, Need
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.merging.services import refuse_merged
from osl_site.common.withdrawal import services as withdrawal

Finding = Need | Asset | Conclusion


@transaction.atomic
def create_need(values: Mapping[str, Any], *, by: User) -> Need:
    """Put together what the community lacks. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    need = records.create(Need, values)
    record("need.created", need, by=by)
    return need


@transaction.atomic
def change_need(need: Need, values: Mapping[str, Any], *, revision: int | None, by: User) -> Need:
    """Change a need or its state. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(need)
    withdrawal.refuse_choosing(values, kept=need)
    need, changed = records.change(need, values, revision=revision)
    record("need.changed", need, by=by, fields=changed)
    return need


@transaction.atomic
def create_asset(values: Mapping[str, Any], *, by: User) -> Asset:
    """Enter what the community has. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_choosing(values)
    asset = records.create(Asset, values)
    record("asset.created", asset, by=by)
    return asset


@transaction.atomic
def change_asset(asset: Asset, values: Mapping[str, Any], *, revision: int | None, by: User) -> Asset:
    """Change an asset or confirm it. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_edit(by):
        raise PermissionDenied
    withdrawal.refuse_withdrawn(asset)
    withdrawal.refuse_choosing(values, kept=asset)
    asset, changed = records.change(asset, values, revision=revision)
    record("asset.changed", asset, by=by, fields=changed)
    return asset


@transaction.atomic
def remove_finding(row: Finding, *, by: User) -> None:
    """Delete a need, an asset or a conclusion on which nothing stands. Raises ValidationError where something does."""
    if not rules.may_edit(by):
        raise PermissionDenied
    record({Need: "need.removed", Asset: "asset.removed", Conclusion: "conclusion.removed"}[type(row)], row, by=by)
    withdrawal.take_away(row)


@transaction.atomic
def withdraw_finding(row: Finding, *, reason: str, by: User) -> Finding:
    """Leave a need, an asset or a conclusion where it stands, and let nobody choose it any more. Raises
    ValidationError without a reason, and where it is withdrawn already."""
    if not rules.may_edit(by):
        raise PermissionDenied
    row = withdrawal.take_out(row, reason, by)
    record(
        {Need: "need.withdrawn", Asset: "asset.withdrawn", Conclusion: "conclusion.withdrawn"}[type(row)], row, by=by
    )
    return row


@transaction.atomic
def restore_finding(row: Finding, *, by: User) -> Finding:
    """Let what was withdrawn be chosen again. Raises ValidationError where it is not withdrawn, or is part of
    another."""
    if not rules.may_edit(by):
        raise PermissionDenied
    if isinstance(row, Need):
        refuse_merged(row)
    row = withdrawal.put_back(row, by)
    record({Need: "need.restored", Asset: "asset.restored", Conclusion: "conclusion.restored"}[type(row)], row, by=by)
    return row
