/** A database whose every text was written by somebody who wants the page to run it. */
import type { TestClient } from "../../servers/client.ts";
import type { Template } from "../../servers/databases.ts";
import { installAt, live, literal, people } from "./timeline.ts";

/** What runs where a text is taken for markup. A test exposes it. */
const run = "canary()";

/**
 * Texts that leave the places in which a page puts texts: content, attributes in either quotes, links, comments, scripts
 * and styles, templates, and the direction of reading. None is longer than the 63 bytes of a name.
 */
export const hostileNames: readonly string[] = [
  `<script>${run}</script>`,
  `"><img src=x onerror=${run}>`,
  `'><svg onload=${run}>`,
  `</title></textarea></style></script><script>${run}</script>`,
  `" autofocus onfocus=${run} x="`,
  `javascript:${run}`,
  `--><script>${run}</script><!--`,
  `{{${run}}} \${${run}} <%= ${run} %>`,
  `&lt;img src=x onerror=${run}&gt;`,
  `../../login?next=//evil.example/#`,
  "\u202Egpj.sresu\u202C \u2066evil\u2069 \u200Fx",
  `${"🐘".repeat(15)}end`,
  `%3Cscript%3E${run}%3C/script%3E`,
  "a/b?c=d&e=f#g;h",
  " two  spaces\tand\na line ",
  "__proto__",
];

/** As SQL writes it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** All of them, for what is not a name. */
const hostileText = hostileNames.join("\n");

/** Objects, definitions, comments, messages, authors, reasons, deliveries and events of that kind. */
export const makeHostile: Template["build"] = async ({ client, url }) => {
  await installAt(url);
  await people(client, ["mira"]);
  for (const [index, name] of hostileNames.entries()) {
    await live(client, [
      {
        days: hostileNames.length - index,
        author: "mira",
        message: `${name}\n${hostileText}`,
        sql: `
          create table ${quoted(name)} (
            ${quoted(name)} text default ${literal(hostileText)},
            constraint ${quoted(`c${name}`.slice(0, 30))} check (${quoted(name)} <> ${literal(name)})
          );
          comment on table ${quoted(name)} is ${literal(hostileText)};
          comment on column ${quoted(name)}.${quoted(name)} is ${literal(hostileText)}`,
      },
      {
        days: hostileNames.length - index,
        author: "mira",
        message: name,
        sql: `alter table ${quoted(name)} alter column ${quoted(name)} set default ${literal(name)}`,
      },
    ]);
    await told(client, name);
  }
  await client.query("select pggit.fold(true)");
};

/** What others tell pgGit: conflicts, stops, deliveries, calls. */
async function told(client: TestClient, name: string): Promise<void> {
  const table = (columns: string) =>
    `CREATE TABLE ${quoted(name)} (${quoted(name)} text${columns})`;
  await client.query("select pggit.register_conflict('merge', 'table', $1, $2)", [
    `public.${quoted(name)}`,
    JSON.stringify({
      base_definition: table(""),
      current_definition: table(` DEFAULT ${literal(name)}`),
      incoming_definition: table(` DEFAULT ${literal(`${name} and more`)}`),
      [name]: hostileText,
    }),
  ]);
  await client.query("select pggit.create_milestone($1, message => $2)", [
    `v${hostileNames.indexOf(name)}`,
    hostileText,
  ]);
  await client.query("select pggit.begin_deployment($1)", [name]);
  await client.query("select pggit.end_deployment()");
  await client.query("select pggit.emergency_disable('1 minute', $1)", [hostileText]);
  await client.query("select pggit.emergency_enable()");
  await client.query(
    "select pggit.receive_delivery($1, $1, $1, 'triggered', $1, now(), $2, 'nothing', null, $2)",
    [name, hostileText],
  );
  await client.query("select pggit.reject_delivery($1, $1, $2)", [name, hostileText]);
  await client.query(
    `select pggit.record_call(
       caller => $1, request_id => $1, operation => $1, outcome => $1, duration_ms => 1, client_address => $1,
       arguments => $2)`,
    [name, JSON.stringify({ [name]: hostileText })],
  );
  await client.query("insert into pggit.system_events (event_type, event_data) values ($1, $2)", [
    name,
    JSON.stringify({ [name]: hostileText, user: name }),
  ]);
}
