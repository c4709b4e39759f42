import type { Child } from "hono/jsx";
import type { Page } from "../../page.ts";
import { ActionForm, Field } from "../../parts/form.tsx";
import type { Stop } from "./stop.ts";

interface ControlsProps {
  readonly page: Page;
  readonly stops: readonly Stop[];
}

const durations = ["15 minutes", "30 minutes", "1 hour", "2 hours", "8 hours", "1 day"];

/** The switches that the visitor may press, and which scopes the others take. */
export function TrackingControls({ page, stops }: ControlsProps) {
  const isOpen = (...kinds: readonly Stop["kind"][]) =>
    stops.some(({ kind, state }) => state === "open" && kinds.includes(kind));
  return (
    <section class="panel" aria-labelledby="controls">
      <h2 id="controls">Switches</h2>
      {page.may("emergency") ? (
        <>
          {isOpen("disable", "breaker") && (
            <ActionForm action="enable">
              <button type="submit" class="main">
                Enable tracking now
              </button>
            </ActionForm>
          )}
          <StopForm action="disable" title="Emergency: disable tracking" duration="1 hour">
            <button type="submit" class="danger">
              Disable tracking
            </button>
          </StopForm>
        </>
      ) : (
        <p class="quiet">
          Disabling and enabling tracking takes the scope <code>emergency</code>.
        </p>
      )}
      {page.may("operate") ? (
        <>
          {isOpen("pause") && (
            <ActionForm action="resume">
              <button type="submit" class="main">
                Resume tracking now
              </button>
            </ActionForm>
          )}
          <StopForm action="pause" title="Planned work: pause tracking" duration="1 hour">
            <button type="submit">Pause tracking</button>
          </StopForm>
        </>
      ) : (
        <p class="quiet">
          Pausing and resuming tracking takes the scope <code>operate</code>.
        </p>
      )}
    </section>
  );
}

interface StopFormProps {
  readonly action: string;
  readonly title: string;
  readonly duration: string;
  readonly children?: Child;
}

function StopForm({ action, title, duration, children }: StopFormProps) {
  return (
    <ActionForm action={action}>
      <h3>{title}</h3>
      <div class="row">
        <Field
          label="For"
          name="duration"
          id={`${action}-duration`}
          value={duration}
          isRequired
          suggestions={durations}
        />
        <Field
          label="Reason"
          name="reason"
          id={`${action}-reason`}
          placeholder="Who looks will want to know"
        />
      </div>
      {children}
    </ActionForm>
  );
}
