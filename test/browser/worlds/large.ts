/** Ten thousand objects, a hundred thousand events, and of everything else more than a page holds. */
import { installIn } from "../../install/install-in.ts";
import type { Template } from "../../servers/databases.ts";
import { verifiedLastNight } from "./timeline.ts";

const objects = 10_000;
const events = 100_000;
const commits = 120;
const conflicts = 1_000;
const deliveries = 5_000;

/** An object with a definition of 200 kB, in which every line was changed. */
export const longest = "longest()";

/** Objects that are not the same in staging: more than a page shows. */
const differing = 2_000;

/** So many functions, of which the last tell in their bodies which database they are in. */
const functions = (side: string) => `
  do $$ begin
    for n in 1..${objects} loop
      execute format(
        'create function f%s(a integer) returns text language sql as %L', to_char(n, 'FM00000'),
        format('select %L', n || case when n > ${objects - differing} then ' ${side}' else '' end)
      );
    end loop;
  end $$`;

const longestIs = (word: string) => `
  do $$ begin
    execute format(
      'create or replace function longest() returns void language plpgsql as %L',
      'begin' || chr(10) || (
        select string_agg(format('  perform ''${word} %s %s'';', n, repeat('x', 40)), chr(10)) from generate_series(1, 3000) as n
      ) || chr(10) || 'end'
    );
  end $$`;

/** Production. */
export const makeLarge: Template["build"] = async ({ client, url }) => {
  await client.query(functions("production"));
  await installIn(url);
  await client.query("select pggit.fold(true)");
  await client.query(longestIs("first"));
  await client.query(longestIs("second"));
  for (let n = 1; n <= commits; n += 1) {
    await client.query(
      `create or replace function f00001(a integer) returns text language sql as $$ select 'change ${n}' $$`,
    );
  }
  await client.query("select pggit.fold()");
  await client.query(`
    insert into pggit.system_events (event_type, event_data, created_at)
    select
      (array['api_call', 'api_read', 'fold', 'tracking_complete'])[1 + n % 4],
      jsonb_build_object(
        'user', 'postgres', 'caller', 'key:ci', 'operation', 'history log', 'outcome', 'done', 'request_id', gen_random_uuid(),
        'duration_ms', n % 100, 'arguments', jsonb_build_object('object', 'public.f' || n)
      ),
      now() - n * interval '20 seconds'
    from generate_series(1, ${events}) as n`);
  await client.query(
    `select pggit.register_conflict('version', 'function', 'public.f' || n || '(integer)',
       '{"current_version": "1.0.0", "incoming_version": "1.1.0"}')
     from generate_series(1, ${conflicts}) as n`,
  );
  await client.query(`
    insert into pggit.webhook_deliveries (
      webhook, sender, verdict, received_at, delivery_id, kind, incident, occurred_at, title, action, reason
    )
    select
      'pagerduty', 'pagerduty', 'accepted', now() - n * interval '1 minute', 'E' || n, 'triggered', 'P' || n,
      now() - n * interval '1 minute', 'Incident ' || n, 'nothing', 'no rule matches it'
    from generate_series(1, ${deliveries}) as n`);
  await client.query(verifiedLastNight);
  await client.query("analyze");
};

/** Staging. */
export const makeLargeStaging: Template["build"] = async ({ client, url }) => {
  await client.query(functions("staging"));
  await client.query(longestIs("second"));
  await installIn(url);
  await client.query("select pggit.fold(true)");
};
