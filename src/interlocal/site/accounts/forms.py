"""allauth's forms without what our pages say better: placeholders that repeat the label, a link inside a hint."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from allauth.mfa import app_settings
from allauth.mfa.base import forms as second_factor
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount import forms as directories
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from interlocal.core.people.models import Person
from interlocal.core.people.sign_in import prove_address


class Plain:
    """Without placeholders: a screen has the label. `labels` are ours, in place of allauth's."""

    fields: dict[str, Any]
    labels: ClassVar[dict[str, Any]] = {}
    refusal = _("That did not work.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
        for name in ("password", "oldpassword"):
            if name in self.fields:
                self.fields[name].help_text = ""


class Login(Plain, account.LoginForm):
    labels: ClassVar = {"login": _("E-mail address")}
    refusal = _("You are not signed in.")


class ChangePassword(Plain, account.ChangePasswordForm):
    labels: ClassVar = {
        "oldpassword": _("Your password now"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
    }


class SetPassword(Plain, account.SetPasswordForm):
    labels: ClassVar = {"password1": _("New password"), "password2": _("New password, once more")}


class RequestReset(Plain, account.ResetPasswordForm):
    labels: ClassVar = {"email": _("E-mail address")}


class ResetPassword(Plain, account.ResetPasswordKeyForm):
    """Saved by whoever opened the link in the e-mail, which proves the address."""

    labels: ClassVar = SetPassword.labels

    def save(self) -> None:
        super().save()
        prove_address(self.user)


class Reauthenticate(Plain, account.ReauthenticateForm):
    labels: ClassVar = {"password": _("Your password")}


class Code(Plain):
    """Six digits of an app, or one of the recovery codes: a number pad serves both. Either counts once.

    allauth remembers a used code for one period, and not at all the one that switches the app on; with its neighbours
    counting too it would be good for longer. It is remembered for as long as it could be used again. Guesses count
    apart from those at passwords, which have more room for one account.
    """

    user: Person
    labels: ClassVar = {"code": _("Code")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self) -> str:
        request, key = context.request, str(self.user.pk)
        if not ratelimit.consume(request, action="code_failed", key=key):
            raise get_adapter().validation_error("rate_limited")
        code: str = super().clean_code()  # type: ignore[misc]  # of allauth's form beside it
        ratelimit.clear(request, action="code_failed", key=key)
        good_for = (2 * app_settings.TOTP_TOLERANCE + 1) * app_settings.TOTP_PERIOD
        cache.set(TOTP(Authenticator(user=self.user))._get_used_cache_key(code), "y", timeout=good_for)
        return code


class Authenticate(Code, second_factor.AuthenticateForm):
    pass


class ReauthenticateByCode(Code, second_factor.ReauthenticateForm):
    pass


class ActivateTotp(Code, totp.ActivateTOTPForm):
    pass


class Disconnect(Plain, directories.DisconnectForm):
    """Says which account of which directory, where allauth repeats the person's name."""

    labels: ClassVar = {"account": _("Account")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["account"].label_from_instance = lambda account: (
            f"{account.get_provider().name} {account.extra_data.get('email', '')}".strip()
        )
