"""What the database enforces beyond Django's own constraints. Each is listed in `Meta.constraints`, so that
`makemigrations` sees a change and writes it."""

import datetime
import hashlib
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.constraints import BaseConstraint
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interlocal.platform.days import last_day


class SqlConstraint(BaseConstraint):
    """A constraint that is SQL to run after the table stands, with arguments that a migration can write down."""

    arguments: ClassVar[tuple[str, ...]] = ()

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, positional, keywords = super().deconstruct()
        path = path.replace("row_security.constraints", "row_security")
        return path, tuple(positional), {**keywords, **{name: getattr(self, name) for name in self.arguments}}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((type(self), self.name))

    def constraint_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert model is not None
        assert schema_editor is not None
        schema_editor.deferred_sql.append(self.sql(model))
        return ""

    def create_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert model is not None
        return self.sql(model)

    def remove_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        assert model is not None
        return self.undo(model)

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Any = None,
        using: str = "default",
    ) -> None:
        """Nothing to say before the database does, unless a subclass can say it kindly."""

    def sql(self, model: type[models.Model]) -> str:
        raise NotImplementedError

    def undo(self, model: type[models.Model]) -> str:
        raise NotImplementedError


class RowSecurity(SqlConstraint):
    """Row security, enabled and forced, with the policies of one table.

    `read`, `append`, `change`, `remove` are SQL conditions for SELECT, INSERT, UPDATE and DELETE; an empty one
    refuses. `write` stands for append, change and remove together; "same" repeats `read`. A row changed or
    removed must also be readable, and can't be changed into one that its writer could not change.
    """

    arguments = ("read", "append", "change", "remove")

    def __init__(
        self, *, name: str, read: str, write: str = "", append: str = "", change: str = "", remove: str = ""
    ) -> None:
        super().__init__(name=name)
        write = read if write == "same" else write
        self.read = read
        self.append = append or write
        self.change = change or write
        self.remove = remove or write

    def sql(self, model: type[models.Model]) -> str:
        table = model._meta.db_table
        policies = [
            ("read", "select", f"using ({self.read})" if self.read else ""),
            ("append", "insert", f"with check ({self.append})" if self.append else ""),
            ("change", "update", f"using ({self.change}) with check ({self.change})" if self.change else ""),
            ("remove", "delete", f"using ({self.remove})" if self.remove else ""),
        ]
        return "; ".join(
            [
                f'alter table "{table}" enable row level security',
                f'alter table "{table}" force row level security',
                *(
                    f'create policy "{self.name}_{verb}" on "{table}" for {command} {condition}'
                    for verb, command, condition in policies
                    if condition
                ),
            ]
        )

    def undo(self, model: type[models.Model]) -> str:
        table = model._meta.db_table
        return "; ".join(
            [
                *(
                    f'drop policy if exists "{self.name}_{verb}" on "{table}"'
                    for verb in ("read", "append", "change", "remove")
                ),
                f'alter table "{table}" no force row level security',
                f'alter table "{table}" disable row level security',
            ]
        )


class TenantKey(SqlConstraint):
    """A foreign key that can't lead to another tenant's row: (tenant, key) references (tenant, id).

    PostgreSQL checks foreign keys past row security, so a key of one column would let a writer point at, and
    learn of, a row that she may not see. The model's field is `ForeignKey(..., db_constraint=False)`; the
    target declares a unique constraint over (its tenant, id).
    """

    arguments = ("tenant", "key", "target_tenant")

    def __init__(self, *, name: str, tenant: str, key: str, target_tenant: str = "") -> None:
        super().__init__(name=name)
        self.tenant, self.key, self.target_tenant = tenant, key, target_tenant or tenant

    def sql(self, model: type[models.Model]) -> str:
        tenant = model._meta.get_field(self.tenant)
        key = model._meta.get_field(self.key)
        target = key.related_model
        assert isinstance(target, type)
        assert issubclass(target, models.Model)
        target_tenant = target._meta.get_field(self.target_tenant)
        return (
            f'alter table "{model._meta.db_table}" add constraint "{self.name}"'
            f' foreign key ("{tenant.column}", "{key.column}")'  # type: ignore[union-attr]
            f' references "{target._meta.db_table}" ("{target_tenant.column}", "id")'  # type: ignore[union-attr]
            " deferrable initially deferred"
        )

    def undo(self, model: type[models.Model]) -> str:
        return f'alter table "{model._meta.db_table}" drop constraint "{self.name}"'


