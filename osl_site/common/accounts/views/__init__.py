from osl_site.common.accounts.views.people import (
    ACCOUNTS,
    account_add,
    account_close,
    account_detail,
    account_edit,
    account_email,
    account_invite,
    account_list,
    account_reopen,
    account_sign_out,
    account_unlock,
)
from osl_site.common.accounts.views.signing_in import (
    ForgotPassword,
    NewPassword,
    SignIn,
    SignOut,
    email_confirm,
    password_change,
)
from osl_site.common.accounts.views.substitutes import account_substitutes, substitution_call_off

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
    "account_email",
    "account_invite",
    "account_list",
    "account_reopen",
    "account_sign_out",
    "account_substitutes",
    "account_unlock",
    "email_confirm",
    "password_change",
    "substitution_call_off",
]
