"""Withdrawals stay written for as long as the row they speak of."""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.triggers import Function, Trigger

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS: tuple[Trigger, ...] = ()
GRANTS = {"withdrawal_withdrawal": ALL_ROWS}