class NoOverlap(SqlConstraint):
    """Terms [starts, ends) of the same `key` never overlap; no end means open.

    A trigger, since an exclusion constraint over keys needs an extension. It takes a lock on the key first:
    a second writer waits and then sees the first one's row.
    """

    arguments = ("key", "starts", "ends")

    def __init__(self, *, name: str, key: tuple[str, ...], starts: str = "starts_on", ends: str = "ends_on") -> None:
        super().__init__(name=name)
        self.key, self.starts, self.ends = tuple(key), starts, ends

    def _columns(self, model: type[models.Model]) -> list[str]:
        return [str(model._meta.get_field(field).column) for field in self.key]  # type: ignore[union-attr]

    def sql(self, model: type[models.Model]) -> str:
        table = model._meta.db_table
        columns = self._columns(model)
        lock = " || '/' || ".join(f"new.{column}::text" for column in columns)
        same = " and ".join(f"{column} = new.{column}" for column in columns)
        term = f"daterange({{0}}.{self.starts}, {{0}}.{self.ends})"
        number = int.from_bytes(hashlib.sha256(self.name.encode()).digest()[:4], signed=True)
        return f"""
            create function "{self.name}"() returns trigger language plpgsql as $$
            begin
                perform pg_advisory_xact_lock({number}, hashtext({lock}));
                if exists (select from "{table}" other where other.id <> new.id and {same}
                           and {term.format("other")} && {term.format("new")}) then
                    raise exclusion_violation using constraint = '{self.name}',
                        message = 'terms of the same {" and ".join(self.key)} overlap';
                end if;
                return new;
            end $$;
            create trigger "{self.name}" before insert or update on "{table}"
                for each row execute function "{self.name}"()
        """

    def undo(self, model: type[models.Model]) -> str:
        return f'drop trigger "{self.name}" on "{model._meta.db_table}"; drop function "{self.name}"()'

    def validate(
        self, model: type[models.Model], instance: models.Model, exclude: Any = None, using: str = "default"
    ) -> None:
        starts, ends = getattr(instance, self.starts), getattr(instance, self.ends)
        others = model._default_manager.using(using).exclude(pk=instance.pk)
        columns = [str(model._meta.get_field(field).attname) for field in self.key]  # type: ignore[union-attr]
        others = others.filter(**{column: getattr(instance, column) for column in columns})
        if starts is not None:
            others = others.filter(models.Q(**{self.ends: None}) | models.Q(**{f"{self.ends}__gt": starts}))
        if ends is not None:
            others = others.filter(models.Q(**{self.starts: None}) | models.Q(**{f"{self.starts}__lt": ends}))
        other = others.first()
        if other is not None:
            raise ValidationError(
                _(
                    "This term overlaps the one from %(start)s to %(end)s. End that one first, or begin this one"
                    " when it ends."
                )
                % {
                    "start": _day(getattr(other, self.starts)) or _("a start that is not stated"),
                    "end": _day(last_day(getattr(other, self.ends))) or _("no end"),
                },
                code="overlap",
            )


def _day(day: datetime.date | None) -> str:
    """A day in the reader's language; nothing for none."""
    return date_format(day) if day else ""


class AppendOnly(SqlConstraint):
    """Rows are added, never changed, deleted or truncated, whoever tries."""

    def sql(self, model: type[models.Model]) -> str:
        table = model._meta.db_table
        return f"""
            create function "{self.name}"() returns trigger language plpgsql as $$
            begin raise exception 'rows of {table} are never changed or removed' using errcode = '42501'; end $$;
            create trigger "{self.name}_rows" before update or delete on "{table}"
                for each row execute function "{self.name}"();
            create trigger "{self.name}_whole" before truncate on "{table}"
                for each statement execute function "{self.name}"()
        """

    def undo(self, model: type[models.Model]) -> str:
        table = model._meta.db_table
        return (
            f'drop trigger "{self.name}_rows" on "{table}"; drop trigger "{self.name}_whole" on "{table}";'
            f' drop function "{self.name}"()'
        )


