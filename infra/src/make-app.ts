import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { PggitStack, type PggitStackProps } from "./pggit-stack.ts";

/**
 * The CDK app. What breaks a rule of cdk-nag's AWS Solutions and has no reason
 * beside it fails the synthesis.
 *
 * @param outdir where the templates go; by default where the CDK's command looks for them
 */
export function makeApp(props: PggitStackProps, outdir?: string): App {
  const app = new App({ analyticsReporting: false, ...(outdir !== undefined && { outdir }) });
  new PggitStack(app, "Pggit", props);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
