import { cpSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AssetHashType, DockerImage } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";

/**
 * A function's code: its bundle as functions/scripts/build.ts makes it, and
 * beside it the part of the API's configuration that is not secret.
 *
 * @param folder holds the bundle; its index.mjs exports `handler`
 * @param config written to config.json
 */
export function bundledCode(folder: string, config: object): Code {
  if (!existsSync(join(folder, "index.mjs"))) {
    throw new Error(`${folder} has no index.mjs. Run npm run bundle:functions first.`);
  }
  const text = JSON.stringify(config, null, 2);
  return Code.fromAsset(folder, {
    // What is put together, not only what it is made of, decides whether there is something to deploy.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Asked for by the type alone: nothing runs in a container.
      image: DockerImage.fromRegistry("scratch"),
      local: {
        tryBundle: (output) => {
          cpSync(folder, output, { recursive: true });
          writeFileSync(join(output, "config.json"), `${text}\n`);
          return true;
        },
      },
    },
  });
}
