import { conflictsResolve } from "pggit";
import type { FormFields } from "../../form-fields.ts";
import type { Page } from "../../page.ts";
import type { Done } from "../../view.ts";

/**
 * Resolves the conflict of the page, as its form says.
 *
 * @throws PggitError what `conflicts resolve` raises: DATA_LOSS for what the form did not allow
 */
export async function resolve(page: Page, form: FormFields): Promise<Done> {
  const resolution = form.text("resolution");
  const options = {
    ...(resolution === "custom" && { sql: form.text("sql") }),
    ...(form.isTicked("allow_data_loss") && { allow_data_loss: true }),
    ...(form.isTicked("trust_code") && { trust_code: true }),
  };
  const { rows } = await page.call(
    conflictsResolve,
    {
      conflict_id: page.query.get("id") ?? "",
      resolution,
      reason: form.optional("reason"),
      custom_resolution: Object.keys(options).length === 0 ? null : options,
    },
    { idempotencyKey: form.idempotencyKey },
  );
  return { said: `Resolved. ${rows[0]?.resolve_conflict ?? ""}` };
}
