/** `npm run torture`: runs it and prints the figures. */
import { parseArgs } from "node:util";
import { torture } from "./torture.ts";

const usage = `Usage: npm run torture -- [--rounds 30] [--sessions 32] [--seconds 4] [--seed N] [--server 18]

Random DDL from many sessions, with folds, reconciliations and verifications beside it, while the server,
one of its processes or the clients are killed. A seed repeats the statements and the kills.
`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "30" },
    sessions: { type: "string", default: "32" },
    seconds: { type: "string", default: "4" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    server: { type: "string", default: "18" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(usage);
} else {
  console.log(`seed ${values.seed}`);
  const { problems, figures } = await torture({
    version: Number(values.server),
    rounds: Number(values.rounds),
    sessions: Number(values.sessions),
    seconds: Number(values.seconds),
    seed: Number(values.seed),
    onRound: console.log,
  });
  console.log(`\n${problems.length} problems`);
  for (const problem of problems) console.log(`- ${problem}`);
  console.log();
  for (const [name, value] of Object.entries(figures))
    console.log(`${String(value).padStart(9)}  ${name}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
