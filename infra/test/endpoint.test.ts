import { operations, routeOf } from "pggit";
import { expect, test } from "vitest";
import { emergencyRoutes } from "../src/endpoint/emergency-routes.ts";
import { resource, resources, template } from "./synthesized.ts";

const urls = { endpoint: "function-url" };

/** Which function answers each route. */
function targets(): Record<string, string> {
  const integrations = resources("AWS::ApiGatewayV2::Integration");
  const routes = Object.values(resources("AWS::ApiGatewayV2::Route"));
  return Object.fromEntries(
    routes.map(({ Properties }) => {
      const [, integration] = /"Ref":"(\w+)"/.exec(JSON.stringify(Properties["Target"])) ?? [];
      const uri = JSON.stringify(integrations[integration ?? ""]?.Properties["IntegrationUri"]);
      return [String(Properties["RouteKey"]), /(Api|Emergency)Function/.exec(uri)?.[1] ?? ""];
    }),
  );
}

test("webhooks and emergencies reach their own function, all else the API's", () => {
  const emergency = Object.fromEntries(emergencyRoutes.map((route) => [route, "Emergency"]));
  expect(targets()).toEqual({ $default: "Api", ...emergency });
});

test("every operation of the scope emergency has a route to the emergency function", () => {
  const emergencies = operations.filter(({ scope }) => scope === "emergency");
  expect(emergencies.length).toBeGreaterThan(1);
  const patterns = emergencyRoutes.map(
    (route) => new RegExp(`^${route.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
  );
  for (const operation of emergencies) {
    const { method, path } = routeOf(operation) ?? {};
    const route = `${method} /v1/environments/production${path}`;
    expect(
      patterns.some((pattern) => pattern.test(route)),
      route,
    ).toBe(true);
  }
});

test("the rate of requests is limited, and that of emergencies not by it", () => {
  const stage = resource("AWS::ApiGatewayV2::Stage", "Endpoint").Properties;
  expect(stage["DefaultRouteSettings"]).toEqual({
    ThrottlingRateLimit: 50,
    ThrottlingBurstLimit: 100,
  });
  const limits = stage["RouteSettings"] as Record<string, { ThrottlingRateLimit: number }>;
  expect(Object.keys(limits)).toEqual([...emergencyRoutes]);
  for (const limit of Object.values(limits)) expect(limit.ThrottlingRateLimit).toBe(5000);
});

test("every request leaves a line of JSON, without anything that its sender chose", () => {
  const { AccessLogSettings: log } = resource("AWS::ApiGatewayV2::Stage", "Endpoint").Properties;
  const { Format: format } = log as { Format: string };
  const values = format
    .replaceAll(/"\$context[\w.]+"/g, '"text"')
    .replaceAll(/\$context[\w.]+/g, "1");
  expect(JSON.parse(values)).toMatchObject({ request_id: "text", status: 1 });
  expect(format).not.toMatch(/header|querystring|\$context\.path|authorizer|Message/i);
});

test("emergencies that failed are counted by their routes", () => {
  const filter = resource("AWS::Logs::MetricFilter", "Endpoint").Properties["FilterPattern"];
  expect(filter).toContain("$.status >= 500");
  for (const route of emergencyRoutes) expect(filter).toContain(`$.route = "${route}"`);
});

test("a function is invoked by this gateway's routes only", () => {
  for (const { Properties } of Object.values(resources("AWS::Lambda::Permission"))) {
    expect(Properties["Principal"]).toBe("apigateway.amazonaws.com");
    expect(JSON.stringify(Properties["SourceArn"])).toMatch(/:execute-api:.*EndpointGateway/);
  }
});

test("with function URLs there is no gateway, and each URL has both permissions that AWS asks for", () => {
  expect(Object.keys(resources("AWS::ApiGatewayV2::Api", urls))).toEqual([]);
  expect(Object.keys(resources("AWS::Lambda::Url", urls))).toHaveLength(2);
  const permissions = Object.values(resources("AWS::Lambda::Permission", urls));
  const shown = permissions.map(({ Properties: given }) => [
    /^(?:Api|Emergency)/.exec(JSON.stringify(given["FunctionName"]).slice(16))?.[0],
    given["Action"],
    given["FunctionUrlAuthType"] ?? given["InvokedViaFunctionUrl"],
  ]);
  expect(shown.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
    ["Api", "lambda:InvokeFunction", true],
    ["Api", "lambda:InvokeFunctionUrl", "NONE"],
    ["Emergency", "lambda:InvokeFunction", true],
    ["Emergency", "lambda:InvokeFunctionUrl", "NONE"],
  ]);
});

test.each([{}, urls])("the addresses are outputs: %#", (changes) => {
  const outputs = template(changes).toJSON()["Outputs"] as Record<string, unknown>;
  expect(Object.keys(outputs)).toEqual(expect.arrayContaining(["ApiUrl", "EmergencyUrl"]));
});
