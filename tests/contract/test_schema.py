"""What the database promises for every table, today's and tomorrow's."""

from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.core.checks import run_checks
from django.db import ProgrammingError, connection, models
from django.db.backends.utils import CursorWrapper
from psycopg.conninfo import make_conninfo

from interlocal.platform.fields import undeclared
from interlocal.platform.row_security import TenantKey
from interlocal.platform.row_security.checks import app_role_is_bound

pytestmark = [pytest.mark.django_db, pytest.mark.contract]

#: Tables without row security, and why. Adding one here is a decision; write it down.
EXEMPT = {
    "account_emailaddress": "signing in comes before anybody acts",
    "account_emailconfirmation": "signing in",
    "audit_head": "no content; every chain is verified",
    "auth_group": "a library's, unused",
    "auth_group_permissions": "a library's, unused",
    "auth_permission": "a library's, unused",
    "django_content_type": "a library's, no content",
    "django_migrations": "the owner's",
    "django_session": "signing in",
    "governments_partnershipindex": "keys alone, for schedulers",
    "mfa_authenticator": "signing in",
    "people_person": "signing in",
    "procrastinate_events": "the task queue: keys alone",
    "procrastinate_jobs": "the task queue: keys alone",
    "procrastinate_periodic_defers": "the task queue",
    "procrastinate_workers": "the task queue",
    "rate_limit_cache": "counters, before anybody acts",
    "socialaccount_socialaccount": "signing in",
    "socialaccount_socialapp": "signing in",
    "socialaccount_socialtoken": "signing in",
    "usersessions_usersession": "signing in",
}
#: The roots of tenancy: a key to one of them is itself the tenant's key.
ROOTS = {"governments_government", "governments_partnership"}

OURS = [model for model in apps.get_models() if model.__module__.startswith(("interlocal.", "tests."))]


Cursor = psycopg.Cursor | CursorWrapper


def test_django_finds_nothing_wrong() -> None:
    """Such as two constraints of one name, in a module that was begun as a copy of another."""
    assert [str(found) for found in run_checks(databases=["default"]) if found.is_serious()] == []


def open_tables(cursor: Cursor) -> set[str]:
    """Tables whose rows are not held by forced row security with at least one policy."""
    cursor.execute(
        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
        " where n.nspname = 'public' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity"
        " and exists (select from pg_policy p where p.polrelid = c.oid))"
    )
    return {name for (name,) in cursor.fetchall()}


def test_every_table_has_forced_row_security_or_is_exempt_by_name() -> None:
    with connection.cursor() as cursor:
        assert open_tables(cursor) == set(EXEMPT)


def loose_keys(cursor: Cursor) -> list[tuple[str, str, str]]:
    """Foreign keys of one column between tables with row security, those to a root of tenancy left out."""
    cursor.execute(
        "select con.conname, a.relname, b.relname from pg_constraint con"
        " join pg_class a on a.oid = con.conrelid join pg_class b on b.oid = con.confrelid"
        " where con.contype = 'f' and a.relrowsecurity and b.relrowsecurity and cardinality(con.conkey) = 1"
    )
    return [key for key in cursor.fetchall() if key[2] not in ROOTS]


def test_keys_between_tenants_rows_are_composite() -> None:
    with connection.cursor() as cursor:
        assert loose_keys(cursor) == []


def test_a_key_that_django_does_not_enforce_is_enforced_by_a_tenant_key() -> None:
    unguarded = [
        f"{model.__name__}.{field.name}"
        for model in OURS
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and not field.db_constraint
        and field.name not in {c.key for c in model._meta.constraints if isinstance(c, TenantKey)}
    ]
    assert unguarded == []


def test_uniques_of_tenant_tables_begin_with_the_tenant() -> None:
    """A unique key across tenants would tell one of them what another has."""
    tenants = {"partnership", "government", "catalogue", "chain", "id", "token_hash"}
    loose = [
        f"{model.__name__}: {constraint.name}"
        for model in OURS
        if model._meta.db_table not in set(EXEMPT) | ROOTS
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields[0] not in tenants
    ] + [
        f"{model.__name__}.{field.name}"
        for model in OURS
        if model._meta.db_table not in set(EXEMPT) | ROOTS
        for field in model._meta.concrete_fields
        if field.unique and not field.primary_key
    ]
    assert loose == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_says_who_may_see_it_and_when_it_is_erased(model: type[models.Model]) -> None:
    assert undeclared(model) == set()


