# What only the project knows: the names of its stacks, components, workflows and identities.
_wrap_names() {
    case "$1" in
        stacks) wrap list stacks ;;
        components) wrap list components --columns component ;;
        workflows) [WORKFLOWS] ;;
        commands) [COMMANDS] ;;
        identities) [IDENTITIES] ;;
    esac 2>/dev/null
}

_wrap_project() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" words=""
    if [[ ${cur} == "=" ]]; then
        cur=""
    elif [[ ${prev} == "=" ]]; then
        prev="${COMP_WORDS[COMP_CWORD-2]}"
    fi
    case "${prev}" in
        -s|--stack) words="$(_wrap_names stacks)" ;;
        -i|--identity) words="$(_wrap_names identities)" ;;
        --component|--components) words="$(_wrap_names components)" ;;
        *)
            case "${COMP_CWORD} ${COMP_WORDS[1]} ${COMP_WORDS[2]}" in
                "2 terraform "*|"2 tofu "*) words="[SUBCOMMANDS]" ;;
                "2 workflow "*) words="$(_wrap_names workflows)" ;;
                *" terraform "*|*" tofu "*|*" describe component"|*" describe dependents"|*" describe locals"|*" validate component")
                    words="$(_wrap_names components)" ;;
            esac
            ;;
    esac
    if [[ -n ${words} && ${cur} != -* ]]; then
        COMPREPLY=( $(compgen -W "${words}" -- "${cur}") )
    else
        _wrap "$1" "$2" "$3"
        if [[ ${COMP_CWORD} == 1 && ${cur} != -* ]]; then
            COMPREPLY+=( $(compgen -W "$(_wrap_names commands)" -- "${cur}") )
        fi
        if [[ ${cur} != -* ]]; then
            # Commands first: flags appear once a dash is there.
            local word found=("${COMPREPLY[@]}")
            COMPREPLY=()
            for word in "${found[@]}"; do
                [[ ${word} == -* ]] || COMPREPLY+=("${word}")
            done
        fi
    fi
}

