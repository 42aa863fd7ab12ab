# What only the project knows: the names of its stacks, components, workflows and identities.
_wrap_stacks() {
    compadd -- ${(f)"$(wrap list stacks 2>/dev/null)"}
}
_wrap_components() {
    compadd -- ${(f)"$(wrap list components --columns component 2>/dev/null)"}
}
_wrap_identities() {
    compadd -- ${(f)"$([IDENTITIES])"}
}
_wrap_workflows() {
    compadd -- ${(f)"$([WORKFLOWS])"}
}
_wrap_subcommands() {
    compadd -- [SUBCOMMANDS]
}

