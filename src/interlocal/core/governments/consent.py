"""That nobody is made a member without being asked, held by the database."""

from django.db import models

from interlocal.platform.row_security import GOVERNMENTS, SqlConstraint, of


class Consent(SqlConstraint):
    """A government becomes a member, for a term or a longer one, by its own people; while it has none, by its sponsor.

    On the table of memberships. Whoever makes it a member first becomes its sponsor: otherwise a second partnership
    could send somebody to speak for it, and so see what the first one holds. A term that is cut short needs nobody's
    consent. After the row, by which the partnership may write on the directory's entry.
    """

    def sql(self, model: type[models.Model]) -> str:
        return f"""
            create function "{self.name}"() returns trigger language plpgsql as $$
            begin
                update governments_government set sponsor = new.partnership_id
                    where id = new.government_id and sponsor is null and not spoken_for;
                if tg_op = 'UPDATE' and new.partnership_id = old.partnership_id
                    and new.government_id = old.government_id
                    and daterange(new.starts_on, new.ends_on) <@ daterange(old.starts_on, old.ends_on)
                    or coalesce({of("new.government_id", GOVERNMENTS)}, false)
                    or exists (
                        select from governments_government
                        where id = new.government_id and not spoken_for and sponsor = new.partnership_id
                    )
                then
                    return new;
                end if;
                raise insufficient_privilege using message = 'its own people say what this government joins';
            end $$;
            create trigger "{self.name}" after insert or update on "{model._meta.db_table}"
                for each row execute function "{self.name}"()
        """  # noqa: S608  the names are our own

    def undo(self, model: type[models.Model]) -> str:
        return f'drop trigger "{self.name}" on "{model._meta.db_table}"; drop function "{self.name}"()'
