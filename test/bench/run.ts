/** `npm run bench -- NAME [SIZES]`: runs one benchmark and prints its figures. */
import { benchmarkCompare } from "./compare.ts";

const usage = `Usage: npm run bench -- NAME [SIZES] [FILE]

  compare    two databases, 1 % different, beside pg_dump and two comparers
  export     beside pg_dump -s, at each size and of the schema in FILE; and that it restores
  capture    DDL with pgGit beside DDL without
  fold       10,000 changes beside inserting their rows, a commit at each size, branches of 100,000 objects
  verify     a million blobs, or as many as SIZES says, beside hashing them
  merge      so many objects of another database merged, beside running the same DDL by hand
  api        the operations API: cold start, status and webhooks beside floors; after \`npm run bundle:functions\`
  purge      half of so many versions, beside a plain DELETE of the same rows
  pages      each view of the status page over 10,000 objects, beside a page of SELECT 1 and the API's call

Example: npm run bench -- compare 100,1000,10000`;

const [name, ...parameters] = process.argv.slice(2);
const sizes = parameters.find((parameter) => /^\d+(?:,\d+)*$/.test(parameter));
const file = parameters.find((parameter) => parameter !== sizes);
const numbers = sizes?.split(",").map(Number);

switch (name) {
  case "compare":
    await benchmarkCompare(numbers ?? [100, 1000, 10_000]);
    break;
  case "export": {
    const { benchmarkExport } = await import("./export.ts");
    await benchmarkExport(numbers ?? [100, 1000, 10_000], file);
    break;
  }
  case "capture": {
    const { benchmarkCapture } = await import("./capture.ts");
    await benchmarkCapture(numbers ?? [100, 10_000]);
    break;
  }
  case "api": {
    const { benchmarkApi } = await import("./api.ts");
    await benchmarkApi(numbers?.[0] ?? 100, file);
    break;
  }
  case "purge": {
    const { benchmarkPurge } = await import("./purge.ts");
    await benchmarkPurge(numbers ?? [1_000_000]);
    break;
  }
  case "fold": {
    const { benchmarkFold } = await import("./fold.ts");
    await benchmarkFold(numbers ?? [100, 1000, 10_000]);
    break;
  }
  case "merge": {
    const { benchmarkMerge } = await import("./merge.ts");
    await benchmarkMerge(numbers ?? [100, 1000]);
    break;
  }
  case "verify": {
    const { benchmarkVerify } = await import("./verify.ts");
    await benchmarkVerify(numbers ?? [1_000_000]);
    break;
  }
  case "pages": {
    const { loadJsx } = await import("../servers/load-tsx.ts");
    loadJsx();
    const { benchmarkPages } = await import("./pages.ts");
    await benchmarkPages();
    break;
  }
  default:
    console.error(usage);
    process.exitCode = name === "--help" ? 0 : 2;
}
