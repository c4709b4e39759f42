import { concat, fromHex, utf8 } from "../bytes.ts";
import { refused } from "../delivery.ts";
import { isSigned } from "../hmac.ts";
import type { Sender, SenderDependencies, SenderFacts } from "../sender.ts";
import { checkTime, timeOf } from "../time-window.ts";
import { alertGroupFields, parseAlertGroup } from "./alert-group.ts";

export const grafanaFacts: SenderFacts = {
  answerWithinMs: 10_000,
  fields: alertGroupFields,
};

/** How Grafana's contact point is set up. */
interface GrafanaSettings {
  /** The header with the signature; Grafana's own name for it where nothing is said. */
  readonly signature_header: string;
  /** The header with the time, where the contact point names one: then the time is signed, too. */
  readonly timestamp_header?: string | undefined;
  readonly tolerance_seconds: number;
}

/** Grafana Alerting: HMAC-SHA256 of the body or, with a timestamp header, of `time:body`. */
export function grafana(
  settings: GrafanaSettings,
  { secrets }: Pick<SenderDependencies, "secrets">,
): Sender {
  const { signature_header, timestamp_header, tolerance_seconds } = settings;
  return {
    async authenticate({ headers, body, receivedAt }) {
      const header = headers.get(signature_header);
      if (header === null) throw refused(`it has no header ${signature_header}`);
      const time = timestamp_header === undefined ? undefined : headers.get(timestamp_header);
      if (time === null) throw refused(`it has no header ${timestamp_header}`);
      const text = time === undefined ? body : concat(utf8(`${time}:`), body);
      if (!(await isSigned(text, (await secrets()).map(utf8), [fromHex(header)]))) {
        throw refused("its signature is of none of the webhook's secrets");
      }
      if (time !== undefined) checkTime(timeOf(time), receivedAt, tolerance_seconds);
    },
    parse: parseAlertGroup,
  };
}
