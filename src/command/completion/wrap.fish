# What only the project knows: the names of its components, workflows and own commands.
for program in terraform tofu
    complete -c wrap -n "__fish_wrap_using_subcommand $program; and test (count (commandline -opc)) -eq 2" -f -a "[SUBCOMMANDS]"
    complete -c wrap -n "__fish_wrap_using_subcommand $program; and test (count (commandline -opc)) -gt 2" -f -a "([COMPONENTS])"
end
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -f -a "([WORKFLOWS])"
complete -c wrap -n "__fish_wrap_needs_command" -f -a "([COMMANDS])"
for command in component dependents locals
    complete -c wrap -n "__fish_seen_subcommand_from describe; and __fish_seen_subcommand_from $command" -f -a "([COMPONENTS])"
end
complete -c wrap -n "__fish_seen_subcommand_from validate; and __fish_seen_subcommand_from component" -f -a "([COMPONENTS])"
