import type { Command, Option } from "commander";
import { SuggestingArgument, SuggestingOption } from "../suggestions.ts";
import { TargetArgument } from "../target-argument.ts";

/** Something that may come next. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/**
 * What may stand in place of the last word of a command line, as the commands
 * are defined.
 *
 * @param words after the program's name; the last is what has been typed of the next, perhaps nothing
 * @param names of the environments that are known
 * @returns nothing where the shell had better complete the names of files
 */
export function complete(
  program: Command,
  words: readonly string[],
  names: readonly string[],
): Candidate[] {
  const typed = words.at(-1) ?? "";
  const place = walk(program, words.slice(0, -1));
  return candidates(place, typed, names).filter(({ value }) => value.startsWith(typed));
}

/** Where a command line has come to. */
interface Place {
  readonly command: Command;
  /** Positional arguments so far. */
  readonly given: number;
  readonly flags: ReadonlySet<string>;
  /** The option whose value comes next. */
  readonly open: Option | undefined;
}

function walk(program: Command, words: readonly string[]): Place {
  let command = program;
  let given = 0;
  let open: Option | undefined;
  const flags = new Set<string>();
  for (const word of words) {
    if (open) {
      open = undefined;
    } else if (word.startsWith("-")) {
      const [flag = ""] = word.split("=", 1);
      flags.add(flag);
      const option = optionOf(command, flag);
      open = option?.required && !word.includes("=") ? option : undefined;
    } else {
      const next = given === 0 ? command.commands.find((each) => each.name() === word) : undefined;
      if (next) command = next;
      else given += 1;
    }
  }
  return { command, given, flags, open };
}

function candidates(place: Place, typed: string, names: readonly string[]): Candidate[] {
  const { command, given, flags, open } = place;
  if (open) return valuesOf(open);
  const [flag = "", value] = typed.split("=", 2);
  if (typed.startsWith("-") && value !== undefined) {
    const option = optionOf(command, flag);
    return (option ? valuesOf(option) : []).map((found) => ({
      ...found,
      value: `${flag}=${found.value}`,
    }));
  }
  if (typed.startsWith("-")) {
    return optionsOf(command)
      .filter((option) => !flags.has(option.long ?? "") || isList(option))
      .map((option) => ({ value: option.long ?? "", description: option.description }));
  }
  if (command.commands.length > 0) {
    return visible(command.commands).map((each) => ({
      value: each.name(),
      description: each.description(),
    }));
  }
  const argument = command.registeredArguments[given];
  if (argument instanceof TargetArgument) {
    return names.map((name) => ({ value: name, description: "environment" }));
  }
  const known =
    argument instanceof SuggestingArgument ? argument.suggestions : argument?.argChoices;
  return (known ?? []).map((each) => ({ value: each, description: "" }));
}

function valuesOf(option: Option): Candidate[] {
  const known = option instanceof SuggestingOption ? option.suggestions : [];
  return known.map((value) => ({ value, description: "" }));
}

/** Its own flags and --help. */
function optionsOf(command: Command): readonly Option[] {
  return command.createHelp().visibleOptions(command);
}

function optionOf(command: Command, flag: string): Option | undefined {
  return optionsOf(command).find(({ long, short }) => long === flag || short === flag);
}

/** A list may be given several times. */
function isList(option: Option): boolean {
  return option.parseArg !== undefined && option.defaultValue === undefined;
}

function visible(commands: readonly Command[]): Command[] {
  const [first] = commands;
  return first?.parent ? first.parent.createHelp().visibleCommands(first.parent) : [...commands];
}
