import { CfnOutput, Duration, Stack, Tags } from "aws-cdk-lib";
import type { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { alarmTopic } from "./alarms/alarm-topic.ts";
import { Alarms } from "./alarms/alarms.ts";
import { watch } from "./alarms/watch.ts";
import { watchEnvironments } from "./alarms/watch-environments.ts";
import { metricsNamespace, type StackConfig } from "./config/stack-config.ts";
import { dashboard } from "./dashboard.ts";
import { encryptionKey } from "./encryption-key.ts";
import type { Endpoint } from "./endpoint/endpoint.ts";
import { functionUrls } from "./endpoint/function-urls.ts";
import { HttpEndpoint } from "./endpoint/http-endpoint.ts";
import { type Functions, makeFunctions, timeouts } from "./functions/make-functions.ts";
import { joinNetwork } from "./functions/network.ts";
import { takeNotifications } from "./functions/take-notifications.ts";
import type { FunctionSurroundings } from "./functions/pggit-function.ts";
import { deadLetterQueue, jobQueue } from "./queues.ts";
import { Schedules } from "./schedules/schedules.ts";

export interface PggitStackProps {
  readonly config: StackConfig;
  /** The folder with a bundle for each function: api, emergency, schedule. */
  readonly bundles: string;
}

/**
 * The operations API on AWS: three functions, one address, a clock, a queue for
 * long work, and what tells somebody when any of them fails.
 *
 * All state is in the databases. Logs, dead letters and the stack's key outlive
 * the stack.
 */
export class PggitStack extends Stack {
  constructor(scope: Construct, id: string, { config, bundles }: PggitStackProps) {
    super(scope, id, {
      stackName: config.stack_name,
      description: "pgGit's operations API",
      terminationProtection: config.termination_protection,
      env: { region: config.region, ...(config.account && { account: config.account }) },
    });
    for (const [name, value] of Object.entries(config.tags)) Tags.of(this).add(name, value);

    const key = config.customer_key ? encryptionKey(this) : undefined;
    const surroundings = {
      key,
      network: config.vpc && joinNetwork(this, config.vpc),
      logRetention: config.log_retention_days as RetentionDays,
      tracing: config.tracing,
    };
    const failedJobs = deadLetterQueue(this, "FailedJobs", key);
    const failedSchedules = deadLetterQueue(this, "FailedSchedules", key);
    // AWS's advice: long enough that a message is not taken again while Lambda itself still tries.
    const visibility = Duration.seconds(timeouts.schedule.toSeconds() * 6);
    const jobs = jobQueue(this, { key, deadLetters: failedJobs, visibility });
    const functions = makeFunctions(this, { config, bundles, surroundings, jobs, failedSchedules });
    const failedDeliveries = takeNotifications(this, {
      topics: config.sns_topics,
      target: functions.emergency.function,
      key,
    });
    const endpoint = this.#endpoint(config, functions, surroundings);
    new Schedules(this, "Schedules", {
      config: config.schedules,
      target: functions.schedule.function,
      deadLetters: failedSchedules,
    });

    const topic = alarmTopic(this, { emails: config.alarms.emails, key });
    const alarms = new Alarms(this, "Alarm", topic);
    const { schedules } = config;
    watch(alarms, { functions, endpoint, jobs, failedJobs, failedSchedules, schedules });
    if (failedDeliveries) {
      alarms.addDeadLetters("FailedDeliveries", failedDeliveries, "What SNS delivered failed.");
    }
    watchEnvironments(alarms, Object.keys(config.api.environments), metricsNamespace(config));
    if (config.dashboard) {
      const queues = { jobs, "failed jobs": failedJobs, "failed schedules": failedSchedules };
      dashboard(this, { alarms: alarms.all, functions: { ...functions }, endpoint, queues });
    }
    new CfnOutput(this, "ApiUrl", { value: endpoint.apiUrl });
    new CfnOutput(this, "EmergencyUrl", {
      value: endpoint.emergencyUrl,
      description: "Webhooks go to /v1/webhooks/NAME here",
    });
  }

  #endpoint(config: StackConfig, functions: Functions, common: FunctionSurroundings): Endpoint {
    const api = functions.api.function;
    const emergency = functions.emergency.function;
    if (config.endpoint === "function-url") return functionUrls({ api, emergency });
    return new HttpEndpoint(this, "Endpoint", {
      api,
      emergency,
      throttle: config.throttle,
      logRetention: common.logRetention,
      key: common.key,
    });
  }
}
