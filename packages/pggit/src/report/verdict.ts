import type { Report } from "./report.ts";
import { count, list } from "./words.ts";

/** The verdict in one line, for people. */
export function headline(report: Report): string {
  const { verdict, summary, env1, env2 } = report;
  const names = list([env1?.name ?? "env1", env2?.name ?? "env2"]);
  if (verdict === "error") return "⚠️ The comparison could not be completed";
  if (verdict === "different") {
    const breaking = summary.breaking === 0 ? "none breaking" : `${summary.breaking} breaking`;
    const sign = summary.breaking === 0 ? "🟡" : "🔴";
    const noun = hasOld(report) ? "new difference" : "difference";
    return `${sign} ${count(summary.new, noun)} between ${names}, ${breaking}`;
  }
  const sign = isSound(report) ? "✅" : "⚠️";
  const what = hasOld(report) ? "new difference" : "difference";
  return `${sign} No ${what} between ${names}`;
}

/** What stands behind the verdict, in sentences. */
export function summarySentences(report: Report): string[] {
  const {
    summary,
    env1,
    env2,
    not_compared,
    unmatched = [],
    stale,
    verifications,
    errors,
  } = report;
  const sentences: string[] = [];
  if (env1 && env2) {
    const parts = [
      ...(summary.changed > 0 ? [`${summary.changed} changed`] : []),
      ...(summary.only_in_env1 > 0 ? [`${summary.only_in_env1} only in ${env1.name}`] : []),
      ...(summary.only_in_env2 > 0 ? [`${summary.only_in_env2} only in ${env2.name}`] : []),
    ];
    const differing = parts.length === 0 ? "" : ` (${list(parts)})`;
    sentences.push(
      `${count(summary.compared, "object")} compared: ${summary.same} the same, ${summary.different} different${differing}.`,
    );
  } else {
    sentences.push("Nothing can be said about differences: not every environment could be read.");
  }
  sentences.push(...ofServers(report));
  if (errors.length > 0 && env1 && env2) sentences.push("Part of the work could not be done.");
  if (summary.accepted > 0) {
    sentences.push(`${count(summary.accepted, "difference")} accepted by the baseline.`);
  }
  if (stale !== undefined && stale.length > 0) {
    sentences.push(`${count(stale.length, "entry", "entries")} of the baseline no longer applies.`);
  }
  const uncovered = not_compared.reduce((sum, kind) => sum + kind.count, 0);
  if (uncovered > 0) {
    const kinds = [...new Set(not_compared.map((kind) => kind.object_type))];
    sentences.push(`${count(uncovered, "object")} not compared (${list(kinds)}).`);
  }
  if (unmatched.length > 0) {
    sentences.push(`Nothing to leave out is called ${list(unmatched)}; look at the pattern.`);
  }
  for (const { environment, state } of verifications) {
    if (state === "inconsistent") sentences.push(`The history in ${environment} is inconsistent.`);
    if (state === "failed") sentences.push(`The history in ${environment} could not be verified.`);
  }
  return sentences;
}

/** What differs because the servers do. */
function ofServers({ summary, env1, env2 }: Report): string[] {
  if (!env1 || !env2 || summary.of_servers === 0) return [];
  const [major1, major2] = [env1, env2].map(({ server_version }) => parseInt(server_version, 10));
  const objects = count(summary.of_servers, "difference");
  const verb = summary.of_servers === 1 ? "comes" : "come";
  return [`${objects} ${verb} of what PostgreSQL ${major1} and ${major2} keep differently.`];
}

/** Whether there are differences that are not new. */
function hasOld({ summary }: Report): boolean {
  return summary.accepted + summary.of_servers > 0;
}

function isSound({ verifications, not_compared }: Report): boolean {
  const unsound = verifications.some(({ state }) => state === "inconsistent" || state === "failed");
  return !unsound && not_compared.length === 0;
}
