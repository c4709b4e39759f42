/** `npm run screenshots`: takes the documentation's pictures anew; see take.ts. */
import { startServer } from "../../servers/embedded.ts";
import { loadJsx } from "../../servers/load-tsx.ts";

loadJsx();
const { takePictures } = await import("./take.ts");
const server = await startServer({ version: 18 });
try {
  await takePictures(server);
} finally {
  await server.close();
}
