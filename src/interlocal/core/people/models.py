from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from interlocal.core.access.roles import Role
from interlocal.core.governments.models import PEERS, Government
from interlocal.platform.erasure import addressed, overdue
from interlocal.platform.fields import ROW, SECRET, Erased, FieldRule, FieldRules, Seen, personal
from interlocal.platform.keys import Row
from interlocal.platform.row_security import GOVERNMENTS, LINK, PERSON, NoOverlap, RowSecurity, is_, of
from interlocal.platform.terms import TERM_FIELDS, Term


class PersonManager(BaseUserManager["Person"]):
    """Finds people by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(Row, AbstractBaseUser):
    """Somebody who signs in. What she may do stands in her roles, never here.

    Exempt from row security: signing in comes before anybody acts. Lists of people go through roles.
    """

    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, default="en")
    is_active = models.BooleanField(default=True)
    synthetic = models.BooleanField(default=False)
    erased_on = models.DateField(null=True, blank=True)

    # allauth and Django's authentication ask for these; there is no administrator who sees all.
    is_staff = False
    is_superuser = False

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    field_rules: FieldRules = {
        # A unique, impossible address takes its place: see actions.erase_person.
        "email": personal(),
        "name": personal(blank="[erased]"),
        "language": personal(blank="en"),
        "password": FieldRule(Seen.NOBODY, Erased.WITH_PERSON, "!"),
        "last_login": personal(seen=Seen.NOBODY, blank=None),
        "is_active": ROW,
        "synthetic": ROW,
        "erased_on": ROW,
    }

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="people_person_email")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Addresses are kept in lower case, as allauth compares them."""
        self.email = self.email.lower()
        super().save(*args, **kwargs)


class RoleAssignment(Row, Term):
    """A person holds a role at a government for a term."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=30, choices=Role)

    field_rules: FieldRules = {**TERM_FIELDS, "role": ROW}

    class Meta:
        constraints = [
            NoOverlap(name="people_roleassignment_terms", key=("government", "person", "role")),
            Term.ordered("people_roleassignment_term_order"),
            RowSecurity(
                name="people_roleassignment",
                read=f"{is_('person_id', PERSON)} or {of('government_id', GOVERNMENTS)} or government_id in {PEERS}",
                write=of("government_id", GOVERNMENTS),
            ),
        ]


_THEIRS = f"{of('government_id', GOVERNMENTS)} or government_id in {PEERS}"
_RUN_OUT = overdue("accepted_at is null and withdrawn_at is null and expires_at < now()")


class Invitation(Row):
    """A role offered to an e-mail address, taken up once by whoever holds the link.

    Name and address go when it is taken up, withdrawn or too old, or when the person to whom it leads is erased.
    `invited_by` is null where whoever runs the server offered it.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=30, choices=Role)
    token_hash = models.CharField(max_length=64)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    field_rules: FieldRules = {
        "email": personal(erased=Erased.WHEN_DONE),
        "name": personal(erased=Erased.WHEN_DONE),
        "role": ROW,
        "token_hash": SECRET,
        **dict.fromkeys(["invited_at", "expires_at", "accepted_at", "withdrawn_at"], ROW),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token_hash"], name="people_invitation_token"),
            RowSecurity(
                name="people_invitation",
                read=f"{_THEIRS} or {is_('token_hash', LINK)} or {addressed('email')} or {_RUN_OUT}",
                append=_THEIRS,
                change=f"{_THEIRS} or {is_('token_hash', LINK)} or {_RUN_OUT}",
            ),
        ]