class WrittenOnce(SqlConstraint):
    """Of a row that stands only the columns `changes` may change, unless SQL condition `unless` holds of it (`old`).

    For versions of what was said: the next one is another row. A policy says who changes a row, and not what of it.
    `ends` are those of the columns that become false and never true again: a former version does not come back.
    """

    arguments = ("changes", "unless", "ends")

    def __init__(
        self, *, name: str, changes: tuple[str, ...], unless: str = "false", ends: tuple[str, ...] = ()
    ) -> None:
        super().__init__(name=name)
        self.changes, self.unless, self.ends = tuple(changes), unless, tuple(ends)

    def sql(self, model: type[models.Model]) -> str:
        table = model._meta.db_table
        free = ", ".join(f"'{model._meta.get_field(field).column}'" for field in self.changes)  # type: ignore[union-attr]
        returns = " or ".join(["false", *(f"new.{field} and not old.{field}" for field in self.ends)])
        return f"""
            create function "{self.name}"() returns trigger language plpgsql as $$
            begin
                if to_jsonb(new) - array[{free}] <> to_jsonb(old) - array[{free}] and not coalesce({self.unless}, false)
                    or {returns}
                then
                    raise exception 'what a row of {table} says is never changed' using errcode = '42501';
                end if;
                return new;
            end $$;
            create trigger "{self.name}" before update on "{table}" for each row execute function "{self.name}"()
        """

    def undo(self, model: type[models.Model]) -> str:
        return f'drop trigger "{self.name}" on "{model._meta.db_table}"; drop function "{self.name}"()'


class Marked(SqlConstraint):
    """A mark for each distinct `keys` of the rows of which SQL condition `counts` holds, new with every change of them.

    Kept in table `marks`, which has those columns, `id` and `mark`, and a policy by which nothing else writes there
    (`BY_TRIGGER`). What follows from such rows can be remembered by their marks, without reading the rows again.
    """

    arguments = ("marks", "keys", "counts")
    #: What was and what becomes of a row are two: one that is shown to others than before changes both their marks.
    _TRIGGERS = (
        ("comes", "insert", "new"),
        ("was", "update", "old"),
        ("becomes", "update", "new"),
        ("goes", "delete", "old"),
    )

    def __init__(self, *, name: str, marks: str, keys: tuple[str, ...], counts: str) -> None:
        super().__init__(name=name)
        self.marks, self.keys, self.counts = marks, tuple(keys), counts

    def sql(self, model: type[models.Model]) -> str:
        keys = ", ".join(self.keys)
        chosen = f"from changed where {self.counts} group by {keys}"
        return "; ".join(
            [
                f"""
                create function "{self.name}"() returns trigger language plpgsql as $$
                begin
                    insert into "{self.marks}" (id, mark, {keys})
                        select gen_random_uuid(), gen_random_uuid(), {keys} {chosen}
                        on conflict ({keys}) do update set mark = excluded.mark;
                    return null;
                end $$
                """,
                *(
                    f'create trigger "{self.name}_{trigger}" after {verb} on "{model._meta.db_table}"'
                    f' referencing {side} table as changed for each statement execute function "{self.name}"()'
                    for trigger, verb, side in self._TRIGGERS
                ),
            ]
        )

    def undo(self, model: type[models.Model]) -> str:
        return "; ".join(
            [
                *(
                    f'drop trigger "{self.name}_{trigger}" on "{model._meta.db_table}"'
                    for trigger, _verb, _side in self._TRIGGERS
                ),
                f'drop function "{self.name}"()',
            ]
        )


__all__ = ["AppendOnly", "Marked", "NoOverlap", "RowSecurity", "SqlConstraint", "TenantKey", "WrittenOnce"]
