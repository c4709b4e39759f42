import { type Report, visible } from "pggit";

/**
 * The definitions of everything that differs, as one of the two environments has them.
 *
 * No migration: it creates objects as they are there, and says nothing of how to get
 * from one to the other. What the other alone has is a comment.
 */
export function sqlText(report: Report, side: "env1" | "env2"): string {
  const [name1, name2] = [
    report.env1?.name ?? "environment 1",
    report.env2?.name ?? "environment 2",
  ];
  const [own, other] = side === "env1" ? [name1, name2] : [name2, name1];
  const head = [
    comment(
      `What differs between ${name1} and ${name2}, as ${own} has it, ${report.generated_at}.`,
    ),
    comment("Definitions, not a migration: read them before you run any."),
  ];
  const parts = report.differences.map((difference) => {
    const definition = side === "env1" ? difference.definition1 : difference.definition2;
    const title = comment(
      `${difference.object_type} ${difference.identity}: ${difference.difference}`,
    );
    return definition
      ? `${title}\n${ended(definition)}`
      : `${title}\n${comment(`Only ${other} has it.`)}`;
  });
  return `${[head.join("\n"), ...parts].join("\n\n")}\n`;
}

/** One line, whatever an object is called: a line end in a name must not end the comment. */
function comment(text: string): string {
  return `-- ${visible(text)}`;
}

function ended(definition: string): string {
  const text = definition.trimEnd();
  return text.endsWith(";") ? text : `${text};`;
}
