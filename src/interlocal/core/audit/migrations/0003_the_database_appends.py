from django.db import migrations

#: Writes one event and moves its chain's head, which nothing else that serves may do: see decision 14.
#: What it hashes is the text of `core.audit.chains.Entry.canonical`, by which the chains are verified.
APPEND = r"""
create function audit_append(
    event_id uuid, happened_at timestamptz, who uuid, for_government uuid, for_partnership uuid,
    what text, about uuid, told jsonb
) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    on_chain text := coalesce('partnership:' || for_partnership, 'government:' || for_government, 'installation');
    place bigint;
    digest text;
    canonical text;
begin
    if what !~ '^[a-z0-9_.:-]{1,80}$' or jsonb_typeof(told) <> 'object' or exists (
        select from jsonb_each(told) fact where fact.key !~ '^[a-z0-9_]{1,80}$'
            or fact.value::text !~ '^(null|true|false|-?[0-9]+|"[a-z0-9_.:-]{1,80}")$'
    ) then
        raise check_violation using message = 'an event holds words, keys and numbers, never content';
    end if;
    select format(
        '{"at":"%s+00:00","chain":"%s","facts":{%s},"government":%s,"partnership":%s,"person":%s,"subject":%s,"verb":"%s"}',
        to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), on_chain,
        (select string_agg(format('"%s":%s', key, value), ',' order by key collate "C") from jsonb_each(told)),
        coalesce(to_json(for_government)::text, 'null'), coalesce(to_json(for_partnership)::text, 'null'),
        coalesce(to_json(who)::text, 'null'), coalesce(to_json(about)::text, 'null'), what
    ) into canonical;
    -- The head is taken first, and held to the end of the transaction: writers queue, and no chain forks.
    insert into audit_head as head (chain, number, hash)
        values (on_chain, 1, encode(sha256(convert_to(repeat('0', 64) || E'\n1\n' || canonical, 'UTF8')), 'hex'))
        on conflict (chain) do update set number = head.number + 1, hash = encode(
            sha256(convert_to(head.hash || E'\n' || head.number + 1 || E'\n' || canonical, 'UTF8')), 'hex')
        returning number, hash into place, digest;
    insert into audit_event (id, chain, number, at, person, government, partnership, verb, subject, facts, hash)
        values (event_id, on_chain, place, happened_at, who, for_government, for_partnership, what, about, told, digest);
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_events_on_their_own_chain")]

    operations = [
        migrations.RunSQL(
            APPEND,
            "drop function audit_append(uuid, timestamptz, uuid, uuid, uuid, text, uuid, jsonb)",
        ),
    ]
