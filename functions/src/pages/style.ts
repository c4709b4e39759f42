import { base } from "./style/base.ts";
import { chart } from "./style/chart.ts";
import { choice } from "./style/choice.ts";
import { diff } from "./style/diff.ts";
import { form } from "./style/form.ts";
import { frame } from "./style/frame.ts";
import { panel } from "./style/panel.ts";
import { table } from "./style/table.ts";

/** The stylesheet of all pages. */
export const style = [base, frame, panel, table, form, choice, diff, chart].join("\n");
