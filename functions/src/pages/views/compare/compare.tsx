import type { PggitError, Report } from "pggit";
import type { FormFields } from "../../form-fields.ts";
import type { Page } from "../../page.ts";
import { ActionForm, Choice, Field, FilterForm } from "../../parts/form.tsx";
import type { Done, Shown, View } from "../../view.ts";
import { attempt } from "../attempt.ts";
import { beginJob } from "../job/begin-job.ts";
import { Refusal } from "../refusal.tsx";
import { aspects, type Asked, askedBy } from "./asked.ts";
import { download } from "./download.ts";
import { ReportBody } from "./report-body.tsx";
import { ReportLinks } from "./report-links.tsx";

/** Compares this environment with another: at once where that is quick enough, else by a job. */
export const compareView: View = {
  path: "compare",
  title: "Compare",
  scope: "read",
  actions: { job: { scope: "read", run: begin } },
  async show(page) {
    const asked = askedBy(page);
    const compared = asked && (await attempt(page.api.compare(asked)));
    if (compared?.result) {
      const file = download(page, compared.result);
      if (file) return file;
    }
    const body = (
      <>
        <h1>Compare {page.environment} with another environment</h1>
        <CompareForm page={page} asked={asked} />
        {compared?.result && <Found page={page} report={compared.result} />}
        {compared?.error && <NotCompared error={compared.error} />}
        {asked && (
          <ActionForm action="job">
            <button type="submit">Compare in the background</button>{" "}
            <small>A job takes as long as it needs, and keeps what it found.</small>
          </ActionForm>
        )}
      </>
    );
    return { title: "Compare", body } satisfies Shown;
  },
};

interface CompareFormProps {
  readonly page: Page;
  readonly asked: Asked | null;
}

function CompareForm({ page, asked }: CompareFormProps) {
  const others = page.visitor.environments.filter((name) => name !== page.environment);
  if (others.length === 0) {
    return (
      <p class="note">
        There is no other environment that this key may read. Which there are is in the API's
        configuration.
      </p>
    );
  }
  return (
    <FilterForm action={page.path} label="What to compare" button="Compare">
      <Choice
        label="With"
        name="with"
        value={asked?.env2 ?? others[0] ?? ""}
        options={others.map((name) => [name, name] as const)}
      />
      <Field
        label="Only schemas"
        name="schemas"
        value={page.query.get("schemas")}
        placeholder="public, api"
      />
      <Field
        label="Leave out"
        name="ignore"
        value={page.query.get("ignore")}
        placeholder="audit.*, *_old"
      />
      <fieldset>
        <legend>Besides the structure</legend>
        {aspects.map((aspect) => (
          <label>
            <input type="checkbox" name={aspect} value="yes" checked={page.query.has(aspect)} />{" "}
            {aspect}
          </label>
        ))}
      </fieldset>
    </FilterForm>
  );
}

function Found({ page, report }: { readonly page: Page; readonly report: Report }) {
  return (
    <>
      <ReportLinks page={page} report={report} />
      <ReportBody page={page} report={report} />
    </>
  );
}

/** Codes of a comparison that was too much for one call, which a job is not. */
const tooMuch = new Set(["CALL_TIMEOUT", "ANSWER_TOO_LARGE"]);

function NotCompared({ error }: { readonly error: PggitError }) {
  const isLong = tooMuch.has(error.code);
  return (
    <Refusal
      what={
        isLong
          ? "It takes too long to be waited for: compare in the background."
          : "It could not be compared."
      }
      error={error}
    />
  );
}

async function begin(page: Page, form: FormFields): Promise<Done> {
  const asked = askedBy(page);
  return beginJob(page, form, {
    kind: "compare",
    input: asked ?? {},
    said: `Comparing ${page.environment} with ${asked?.env2 ?? ""} began.`,
  });
}
