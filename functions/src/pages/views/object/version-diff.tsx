import { historyObject, PggitError } from "pggit";
import type { Page } from "../../page.ts";
import { Code } from "../../parts/code.tsx";
import { Diff } from "../../parts/diff.tsx";
import { DiffSwitch, isUnified } from "../../parts/diff-switch.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Choice, FilterForm } from "../../parts/form.tsx";
import { keyOf, type ObjectVersion, type PickedVersions } from "./pick-versions.ts";

interface VersionDiffProps {
  readonly page: Page;
  readonly name: string;
  readonly type: string;
  readonly versions: readonly ObjectVersion[];
  readonly picked: PickedVersions;
}

/** What two versions differ in, and the choice of the two; of a single version its definition. */
export async function VersionDiff({ page, name, type, versions, picked }: VersionDiffProps) {
  const { from, to } = picked;
  const [before, after] = await Promise.all([definitionOf(page, from), definitionOf(page, to)]);
  const isOne = versions.length === 1;
  return (
    <section class="panel" aria-labelledby="definition">
      <div class="heading">
        <h2 id="definition">{isOne ? "Definition" : "What changed"}</h2>
        {!isOne && <DiffSwitch page={page} />}
      </div>
      {!isOne && (
        <FilterForm action={page.path} label="Two versions" button="Compare">
          <input type="hidden" name="name" value={name} />
          <input type="hidden" name="type" value={type} />
          {["branch", "diff"]
            .filter((field) => page.query.has(field))
            .map((field) => (
              <input type="hidden" name={field} value={page.query.get(field) ?? ""} />
            ))}
          <Choice
            label="From"
            name="from"
            value={from ? keyOf(from) : ""}
            options={optionsOf(versions)}
          />
          <Choice label="To" name="to" value={to ? keyOf(to) : ""} options={optionsOf(versions)} />
        </FilterForm>
      )}
      {isOne && after !== null && <Code label={`Definition of ${name}`} text={after} />}
      {isOne && after === null && <Empty>It is not there any more.</Empty>}
      {!isOne && (
        <>
          <Diff
            caption={`Definition of ${name} in two versions`}
            names={[nameOf(from), nameOf(to)]}
            before={before}
            after={after}
            isUnified={isUnified(page)}
          />
          {after !== null && (
            <details>
              <summary>The whole definition of {nameOf(to)}</summary>
              <Code label={`Definition of ${name}`} text={after} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

/** Null for what was dropped, and where a version of a purged commit cannot be read any more. */
async function definitionOf(page: Page, version: ObjectVersion | null): Promise<string | null> {
  if (version === null || version.action === "drop") return null;
  const { object_name: object, object_type: type, commit_hash: at } = version;
  try {
    const { rows } = await page.call(historyObject, { object, at, of_type: type });
    return rows[0]?.definition ?? null;
  } catch (thrown) {
    const { code } = PggitError.from(thrown);
    if (code === "UNKNOWN_OBJECT" || code === "UNKNOWN_COMMIT") return null;
    throw thrown;
  }
}

function optionsOf(versions: readonly ObjectVersion[]) {
  return versions.map((version) => [keyOf(version), nameOf(version)] as const);
}

function nameOf(version: ObjectVersion | null): string {
  if (version === null) return "nothing";
  const { version: number, action, committed_at: at } = version;
  return `${number ?? "no version"} (${action}, ${at.slice(0, 16).replace("T", " ")})`;
}
