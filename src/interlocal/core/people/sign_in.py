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


def prove_address(person: Person) -> None:
    """Keep that she proved her address; the first time, nobody stays who took up the invitation in her place.

    For whoever knows by now that it is she, and before a second factor is asked: until then it may be a stranger's.
    The password is the caller's to replace.
    """
    if not EmailAddress.objects.filter(user=person, email=person.email, verified=True).exists():
        forget_sign_in(person)
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
