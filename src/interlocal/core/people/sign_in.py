"""What the sign-in library keeps of a person: addresses, second factors, directory accounts, sessions."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from .models import Person


def forget_sign_in(person: Person) -> None:
    """End her sessions, and delete everything that she could sign in with but the password."""
    for session in UserSession.objects.filter(user=person):
        session.end()
    for table in (EmailAddress, Authenticator, SocialAccount):
        table.objects.filter(user=person).delete()
