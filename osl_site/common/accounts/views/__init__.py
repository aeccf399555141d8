from osl_site.common.accounts.views.people import (
    ACCOUNTS,
    account_add,
    account_close,
    account_detail,
    account_edit,
    account_list,
    account_reopen,
    account_sign_out,
    account_unlock,
)
from osl_site.common.accounts.views.signing_in import ForgotPassword, NewPassword, SignIn, SignOut, password_change

__all__ = [
    "ACCOUNTS",
    "ForgotPassword",
    "NewPassword",
    "SignIn",
    "SignOut",
    "account_add",
    "account_close",
    "account_detail",
    "account_edit",
    "account_list",
    "account_reopen",
    "account_sign_out",
    "account_unlock",
    "password_change",
]
