/** `npm run bench -- NAME [SIZES]`: runs one benchmark and prints its figures. */
import { benchmarkCompare } from "./compare.ts";

const usage = `Usage: npm run bench -- NAME [SIZES]

  compare    two databases, 1 % different, beside pg_dump and two comparers
  capture    DDL with pgGit beside DDL without

Example: npm run bench -- compare 100,1000,10000`;

const [name, sizes = ""] = process.argv.slice(2);
const numbers = sizes === "" ? undefined : sizes.split(",").map(Number);

switch (name) {
  case "compare":
    await benchmarkCompare(numbers ?? [100, 1000, 10_000]);
    break;
  case "capture": {
    const { benchmarkCapture } = await import("./capture.ts");
    await benchmarkCapture(numbers ?? [100, 10_000]);
    break;
  }
  default:
    console.error(usage);
    process.exitCode = name === "--help" ? 0 : 2;
}
