import { Argument, Command } from "commander";
import { completionScript, shells } from "../completion/completion-script.ts";
import { usualExitCodes } from "../help-text.ts";
import type { World } from "../world.ts";

const notes = `
The script asks pggit itself what may come next: commands, flags, their values, and the names of
environments in pggit.config.json. Put one of these into the file that your shell reads first:

  bash  eval "$(pggit completion bash)"
  zsh   eval "$(pggit completion zsh)"
  fish  pggit completion fish | source

${usualExitCodes}

Example:
  $ pggit completion bash
`;

/** `pggit completion`: a script for the shell, so that Tab knows commands, flags and names. */
export function completionCommand(edges: World): Command {
  return new Command("completion")
    .description("Print a script for your shell that completes commands, flags and names")
    .addArgument(new Argument("<shell>", "bash, zsh or fish").choices(shells))
    .addHelpText("after", notes)
    .action((shell: (typeof shells)[number]) => edges.stdout.write(completionScript(shell)));
}
