import { expect, test } from "vitest";
import { functions } from "../generated/installation.ts";
import { catalogSettings } from "../generated/sql.ts";

/** Each setting by name, as the transaction of a snapshot has it. */
const inTransaction = new Map(
  [...catalogSettings.matchAll(/set_config\('(\w+)', '([^']*)'/g)].map(([, name, value]) => [
    name,
    value,
  ]),
);

test.each(["append_touched", "append_losing", "live_hashes", "live_objects"])(
  "%s prints the catalog as a snapshot does",
  (name) => {
    const text = functions.find((one) => one.name === name)?.text ?? "";
    const printed = [
      ...text.matchAll(
        /^set (datestyle|intervalstyle|timezone|bytea_output|extra_float_digits|quote_all_identifiers|standard_conforming_strings) = '?([^'\n]*)'?$/gm,
      ),
    ];
    expect(printed.length).toBe(7);
    for (const [, setting, value] of printed)
      expect([setting, value]).toEqual([setting, inTransaction.get(setting)]);
  },
);
