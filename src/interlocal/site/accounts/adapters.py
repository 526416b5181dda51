"""Nobody signs up by herself, and a directory vouches only for addresses that are known."""

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from interlocal.core.people.models import Person
from interlocal.core.people.sign_in import prove_address


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Accounts are made by accepting an invitation, in core.people."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("There is no account with this e-mail address and this password."),
        "too_many_login_attempts": _(
            "Too many attempts failed. Wait five minutes; if that does not help, reset your password."
        ),
        "rate_limited": _("Too many attempts failed. Wait five minutes."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Where the link in the e-mail leads: to us, whatever host the browser that asked for it named."""
        asked: str = super().get_reset_password_from_key_url(key)
        return settings.PUBLIC_URL + urlsplit(asked).path

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """E-mails name our public address."""
        super().send_mail(template_prefix, email, context | {"public_url": settings.PUBLIC_URL})

    def post_login(self, request: HttpRequest, user: Person, **facts: Any) -> HttpResponse:
        """A browser in which no language was chosen takes the person's."""
        response: HttpResponse = super().post_login(request, user, **facts)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language)
        return response


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Entra and Google sign in whom we know already; the address that they prove tells who that is.

    The first such sign-in takes away the password that the account had: from then on the directory decides. Nobody
    stays inside who took up the invitation in her place.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Person, str] | None:
        address = proven_address(sociallogin.account.provider, sociallogin.account.extra_data)
        person = Person.objects.filter(email__iexact=address, is_active=True).first() if address else None
        return (person, address) if person else None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Of all that the directory says of a person, keep the address alone; let its first word of her count."""
        account = sociallogin.account
        account.extra_data = {"email": proven_address(account.provider, account.extra_data)}
        if account.pk:
            account.save(update_fields=["extra_data"])
        elif sociallogin.is_existing and sociallogin.state.get("process") == AuthProcess.LOGIN:
            prove_address(sociallogin.user)
            sociallogin.user.set_unusable_password()  # which ends every session too
            sociallogin.user.save(update_fields=["password"])


def proven_address(provider: str, claims: Mapping[str, Any]) -> str:
    """The e-mail address that a provider itself answers for; empty where it only repeats what somebody entered.

    Google answers for its own and for Workspace domains (https://developers.google.com/identity/openid-connect,
    claims `email_verified` and `hd`). Entra's `mail` can be set to anything by a tenant's administrator; the
    domain of `userPrincipalName` is one that the tenant has proved to own. A guest's name holds #EXT#.
    """
    if provider == "google" and claims.get("email_verified") is True:
        address = str(claims.get("email", ""))
        return address if claims.get("hd") or address.lower().endswith("@gmail.com") else ""
    if provider == "microsoft":
        address = str(claims.get("userPrincipalName") or "")
        return address if "@" in address and "#ext#" not in address.lower() else ""
    return ""
