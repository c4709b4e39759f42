export { type AppliedBaseline, applyBaseline } from "./apply-baseline.ts";
export { AcceptedDifference, Baseline } from "./baseline.ts";
export { parseBaseline, writeBaseline } from "./baseline-file.ts";
export { buildReport, type ReportParts } from "./build-report.ts";
export { describeFacetChange, facetSubject } from "./describe-facet.ts";
export { type DiffRow, diffRows, type NumberedLine } from "./diff-rows.ts";
export { renderJson } from "./render-json.ts";
export { type MarkdownOptions, renderMarkdown } from "./render-markdown.ts";
export { renderText, type TextOptions } from "./render-text.ts";
export { ConsistencyCheck } from "./consistency-check.ts";
export {
  isNew,
  Report,
  ReportedDifference,
  ReportedError,
  SameObject,
  Verification,
} from "./report.ts";
export type {
  CheckedEnvironment,
  CheckedParts,
  CheckOptions,
  ReachedEnvironment,
} from "./run-check.ts";
export { type TableOptions, textTable } from "./text-table.ts";
export { type DiffSide, unifiedDiff } from "./unified-diff.ts";
export { verificationOf, verifyEnvironment } from "./verify-environment.ts";
export { jsonText, visible, visibleLines } from "./visible.ts";
export { type Measure, wrapWords } from "./wrap-words.ts";