def layer(model: type[models.Model]) -> tuple[str, str]:
    """("modules", "assessment"), ("core", "people"), ("platform", "files")."""
    parts = model.__module__.split(".")
    return (parts[1], parts[2]) if parts[0] == "interlocal" else ("modules", parts[1])


def foreign_keys() -> list[tuple[type[models.Model], models.ForeignKey]]:
    return [
        (model, field)
        for model in OURS
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
    ]


def test_no_key_leads_from_one_module_to_another_or_upwards() -> None:
    """What import-linter can't see: foreign keys by name."""
    order = ["platform", "core", "ui", "modules"]
    wrong = []
    for model, field in foreign_keys():
        target = field.related_model
        if target not in OURS:
            continue
        (here, part), (there, other) = layer(model), layer(target)
        if order.index(there) > order.index(here) or (here == there == "modules" and part != other):
            wrong.append(f"{model._meta.label}.{field.name} -> {target._meta.label}")
    assert wrong == []


def test_the_core_knows_nothing_of_modules_by_the_back_door() -> None:
    visible = [
        f"{model._meta.label}.{field.name}"
        for model, field in foreign_keys()
        if layer(model)[0] == "modules"
        and field.related_model in OURS
        and layer(field.related_model)[0] != "modules"
        and field.remote_field.related_name != "+"
    ]
    assert visible == [], 'keys from a module to the core take related_name="+"'


def wandering_functions(cursor: Cursor) -> list[str]:
    """Functions that look for names wherever their caller says, or that anybody may run."""
    cursor.execute(
        "select proname from pg_proc where pronamespace = 'public'::regnamespace"
        " and (not coalesce(proconfig, '{}') @> array['search_path=pg_catalog, public, pg_temp']"
        " or has_function_privilege('public', oid, 'execute')) order by 1"
    )
    return [name for (name,) in cursor.fetchall()]


def test_functions_find_no_names_but_ours() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_proc where proname = 'audit_append'")
        assert cursor.fetchone() == (1,)
        assert wandering_functions(cursor) == []


@pytest.mark.parametrize("statement", ["create temp table pg_temp.audit_head ()", "create table public.planted ()"])
def test_the_app_role_makes_no_table_that_could_stand_in_for_ours(statement: str) -> None:
    assert app_role_is_bound(databases=["default"]) == []
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("setting", ["search_path = elsewhere", "row_security = off"])
def test_the_app_role_may_not_serve_with_settings_that_it_gave_itself(setting: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"alter role current_user set {setting}")
        assert [found.id for found in app_role_is_bound(databases=["default"])] == ["interlocal.E005"]
        cursor.execute("alter role current_user reset all")
    assert app_role_is_bound(databases=["default"]) == []


class TestTheseTestsCanFail:
    """A fault is planted by the owner, in a transaction of its own that is rolled back, and found."""

    @pytest.fixture
    def owner(self) -> Iterator[psycopg.Cursor]:
        address = make_conninfo(settings.DATABASE_URLS["owner"], dbname=connection.settings_dict["NAME"])
        with psycopg.connect(address) as plain, plain.cursor() as cursor:
            yield cursor
            plain.rollback()

    def test_a_table_without_policies(self, owner: psycopg.Cursor) -> None:
        owner.execute("create table planted (id uuid primary key, partnership_id uuid)")
        assert "planted" in open_tables(owner)

    def test_a_table_whose_row_security_is_not_forced(self, owner: psycopg.Cursor) -> None:
        owner.execute("create table planted (id uuid primary key)")
        owner.execute("alter table planted enable row level security")
        owner.execute("create policy planted on planted using (true)")
        assert "planted" in open_tables(owner)

    def test_a_key_of_one_column_between_tenants_rows(self, owner: psycopg.Cursor) -> None:
        owner.execute("create table planted (id uuid primary key, s uuid references participation_sharedservice)")
        owner.execute("alter table planted enable row level security")
        assert [key for key in loose_keys(owner) if key[1] == "planted"]

    def test_a_function_that_looks_where_its_caller_says(self, owner: psycopg.Cursor) -> None:
        owner.execute("create function planted() returns int language sql as 'select 1'")
        assert wandering_functions(owner) == ["planted"]
