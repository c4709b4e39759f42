/** The shells there is a script for. */
export const shells = ["bash", "zsh", "fish"] as const;

/**
 * The script that makes a shell ask `pggit complete` what may come next. Words of
 * several parts (`--format=`, `env:NAME`) are left to pggit whole.
 */
export function completionScript(shell: (typeof shells)[number]): string {
  return scripts[shell];
}

/*
 * bash splits words at = and :, so the line is split at blanks instead, and what
 * bash takes for the beginning of the word is cut from the answers.
 */
const bash = `_pggit() {
  local line=\${COMP_LINE:0:$COMP_POINT} words word cut
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  word=\${words[\${#words[@]}-1]}
  cut=\${word%"\${COMP_WORDS[COMP_CWORD]}"}
  case \${COMP_WORDS[COMP_CWORD]} in =|:) cut=$word ;; esac
  COMPREPLY=()
  local answer
  while IFS= read -r answer; do
    COMPREPLY+=("\${answer#"$cut"}")
  done < <(pggit complete -- "\${words[@]:1}" 2>/dev/null | cut -f1)
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
}
complete -o bashdefault -o default -F _pggit pggit
`;

const zsh = `#compdef pggit
_pggit() {
  local -a values described
  local line
  while IFS= read -r line; do
    values+=("\${line%%$'\\t'*}")
    described+=("\${line/$'\\t'/  -- }")
  done < <(pggit complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#values} )); then
    compadd -l -d described -- "\${values[@]}"
  else
    _files
  fi
}
(( \${+functions[compdef]} )) || { autoload -Uz compinit && compinit; }
compdef _pggit pggit
`;

const fish = `function __pggit_complete
  set -l words (commandline -opc) (commandline -ct)
  set -l answers (pggit complete -- $words[2..-1] 2>/dev/null)
  if test (count $answers) -gt 0
    printf '%s\\n' $answers
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c pggit -f -a "(__pggit_complete)"
`;

const scripts = { bash, zsh, fish } as const;
