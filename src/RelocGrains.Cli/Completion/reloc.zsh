#compdef reloc
# Completion of reloc for zsh: source <(reloc completion zsh), after compinit.
_reloc() {
  local line="${(j: :)words[1,CURRENT-1]} $PREFIX"
  local -a found
  found=(${(f)"$("${words[1]}" '[suggest]' "$line" 2> /dev/null)"})
  # Files where reloc has no words of its own.
  if (( $#found )); then compadd -- $found; else _files; fi
}
compdef _reloc reloc
