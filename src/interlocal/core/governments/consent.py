"""That nobody is made a member without being asked, held by the database."""

from django.db import models

from interlocal.platform.row_security import GOVERNMENTS, SqlConstraint, of


class Consent(SqlConstraint):
    """A government that is spoken for becomes a member, for a term or a longer one, by its own people alone.

    On the table of memberships. A term that is cut short needs nobody's consent.
    """

    def sql(self, model: type[models.Model]) -> str:
        return f"""
            create function "{self.name}"() returns trigger language plpgsql as $$
            begin
                if tg_op = 'UPDATE' and new.partnership_id = old.partnership_id
                    and new.government_id = old.government_id
                    and daterange(new.starts_on, new.ends_on) <@ daterange(old.starts_on, old.ends_on)
                    or coalesce({of("new.government_id", GOVERNMENTS)}, false)
                    or exists (select from governments_government where id = new.government_id and not spoken_for)
                then
                    return new;
                end if;
                raise insufficient_privilege using message = 'its own people say what this government joins';
            end $$;
            create trigger "{self.name}" before insert or update on "{model._meta.db_table}"
                for each row execute function "{self.name}"()
        """

    def undo(self, model: type[models.Model]) -> str:
        return f'drop trigger "{self.name}" on "{model._meta.db_table}"; drop function "{self.name}"()'
