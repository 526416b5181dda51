"""allauth's forms without what our pages say better: placeholders that repeat the label, a link inside a hint."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from allauth.socialaccount import forms as directories
from django.utils.translation import gettext_lazy as _


class Plain:
    """Removes placeholders; a screen has the label."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name in ("password", "oldpassword"):
            if name in self.fields:
                self.fields[name].help_text = ""


class Login(Plain, account.LoginForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"].label = _("E-mail address")


class ChangePassword(Plain, account.ChangePasswordForm):
    pass


class SetPassword(Plain, account.SetPasswordForm):
    pass


class RequestReset(Plain, account.ResetPasswordForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].label = _("E-mail address")


class ResetPassword(Plain, account.ResetPasswordKeyForm):
    pass


class Reauthenticate(Plain, account.ReauthenticateForm):
    pass


class Code(Plain):
    """Six digits of an app, or one of the recovery codes: a number pad serves both."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class Authenticate(Code, second_factor.AuthenticateForm):
    pass


class ReauthenticateByCode(Code, second_factor.ReauthenticateForm):
    pass


class ActivateTotp(Code, totp.ActivateTOTPForm):
    pass


class Disconnect(directories.DisconnectForm):
    """Says which account of which directory, where allauth repeats the person's name."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["account"].label = _("Account")
        self.fields["account"].label_from_instance = lambda account: (
            f"{account.get_provider().name} {account.extra_data.get('email', '')}".strip()
        )
