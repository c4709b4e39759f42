import type { WebhookConfig } from "../../config/webhooks-config.ts";
import type { Sender, SenderDependencies, SenderFacts } from "../sender.ts";
import { alertmanager, alertmanagerFacts } from "./alertmanager.ts";
import { datadog, datadogFacts } from "./datadog.ts";
import { github, githubFacts } from "./github.ts";
import { grafana, grafanaFacts } from "./grafana.ts";
import { pagerduty, pagerdutyFacts } from "./pagerduty.ts";
import { sns, snsFacts } from "./sns.ts";
import { standardWebhooks, standardWebhooksFacts } from "./standard-webhooks.ts";

export type SenderName = WebhookConfig["sender"];

/** What is known of each sender. */
export const senderFacts: Readonly<Record<SenderName, SenderFacts>> = {
  github: githubFacts,
  pagerduty: pagerdutyFacts,
  grafana: grafanaFacts,
  alertmanager: alertmanagerFacts,
  datadog: datadogFacts,
  sns: snsFacts,
  "standard-webhooks": standardWebhooksFacts,
};

/** The sender of a webhook, as it is configured. */
export function createSender(config: WebhookConfig, dependencies: SenderDependencies): Sender {
  switch (config.sender) {
    case "github":
      return github(dependencies);
    case "pagerduty":
      return pagerduty(dependencies);
    case "grafana":
      return grafana(config, dependencies);
    case "alertmanager":
      return alertmanager(config, dependencies);
    case "datadog":
      return datadog(config, dependencies);
    case "sns":
      return sns(config, dependencies);
    case "standard-webhooks":
      return standardWebhooks(config, dependencies);
  }
}
