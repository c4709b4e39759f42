/**
 * SQL that means the same whatever standard_conforming_strings is where it is
 * read: a literal with backslashes in it becomes an E'' string, also within
 * dollar quotes, since those hold SQL here. Comments stay as they are.
 *
 * @throws SyntaxError where such a literal goes on after a line break, which an E'' string cannot
 */
export function portableStrings(sql: string): string {
  return sql.replaceAll(
    token,
    (whole: string, prefix?: string, inside?: string, goesOn?: string) => {
      if (inside === undefined || !inside.includes("\\")) return whole;
      if (goesOn !== undefined) throw new SyntaxError(`write it in one literal: ${whole}`);
      return `${prefix === "" ? "" : `${prefix} `}E'${inside.replaceAll("\\", "\\\\")}'`;
    },
  );
}

/** Literals as they are read with standard_conforming_strings on, and what quotes in it begin none. */
const token =
  /--[^\n]*|\/\*.*?\*\/|"(?:[^"]|"")*"|\b[eE]'(?:[^'\\]|''|\\.)*'|(\w?)'((?:[^']|'')*)'(\s*\n\s*'(?:[^']|'')*')?/gs;
