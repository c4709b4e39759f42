import { describeFacetChange, isNew, type Report, type ReportedDifference } from "pggit";

/** One line on the run's page. */
export interface Annotation {
  readonly kind: "error" | "warning";
  readonly title: string;
  readonly message: string;
}

/** GitHub shows ten of a kind for a step; two stay free for the step's verdict and for what publishing ran into. */
const mostOfAKind = 8;

/** What of a report deserves a line of its own: errors for what breaks or could not be done, warnings for the rest. */
export function annotationsOf(report: Report): Annotation[] {
  const all = [
    ...report.errors.map(errorAnnotation),
    ...report.verifications.flatMap(verificationAnnotations),
    ...report.differences
      .filter(isNew)
      .map((difference) => differenceAnnotation(difference, report)),
    ...report.not_compared.map(notComparedAnnotation),
  ];
  return [...limited(all, "error"), ...limited(all, "warning")];
}

function errorAnnotation(error: Report["errors"][number]): Annotation {
  const where = error.environment === null ? "" : ` (${error.environment})`;
  return {
    kind: "error",
    title: `${error.code}${where}`,
    message: `${error.message} ${error.hint}`.trim(),
  };
}

function verificationAnnotations(verification: Report["verifications"][number]): Annotation[] {
  const { environment, state, checks, message } = verification;
  if (state === "failed") {
    return [{ kind: "warning", title: `History of ${environment}`, message }];
  }
  if (state !== "inconsistent") return [];
  return checks
    .filter((check) => check.status !== "ok")
    .map((check) => ({
      kind: check.status === "error" ? "error" : "warning",
      title: `Inconsistent history in ${environment}`,
      message: `${check.check_name}: ${check.details}`,
    }));
}

function differenceAnnotation(difference: ReportedDifference, report: Report): Annotation {
  const { object_type, object_name, level } = difference;
  const [env1, env2] = [report.env1?.name ?? "env1", report.env2?.name ?? "env2"];
  const changes = difference.facets
    .slice(0, 5)
    .map((change) => describeFacetChange(change, env1, env2));
  if (difference.facets.length > changes.length) changes.push("and more");
  const detail = changes.length > 0 ? ` (${changes.join("; ")})` : "";
  return {
    kind: level === "major" ? "error" : "warning",
    title: level === "major" ? "Breaking schema difference" : "Schema difference",
    message: `${object_type} ${object_name}: ${difference.difference}${detail}`,
  };
}

function notComparedAnnotation(kind: Report["not_compared"][number]): Annotation {
  const { environment, object_type, count, names } = kind;
  return {
    kind: "warning",
    title: "Not compared",
    message: `${environment}: ${count} of kind ${object_type} (${names.join(", ")})`,
  };
}

function limited(all: readonly Annotation[], kind: Annotation["kind"]): Annotation[] {
  const some = all.filter((annotation) => annotation.kind === kind);
  if (some.length <= mostOfAKind) return some;
  const shown = some.slice(0, mostOfAKind - 1);
  const rest = some.length - shown.length;
  return [
    ...shown,
    { kind, title: "pgGit", message: `${rest} more like these; the step summary lists them all` },
  ];
}
