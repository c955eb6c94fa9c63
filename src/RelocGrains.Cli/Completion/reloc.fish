# Completion of reloc for fish: reloc completion fish | source
function __reloc_complete
    set -l line (commandline --current-process --cut-at-cursor)
    set -l found (reloc '[suggest]' "$line" 2> /dev/null)
    # Files where reloc has no words of its own.
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline --current-token)
    end
end
complete --command reloc --no-files --arguments '(__reloc_complete)'
