# Completion of reloc for bash: source <(reloc completion bash)
_reloc() {
  local IFS=$'\n' line=${COMP_LINE:0:COMP_POINT}
  COMPREPLY=($("$1" '[suggest]' "$line" 2> /dev/null))
}
# Files where reloc has no words of its own.
complete -o default -F _reloc reloc
