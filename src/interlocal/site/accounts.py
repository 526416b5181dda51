"""How signing in bends to our rules: nobody signs up by herself, and an outside sign-in needs a known address."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by accepting an invitation, in core.people."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Entra and Google vouch for an address; the person must already be known by it."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
