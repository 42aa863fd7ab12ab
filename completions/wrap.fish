# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_wrap_global_optspecs
    string join \n config= config-path= profile= C/chdir= allow-exec base-path= stacks-dir= terraform-dir= terraform-command= append-user-agent= settings-list-merge-strategy= edition= logs-level= logs-file= workflows-dir= schemas-atmos-manifest= schemas-jsonschema-dir= schemas-opa-dir= schemas-cue-dir= h/help V/version
end

function __fish_wrap_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_wrap_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_wrap_using_subcommand
    set -l cmd (__fish_wrap_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c wrap -n "__fish_wrap_needs_command" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_needs_command" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_needs_command" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_needs_command" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_needs_command" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_needs_command" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_needs_command" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_needs_command" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_needs_command" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_needs_command" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_needs_command" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_needs_command" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_needs_command" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_needs_command" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_needs_command" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_needs_command" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_needs_command" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_needs_command" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_needs_command" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_needs_command" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_needs_command" -s V -l version -d 'Print version'
complete -c wrap -n "__fish_wrap_needs_command" -f -a "terraform" -d 'Run Terraform on a component of a stack, signed in'
complete -c wrap -n "__fish_wrap_needs_command" -f -a "tofu" -d 'Run OpenTofu on a component of a stack, signed in'
complete -c wrap -n "__fish_wrap_needs_command" -f -a "auth" -d 'Sign in, and see or use who you are'
complete -c wrap -n "__fish_wrap_needs_command" -f -a "describe" -d 'Show what stacks and components come to, as data'
complete -c wrap -n "__fish_wrap_needs_command" -f -a "list" -d 'List stacks and components'
complete -c wrap -n "__fish_wrap_needs_command" -f -a "validate" -d 'Find all that is wrong in the configuration, the stacks and the components\' code'
complete -c wrap -n "__fish_wrap_needs_command" -f -a "workflow" -d 'Run the steps of a workflow, one after the other'
complete -c wrap -n "__fish_wrap_needs_command" -f -a "git" -d 'Git\'s hooks, as the configuration says'
complete -c wrap -n "__fish_wrap_needs_command" -f -a "demo" -d 'Show all of it at work on a built-in stand-in for Azure: no account needed'
complete -c wrap -n "__fish_wrap_needs_command" -f -a "completion" -d 'Print a script that completes commands, flags, stacks, components, workflows and identities'
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -s s -l stack -d 'The stack' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -s i -l identity -d 'The identity to use: a name, `false` for none, or nothing to pick one' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l min-remaining -d 'Refuse to start when the credentials end sooner and cannot be renewed: `90m`, `1h30m`' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l planfile -d 'Apply this plan file' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l components -d 'Only these components' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l query -d 'Only components for which this yq expression is true' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l tags -d 'Only components with one of these in `metadata.tags`' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l labels -d 'Only components with all of these in `metadata.labels`' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l base -l ref -l sha -d 'With `--affected`: the commit to compare with' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l repo-path -d 'With `--affected`: a checkout to compare with' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l max-concurrency -d 'How many may run at once' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l failure-mode -d 'Whether a failure ends all, or stops only what depends on it: `fail-fast`, `keep-going`' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l log-order -d 'Whether the output of several at once appears when each has ended, or as it comes: `grouped`, `stream`' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l dry-run -d 'Show what would be written and run, and do nothing'
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l skip-init -d 'Do not run `terraform init`'
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l from-plan -d 'Apply the plan file that the last `plan` wrote'
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l all -d 'All components, or those of the stack that `-s` names'
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l affected -d 'Only components that changes since a commit affect'
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l include-dependents -d 'With `--affected`: what depends on them too'
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand terraform" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -s s -l stack -d 'The stack' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -s i -l identity -d 'The identity to use: a name, `false` for none, or nothing to pick one' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l min-remaining -d 'Refuse to start when the credentials end sooner and cannot be renewed: `90m`, `1h30m`' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l planfile -d 'Apply this plan file' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l components -d 'Only these components' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l query -d 'Only components for which this yq expression is true' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l tags -d 'Only components with one of these in `metadata.tags`' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l labels -d 'Only components with all of these in `metadata.labels`' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l base -l ref -l sha -d 'With `--affected`: the commit to compare with' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l repo-path -d 'With `--affected`: a checkout to compare with' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l max-concurrency -d 'How many may run at once' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l failure-mode -d 'Whether a failure ends all, or stops only what depends on it: `fail-fast`, `keep-going`' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l log-order -d 'Whether the output of several at once appears when each has ended, or as it comes: `grouped`, `stream`' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l dry-run -d 'Show what would be written and run, and do nothing'
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l skip-init -d 'Do not run `terraform init`'
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l from-plan -d 'Apply the plan file that the last `plan` wrote'
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l all -d 'All components, or those of the stack that `-s` names'
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l affected -d 'Only components that changes since a commit affect'
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l include-dependents -d 'With `--affected`: what depends on them too'
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand tofu" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -f -a "login" -d 'Sign in and write the Azure CLI\'s files, as `az login` does'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -f -a "logout" -d 'Remove what a sign-in left on this machine, as `az logout` does'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -f -a "whoami" -d 'Show who you are and how long the tokens last. Never signs in'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -f -a "list" -d 'List providers and identities, and who is signed in for how long'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -f -a "exec" -d 'Run a program with the credentials'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -f -a "shell" -d 'Start a shell with the credentials'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -f -a "validate" -d 'Find all that is wrong with the providers and identities, as `wrap validate auth` does'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -f -a "env" -d 'Print the environment variables that make programs use the credentials'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -f -a "explain" -d 'Explain a refusal of Entra ID: what it means and what to do. Needs no network'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and not __fish_seen_subcommand_from login logout whoami list exec shell validate env explain secret" -f -a "secret" -d 'Keep secrets of the project in the keyring or an encrypted file (`client_secret_store`)'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -s i -l identity -d 'The identity: a name, or nothing to pick one' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l claims-challenge -d 'What a service demanded, from the message that asks for a new sign-in' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -s f -l force -d 'Ask for a new sign-in even when a renewal would do'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from login" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -s i -l identity -d 'The same as a flag; without a name, to pick one' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l provider -d 'All identities of this provider' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l all -d 'All identities of the project, also those that are not configured any more'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l all-realms -d 'All identities of all projects'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l keychain -d 'Also delete the secrets that `wrap auth secret set` has kept for them; asks before'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l force -d 'Delete such secrets without asking'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l dry-run -d 'Show what would go, and change nothing'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from logout" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -s i -l identity -d 'The identity: a name, or nothing to pick one' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -s f -l format -d 'How to print it' -r -f -a "text\t'Lines for people'
json\t'One JSON object'"
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from whoami" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -s f -l format -d 'How to print it' -r -f -a "table\t'Columns for people'
json\t'One JSON object'
yaml\t'One YAML map'"
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l providers -d 'Only providers, or only these' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l identities -d 'Only identities, or only these' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -s i -l identity -d 'The identity: a name, or nothing to pick one' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l min-remaining -d 'Refuse to start when the credentials end sooner and cannot be renewed: `90m`, `1h30m`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from exec" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -s i -l identity -d 'The identity: a name, or nothing to pick one' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l shell -d 'The shell; yours unless it is said' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l min-remaining -d 'Refuse to start when the credentials end sooner and cannot be renewed: `90m`, `1h30m`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from shell" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -s f -l format -d 'How to print what is found' -r -f -a "text\t'Lines as compilers print them'
json\t'A JSON list'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub Actions'"
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -s v -d 'Accepted for compatibility, as `--verbose` is everywhere: it says all there is anyway'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -s i -l identity -d 'The identity: a name, or nothing to pick one' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -s f -l format -d 'How to print them' -r -f -a "bash\t'`export` and `unset` lines, for `eval`'
json\t'One JSON object of the variables that are set'
dotenv\t'`NAME=value` lines'"
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l login -d 'Accepted for compatibility: who is not signed in is asked in any case'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from env" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from explain" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -f -a "set" -d 'Keep a secret: asks for it, or reads it from standard input'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -f -a "list" -d 'List the names of the project\'s secrets'
complete -c wrap -n "__fish_wrap_using_subcommand auth; and __fish_seen_subcommand_from secret" -f -a "delete" -d 'Delete a secret'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -f -a "component" -d 'One component of a stack'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -f -a "stacks" -d 'All stacks with their components'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -f -a "config" -d 'The configuration, merged'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -f -a "dependents" -d 'What depends on a component'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -f -a "locals" -d 'The locals of stacks, with their templates rendered'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -f -a "workflows" -d 'The workflows of the project'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and not __fish_seen_subcommand_from component stacks config dependents locals workflows affected" -f -a "affected" -d 'The components that changes since a commit affect'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -s s -l stack -d 'The stack' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -s f -l format -d 'How to print it' -r -f -a "yaml\t'YAML, keys sorted with numbers by their value'
json\t'JSON, keys sorted by bytes'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -s q -l query -d 'Print only what this yq expression selects, such as `.vars.tags[0]`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l file -d 'Write to this file instead of standard output' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l process-templates -d 'Whether Go templates are rendered; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l process-functions -d 'Whether functions such as `!env` are evaluated; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l skip -d 'Leave this function as it is written, such as `terraform.state`; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l error-mode -d 'What becomes of mistakes in some components' -r -f -a "strict\t'The first one is an error'
warn\t'Each is a warning'
silent\t'Nothing is said'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -s i -l identity -d 'Accepted for compatibility: nobody signs in to see what is configured' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l provenance -d 'Show the file and line of each value, as comments of YAML' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from component" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -s s -l stack -d 'Only this stack, or the one of this manifest' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l components -d 'Only these components, and those that inherit from them' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l component-types -d 'Only components of these types, such as `terraform`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l sections -d 'Only these sections, such as `vars,settings`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -s f -l format -d 'How to print it' -r -f -a "yaml\t'YAML, keys sorted with numbers by their value'
json\t'JSON, keys sorted by bytes'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -s q -l query -d 'Print only what this yq expression selects, such as `.vars.tags[0]`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l file -d 'Write to this file instead of standard output' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l process-templates -d 'Whether Go templates are rendered; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l process-functions -d 'Whether functions such as `!env` are evaluated; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l skip -d 'Leave this function as it is written, such as `terraform.state`; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l error-mode -d 'What becomes of mistakes in some components' -r -f -a "strict\t'The first one is an error'
warn\t'Each is a warning'
silent\t'Nothing is said'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -s i -l identity -d 'Accepted for compatibility: nobody signs in to see what is configured' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l include-empty-stacks -d 'Show stacks without components too'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from stacks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -s f -l format -d 'How to print it' -r -f -a "yaml\t'YAML, keys sorted with numbers by their value'
json\t'JSON, keys sorted by bytes'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -s q -l query -d 'Print only what this yq expression selects, such as `.vars.tags[0]`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l file -d 'Write to this file instead of standard output' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -s s -l stack -d 'The stack' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -s f -l format -d 'How to print it' -r -f -a "yaml\t'YAML, keys sorted with numbers by their value'
json\t'JSON, keys sorted by bytes'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -s q -l query -d 'Print only what this yq expression selects, such as `.vars.tags[0]`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l file -d 'Write to this file instead of standard output' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l process-templates -d 'Whether Go templates are rendered; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l process-functions -d 'Whether functions such as `!env` are evaluated; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l skip -d 'Leave this function as it is written, such as `terraform.state`; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l error-mode -d 'What becomes of mistakes in some components' -r -f -a "strict\t'The first one is an error'
warn\t'Each is a warning'
silent\t'Nothing is said'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -s i -l identity -d 'Accepted for compatibility: nobody signs in to see what is configured' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l include-settings -d 'Show the settings of each dependent'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from dependents" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -s s -l stack -d 'Only of this stack, or of this manifest' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -s f -l format -d 'How to print it' -r -f -a "yaml\t'YAML, keys sorted with numbers by their value'
json\t'JSON, keys sorted by bytes'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -s q -l query -d 'Print only what this yq expression selects, such as `.vars.tags[0]`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l file -d 'Write to this file instead of standard output' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from locals" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -s o -l output -d 'How much of them to show' -r -f -a "list\t'Files and names, one after the other'
map\t'Names by file'
all\t'The files as they are written'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -s f -l format -d 'How to print it' -r -f -a "yaml\t'YAML, keys sorted with numbers by their value'
json\t'JSON, keys sorted by bytes'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -s q -l query -d 'Print only what this yq expression selects, such as `.vars.tags[0]`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l file -d 'Write to this file instead of standard output' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from workflows" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l base -d 'The commit to compare with: a branch, tag or SHA; also `--ref` and `--sha`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l ref -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l sha -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l ssh-key -d 'The key to fetch it with over SSH' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l ssh-key-password -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l repo-path -d 'A checkout of the base, instead of a commit' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -s f -l format -d 'How to print it' -r -f -a "yaml\t'A list of maps'
json\t'A list of objects'
matrix\t'What a job matrix of GitHub Actions takes'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l output-file -l file -d 'Write to this file; a matrix is appended as `matrix=…` and `count=…`' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -s q -l query -d 'Print only what this yq expression selects' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -s s -l stack -d 'Only components of this stack' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l process-templates -d 'Whether Go templates are rendered; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l process-functions -d 'Whether functions such as `!env` are evaluated; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l skip -d 'Leave this function as it is written, such as `terraform.state`; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l error-mode -d 'What becomes of mistakes in some components' -r -f -a "strict\t'The first one is an error'
warn\t'Each is a warning'
silent\t'Nothing is said'"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -s i -l identity -d 'Accepted for compatibility: nobody signs in to see what is configured' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l clone-target-ref -d 'Fetch the base from `origin` first'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l include-dependents -d 'Show what depends on each component'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l include-settings -d 'Show the settings of each component'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l exclude-locked -d 'Leave locked components out'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l include-spacelift-admin-stacks
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l upload
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand describe; and __fish_seen_subcommand_from affected" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -f -a "stacks" -d 'The names of all stacks'
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -f -a "components" -d 'All components, with their types and the number of their stacks'
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -f -a "instances" -d 'Each component of each stack'
complete -c wrap -n "__fish_wrap_using_subcommand list; and not __fish_seen_subcommand_from stacks components instances workflows" -f -a "workflows" -d 'The workflows of the project, with their files'
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -s c -l component -d 'Only stacks that have this component' -x -a "(wrap list components --columns component 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -s f -l format -d 'How to print it' -r -f -a "table\t'Tabs between values and no line of names; for instances, as CSV'
csv\t'Commas between values, a line of names first'
tsv\t'Tabs between values, a line of names first'
json\t'A list of objects'
yaml\t'A list of maps'
tree\t'Components below their stacks'
matrix\t'What a job matrix of GitHub Actions takes; for instances'"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l columns -d 'What to show: `Name={{ .field }}`, or a field; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l sort -d 'Sort by columns, such as `Stack:asc,Component:desc`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l delimiter -d 'What stands between values instead of a comma or a tab' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l process-templates -d 'Whether Go templates are rendered; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l process-functions -d 'Whether functions such as `!env` are evaluated; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l skip -d 'Leave this function as it is written, such as `terraform.state`; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l error-mode -d 'What becomes of mistakes in some components' -r -f -a "strict\t'The first one is an error'
warn\t'Each is a warning'
silent\t'Nothing is said'"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -s i -l identity -d 'Accepted for compatibility: nobody signs in to see what is configured' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from stacks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -s s -l stack -d 'Only what is in this stack, or in those that fit this pattern, such as `*-prod`' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -s t -l type -d 'Components that are run, those that are only inherited from, or all' -r -f -a "real\t''
abstract\t''
all\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l enabled -d 'Only those that are enabled in all of these stacks, or with `false` those that are not' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l locked -d 'Only those that are locked in one of these stacks, or with `false` those that are not' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l tags -d 'Only those with one of these in `metadata.tags`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l labels -d 'Only those with all of these in `metadata.labels`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l filter -d 'Only those for which this yq expression is true' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -s f -l format -d 'How to print it' -r -f -a "table\t'Tabs between values and no line of names; for instances, as CSV'
csv\t'Commas between values, a line of names first'
tsv\t'Tabs between values, a line of names first'
json\t'A list of objects'
yaml\t'A list of maps'
tree\t'Components below their stacks'
matrix\t'What a job matrix of GitHub Actions takes; for instances'"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l columns -d 'What to show: `Name={{ .field }}`, or a field; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l sort -d 'Sort by columns, such as `Stack:asc,Component:desc`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l delimiter -d 'What stands between values instead of a comma or a tab' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l process-templates -d 'Whether Go templates are rendered; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l process-functions -d 'Whether functions such as `!env` are evaluated; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l skip -d 'Leave this function as it is written, such as `terraform.state`; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l error-mode -d 'What becomes of mistakes in some components' -r -f -a "strict\t'The first one is an error'
warn\t'Each is a warning'
silent\t'Nothing is said'"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -s i -l identity -d 'Accepted for compatibility: nobody signs in to see what is configured' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l abstract -d 'Abstract components too'
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from components" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -s s -l stack -d 'Only what is in this stack, or in those that fit this pattern, such as `*-prod`' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -s t -l type -d 'Components that are run, those that are only inherited from, or all' -r -f -a "real\t''
abstract\t''
all\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l enabled -d 'Only those that are enabled in all of these stacks, or with `false` those that are not' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l locked -d 'Only those that are locked in one of these stacks, or with `false` those that are not' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l tags -d 'Only those with one of these in `metadata.tags`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l labels -d 'Only those with all of these in `metadata.labels`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l filter -d 'Only those for which this yq expression is true' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -s f -l format -d 'How to print it' -r -f -a "table\t'Tabs between values and no line of names; for instances, as CSV'
csv\t'Commas between values, a line of names first'
tsv\t'Tabs between values, a line of names first'
json\t'A list of objects'
yaml\t'A list of maps'
tree\t'Components below their stacks'
matrix\t'What a job matrix of GitHub Actions takes; for instances'"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l columns -d 'What to show: `Name={{ .field }}`, or a field; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l sort -d 'Sort by columns, such as `Stack:asc,Component:desc`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l delimiter -d 'What stands between values instead of a comma or a tab' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l process-templates -d 'Whether Go templates are rendered; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l process-functions -d 'Whether functions such as `!env` are evaluated; `false` leaves them as they are written' -r -f -a "true\t''
false\t''"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l skip -d 'Leave this function as it is written, such as `terraform.state`; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l error-mode -d 'What becomes of mistakes in some components' -r -f -a "strict\t'The first one is an error'
warn\t'Each is a warning'
silent\t'Nothing is said'"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -s i -l identity -d 'Accepted for compatibility: nobody signs in to see what is configured' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -s o -l output-file -d 'Add a matrix to this file as `matrix=…` and `count=…`' -r -F
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l abstract -d 'Abstract components too'
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l upload
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from instances" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l file -d 'Only those of this file, below `workflows.base_path`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -s f -l format -d 'How to print it' -r -f -a "table\t'Tabs between values and no line of names; for instances, as CSV'
csv\t'Commas between values, a line of names first'
tsv\t'Tabs between values, a line of names first'
json\t'A list of objects'
yaml\t'A list of maps'
tree\t'Components below their stacks'
matrix\t'What a job matrix of GitHub Actions takes; for instances'"
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l columns -d 'What to show: `Name={{ .field }}`, or a field; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l sort -d 'Sort by columns, such as `Stack:asc,Component:desc`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l delimiter -d 'What stands between values instead of a comma or a tab' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand list; and __fish_seen_subcommand_from workflows" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -s f -l format -d 'How to print what is found' -r -f -a "text\t'Lines as compilers print them'
json\t'A JSON list'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub Actions'"
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -f -a "stacks" -d 'The manifests of all stacks, without the code of their components'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -f -a "component" -d 'One component of a stack'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -f -a "auth" -d 'The providers and identities of the project'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -f -a "config" -d 'The configuration alone'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and not __fish_seen_subcommand_from stacks component auth config schema" -f -a "schema" -d 'The files that the project\'s own schemas match (`schemas.<name>.matches`)'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -s f -l format -d 'How to print what is found' -r -f -a "text\t'Lines as compilers print them'
json\t'A JSON list'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub Actions'"
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from stacks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -s s -l stack -d 'The stack' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l schema-path -d 'One more JSON Schema to hold it against, below `schemas.jsonschema.base_path`' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l schema-type -d 'What the schema is: `jsonschema`' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l module-paths -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l timeout -d 'Accepted for compatibility: nothing is waited for' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -s f -l format -d 'How to print what is found' -r -f -a "text\t'Lines as compilers print them'
json\t'A JSON list'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub Actions'"
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from component" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -s f -l format -d 'How to print what is found' -r -f -a "text\t'Lines as compilers print them'
json\t'A JSON list'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub Actions'"
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from auth" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -s f -l format -d 'How to print what is found' -r -f -a "text\t'Lines as compilers print them'
json\t'A JSON list'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub Actions'"
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -s f -l format -d 'How to print what is found' -r -f -a "text\t'Lines as compilers print them'
json\t'A JSON list'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub Actions'"
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand validate; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -s f -l file -d 'The file it is written in, below `workflows.base_path`; needed when several have one of this name' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -s s -l stack -d 'The stack of every `type: atmos` step, whatever the workflow says' -x -a "(wrap list stacks 2>/dev/null)"
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -s i -l identity -d 'The identity of the steps that name none' -x -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l from-step -d 'Begin with this step' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l dry-run -d 'Show the steps, and run none'
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand git; and not __fish_seen_subcommand_from hooks" -f -a "hooks" -d 'Install and run hooks'
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -f -a "install" -d 'Install hooks that call `wrap git hooks run`'
complete -c wrap -n "__fish_wrap_using_subcommand git; and __fish_seen_subcommand_from hooks" -f -a "run" -d 'Run the command of a hook; `pre-push` without one validates what is pushed'
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand demo" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand demo" -s h -l help -d 'Print help'
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l config -d 'Read this configuration file and no others; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l config-path -d 'Read the configuration in this folder and no other; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l profile -d 'Lay this profile over the configuration, or pick one without a name; may be repeated' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -s C -l chdir -d 'Work in this folder, as if `wrap` were started there' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l base-path -d 'The folder that holds stacks and components' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l stacks-dir -d 'The folder of the stack manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l terraform-dir -d 'The folder of the Terraform components' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l terraform-command -d 'The program to run: `terraform`, `tofu` or a path' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l append-user-agent -d 'What Terraform\'s providers add to their user agent' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l settings-list-merge-strategy -d 'How lists merge: `replace`, `append` or `merge`' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l edition -d 'A date such as `2025-06`: what Atmos took then for settings that nobody makes' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l logs-level -d 'How much Atmos logs; checked, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l logs-file -d 'Where Atmos logs; shown by `describe config`, and `wrap` keeps no log' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l workflows-dir -d 'The folder of the workflows' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l schemas-atmos-manifest -d 'The JSON Schema of the project\'s manifests' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l schemas-jsonschema-dir -d 'The folder of the project\'s JSON Schemas' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l schemas-opa-dir -d 'The folder of the project\'s OPA policies, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l schemas-cue-dir -d 'The folder of the project\'s CUE schemas, which Atmos reads' -r
complete -c wrap -n "__fish_wrap_using_subcommand completion" -l allow-exec -d 'Let `!exec` in the configuration and the manifests run programs'
complete -c wrap -n "__fish_wrap_using_subcommand completion" -s h -l help -d 'Print help'
# What only the project knows: the names of its components, workflows and own commands.
for program in terraform tofu
    complete -c wrap -n "__fish_wrap_using_subcommand $program; and test (count (commandline -opc)) -eq 2" -f -a "apply clean console deploy destroy fmt force-unlock generate get graph import init login logout metadata output plan providers refresh shell show state taint test untaint validate workspace"
    complete -c wrap -n "__fish_wrap_using_subcommand $program; and test (count (commandline -opc)) -gt 2" -f -a "(wrap list components --columns component 2>/dev/null)"
end
complete -c wrap -n "__fish_wrap_using_subcommand workflow" -f -a "(wrap list workflows --columns workflow 2>/dev/null)"
complete -c wrap -n "__fish_wrap_needs_command" -f -a "(wrap describe config --format yaml -q '.commands[].name, (.aliases | keys | .[])' 2>/dev/null | sed 's/^- //; s/ .*//')"
for command in component dependents locals
    complete -c wrap -n "__fish_seen_subcommand_from describe; and __fish_seen_subcommand_from $command" -f -a "(wrap list components --columns component 2>/dev/null)"
end
complete -c wrap -n "__fish_seen_subcommand_from validate; and __fish_seen_subcommand_from component" -f -a "(wrap list components --columns component 2>/dev/null)"
for command in logout shell
    complete -c wrap -n "__fish_seen_subcommand_from auth; and __fish_seen_subcommand_from $command" -f -a "(wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //')"
end
