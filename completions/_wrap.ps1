
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'wrap' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'wrap'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'wrap' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('terraform', 'terraform', [CompletionResultType]::ParameterValue, 'Run Terraform on a component of a stack, signed in')
            [CompletionResult]::new('tofu', 'tofu', [CompletionResultType]::ParameterValue, 'Run OpenTofu on a component of a stack, signed in')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'Sign in, and see or use who you are')
            [CompletionResult]::new('describe', 'describe', [CompletionResultType]::ParameterValue, 'Show what stacks and components come to, as data')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List stacks and components')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Find everything that is wrong in the configuration, the stacks and the components'' code')
            [CompletionResult]::new('git', 'git', [CompletionResultType]::ParameterValue, 'Git''s hooks, as the configuration says')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Show all of it at work on a built-in stand-in for Azure: no account needed')
            [CompletionResult]::new('emulator', 'emulator', [CompletionResultType]::ParameterValue, 'Run the stand-in for Azure until standard input closes')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Write completions and man pages')
            break
        }
        'wrap;terraform' {
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The stack')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'The stack')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The identity to use: a name, `false` for none, or nothing to pick one')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'The identity to use: a name, `false` for none, or nothing to pick one')
            [CompletionResult]::new('--min-remaining', '--min-remaining', [CompletionResultType]::ParameterName, 'Refuse to start when the credentials end sooner and cannot be renewed: `90m`, `1h30m`')
            [CompletionResult]::new('--planfile', '--planfile', [CompletionResultType]::ParameterName, 'Apply this plan file')
            [CompletionResult]::new('--components', '--components', [CompletionResultType]::ParameterName, 'Only these components')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Only components for which this yq expression is true')
            [CompletionResult]::new('--tags', '--tags', [CompletionResultType]::ParameterName, 'Only components with one of these in `metadata.tags`')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Only components with all of these in `metadata.labels`')
            [CompletionResult]::new('--base', '--base', [CompletionResultType]::ParameterName, 'With `--affected`: the commit to compare with')
            [CompletionResult]::new('--ref', '--ref', [CompletionResultType]::ParameterName, 'With `--affected`: the commit to compare with')
            [CompletionResult]::new('--sha', '--sha', [CompletionResultType]::ParameterName, 'With `--affected`: the commit to compare with')
            [CompletionResult]::new('--repo-path', '--repo-path', [CompletionResultType]::ParameterName, 'With `--affected`: a checkout to compare with')
            [CompletionResult]::new('--max-concurrency', '--max-concurrency', [CompletionResultType]::ParameterName, 'How many may run at once')
            [CompletionResult]::new('--failure-mode', '--failure-mode', [CompletionResultType]::ParameterName, 'Whether a failure ends all, or stops only what depends on it: `fail-fast`, `keep-going`')
            [CompletionResult]::new('--log-order', '--log-order', [CompletionResultType]::ParameterName, 'Whether the output of several at once appears when each has ended, or as it comes: `grouped`, `stream`')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written and run, and do nothing')
            [CompletionResult]::new('--skip-init', '--skip-init', [CompletionResultType]::ParameterName, 'Do not run `terraform init`')
            [CompletionResult]::new('--allow-exec', '--allow-exec', [CompletionResultType]::ParameterName, 'Let `!exec` in the stack manifests run programs')
            [CompletionResult]::new('--from-plan', '--from-plan', [CompletionResultType]::ParameterName, 'Apply the plan file that the last `plan` wrote')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All components, or those of the stack that `-s` names')
            [CompletionResult]::new('--affected', '--affected', [CompletionResultType]::ParameterName, 'Only components that changes since a commit affect')
            [CompletionResult]::new('--include-dependents', '--include-dependents', [CompletionResultType]::ParameterName, 'With `--affected`: what depends on them too')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'wrap;tofu' {
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The stack')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'The stack')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The identity to use: a name, `false` for none, or nothing to pick one')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'The identity to use: a name, `false` for none, or nothing to pick one')
            [CompletionResult]::new('--min-remaining', '--min-remaining', [CompletionResultType]::ParameterName, 'Refuse to start when the credentials end sooner and cannot be renewed: `90m`, `1h30m`')
            [CompletionResult]::new('--planfile', '--planfile', [CompletionResultType]::ParameterName, 'Apply this plan file')
            [CompletionResult]::new('--components', '--components', [CompletionResultType]::ParameterName, 'Only these components')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Only components for which this yq expression is true')
            [CompletionResult]::new('--tags', '--tags', [CompletionResultType]::ParameterName, 'Only components with one of these in `metadata.tags`')
            [CompletionResult]::new('--labels', '--labels', [CompletionResultType]::ParameterName, 'Only components with all of these in `metadata.labels`')
            [CompletionResult]::new('--base', '--base', [CompletionResultType]::ParameterName, 'With `--affected`: the commit to compare with')
            [CompletionResult]::new('--ref', '--ref', [CompletionResultType]::ParameterName, 'With `--affected`: the commit to compare with')
            [CompletionResult]::new('--sha', '--sha', [CompletionResultType]::ParameterName, 'With `--affected`: the commit to compare with')
            [CompletionResult]::new('--repo-path', '--repo-path', [CompletionResultType]::ParameterName, 'With `--affected`: a checkout to compare with')
            [CompletionResult]::new('--max-concurrency', '--max-concurrency', [CompletionResultType]::ParameterName, 'How many may run at once')
            [CompletionResult]::new('--failure-mode', '--failure-mode', [CompletionResultType]::ParameterName, 'Whether a failure ends all, or stops only what depends on it: `fail-fast`, `keep-going`')
            [CompletionResult]::new('--log-order', '--log-order', [CompletionResultType]::ParameterName, 'Whether the output of several at once appears when each has ended, or as it comes: `grouped`, `stream`')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be written and run, and do nothing')
            [CompletionResult]::new('--skip-init', '--skip-init', [CompletionResultType]::ParameterName, 'Do not run `terraform init`')
            [CompletionResult]::new('--allow-exec', '--allow-exec', [CompletionResultType]::ParameterName, 'Let `!exec` in the stack manifests run programs')
            [CompletionResult]::new('--from-plan', '--from-plan', [CompletionResultType]::ParameterName, 'Apply the plan file that the last `plan` wrote')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'All components, or those of the stack that `-s` names')
            [CompletionResult]::new('--affected', '--affected', [CompletionResultType]::ParameterName, 'Only components that changes since a commit affect')
            [CompletionResult]::new('--include-dependents', '--include-dependents', [CompletionResultType]::ParameterName, 'With `--affected`: what depends on them too')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'wrap;auth' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Sign in and write the Azure CLI''s files, as `az login` does')
            [CompletionResult]::new('whoami', 'whoami', [CompletionResultType]::ParameterValue, 'Show who you are and how long the tokens last. Never signs in')
            [CompletionResult]::new('exec', 'exec', [CompletionResultType]::ParameterValue, 'Run a program with the credentials')
            [CompletionResult]::new('env', 'env', [CompletionResultType]::ParameterValue, 'Print the environment variables that make programs use the credentials')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a refusal of Entra ID: what it means and what to do. Needs no network')
            break
        }
        'wrap;auth;login' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The identity: a name, or nothing to pick one')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'The identity: a name, or nothing to pick one')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Ask for a new sign-in even when a renewal would do')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Ask for a new sign-in even when a renewal would do')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'wrap;auth;whoami' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The identity: a name, or nothing to pick one')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'The identity: a name, or nothing to pick one')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;auth;exec' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The identity: a name, or nothing to pick one')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'The identity: a name, or nothing to pick one')
            [CompletionResult]::new('--min-remaining', '--min-remaining', [CompletionResultType]::ParameterName, 'Refuse to start when the credentials end sooner and cannot be renewed: `90m`, `1h30m`')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'wrap;auth;env' {
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'The identity: a name, or nothing to pick one')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'The identity: a name, or nothing to pick one')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print them')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print them')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;auth;explain' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'wrap;describe' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('component', 'component', [CompletionResultType]::ParameterValue, 'One component of a stack')
            [CompletionResult]::new('stacks', 'stacks', [CompletionResultType]::ParameterValue, 'All stacks with their components')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'The configuration, merged')
            [CompletionResult]::new('dependents', 'dependents', [CompletionResultType]::ParameterValue, 'What depends on a component')
            [CompletionResult]::new('locals', 'locals', [CompletionResultType]::ParameterValue, 'The locals of manifests, as they are written')
            [CompletionResult]::new('affected', 'affected', [CompletionResultType]::ParameterValue, 'The components that changes since a commit affect')
            break
        }
        'wrap;describe;component' {
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The stack')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'The stack')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects, such as `.vars.tags[0]`')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects, such as `.vars.tags[0]`')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output')
            [CompletionResult]::new('--process-templates', '--process-templates', [CompletionResultType]::ParameterName, 'Whether Go templates are rendered')
            [CompletionResult]::new('--process-functions', '--process-functions', [CompletionResultType]::ParameterName, 'Whether functions such as `!env` are evaluated')
            [CompletionResult]::new('--provenance', '--provenance', [CompletionResultType]::ParameterName, 'Show the file and line of each value, as comments of YAML')
            [CompletionResult]::new('-i', '-i', [CompletionResultType]::ParameterName, 'Accepted for compatibility: describing never signs in')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'Accepted for compatibility: describing never signs in')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;describe;stacks' {
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Only this stack, or the one of this manifest')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'Only this stack, or the one of this manifest')
            [CompletionResult]::new('--components', '--components', [CompletionResultType]::ParameterName, 'Only these components, and those that inherit from them')
            [CompletionResult]::new('--component-types', '--component-types', [CompletionResultType]::ParameterName, 'Only components of these types, such as `terraform`')
            [CompletionResult]::new('--sections', '--sections', [CompletionResultType]::ParameterName, 'Only these sections, such as `vars,settings`')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects, such as `.vars.tags[0]`')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects, such as `.vars.tags[0]`')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output')
            [CompletionResult]::new('--process-templates', '--process-templates', [CompletionResultType]::ParameterName, 'Whether Go templates are rendered')
            [CompletionResult]::new('--process-functions', '--process-functions', [CompletionResultType]::ParameterName, 'Whether functions such as `!env` are evaluated')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('--include-empty-stacks', '--include-empty-stacks', [CompletionResultType]::ParameterName, 'Show stacks without components too')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;describe;config' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects, such as `.vars.tags[0]`')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects, such as `.vars.tags[0]`')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;describe;dependents' {
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The stack')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'The stack')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects, such as `.vars.tags[0]`')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects, such as `.vars.tags[0]`')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output')
            [CompletionResult]::new('--process-templates', '--process-templates', [CompletionResultType]::ParameterName, 'Whether Go templates are rendered')
            [CompletionResult]::new('--process-functions', '--process-functions', [CompletionResultType]::ParameterName, 'Whether functions such as `!env` are evaluated')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('--include-settings', '--include-settings', [CompletionResultType]::ParameterName, 'Show the settings of each dependent')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;describe;locals' {
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Only of this stack')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'Only of this stack')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects, such as `.vars.tags[0]`')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects, such as `.vars.tags[0]`')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Write to this file instead of standard output')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;describe;affected' {
            [CompletionResult]::new('--base', '--base', [CompletionResultType]::ParameterName, 'The commit to compare with: a branch, tag or SHA')
            [CompletionResult]::new('--ref', '--ref', [CompletionResultType]::ParameterName, 'The commit to compare with: a branch, tag or SHA')
            [CompletionResult]::new('--repo-path', '--repo-path', [CompletionResultType]::ParameterName, 'A checkout of the base, instead of a commit')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file; a matrix is appended as `matrix=…` and `count=…`')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Write to this file; a matrix is appended as `matrix=…` and `count=…`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects')
            [CompletionResult]::new('--query', '--query', [CompletionResultType]::ParameterName, 'Print only what this yq expression selects')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Only components of this stack')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'Only components of this stack')
            [CompletionResult]::new('--process-templates', '--process-templates', [CompletionResultType]::ParameterName, 'Whether Go templates are rendered')
            [CompletionResult]::new('--process-functions', '--process-functions', [CompletionResultType]::ParameterName, 'Whether functions such as `!env` are evaluated')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('--include-dependents', '--include-dependents', [CompletionResultType]::ParameterName, 'Show what depends on each component')
            [CompletionResult]::new('--include-settings', '--include-settings', [CompletionResultType]::ParameterName, 'Show the settings of each component')
            [CompletionResult]::new('--exclude-locked', '--exclude-locked', [CompletionResultType]::ParameterName, 'Leave locked components out')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;list' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('stacks', 'stacks', [CompletionResultType]::ParameterValue, 'The names of all stacks')
            [CompletionResult]::new('components', 'components', [CompletionResultType]::ParameterValue, 'All components, with their types and the number of their stacks')
            [CompletionResult]::new('instances', 'instances', [CompletionResultType]::ParameterValue, 'Each component of each stack')
            break
        }
        'wrap;list;stacks' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Only what is in this stack')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'Only what is in this stack')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'What to show, such as `Component={{ .atmos_component }}`; may be repeated')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;list;components' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Only what is in this stack')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'Only what is in this stack')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'What to show, such as `Component={{ .atmos_component }}`; may be repeated')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;list;instances' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Only what is in this stack')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'Only what is in this stack')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'What to show, such as `Component={{ .atmos_component }}`; may be repeated')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;validate' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print what is found')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print what is found')
            [CompletionResult]::new('--schemas-atmos-manifest', '--schemas-atmos-manifest', [CompletionResultType]::ParameterName, 'Hold every manifest against this JSON Schema too')
            [CompletionResult]::new('--schemas-jsonschema-dir', '--schemas-jsonschema-dir', [CompletionResultType]::ParameterName, 'Where the schemas of `settings.validation` lie')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('stacks', 'stacks', [CompletionResultType]::ParameterValue, 'The stacks, with the code of their components')
            [CompletionResult]::new('component', 'component', [CompletionResultType]::ParameterValue, 'One component of a stack')
            [CompletionResult]::new('auth', 'auth', [CompletionResultType]::ParameterValue, 'The providers and identities of the project')
            break
        }
        'wrap;validate;stacks' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print what is found')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print what is found')
            [CompletionResult]::new('--schemas-atmos-manifest', '--schemas-atmos-manifest', [CompletionResultType]::ParameterName, 'Hold every manifest against this JSON Schema too')
            [CompletionResult]::new('--schemas-jsonschema-dir', '--schemas-jsonschema-dir', [CompletionResultType]::ParameterName, 'Where the schemas of `settings.validation` lie')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;validate;component' {
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'The stack')
            [CompletionResult]::new('--stack', '--stack', [CompletionResultType]::ParameterName, 'The stack')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print what is found')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print what is found')
            [CompletionResult]::new('--schemas-atmos-manifest', '--schemas-atmos-manifest', [CompletionResultType]::ParameterName, 'Hold every manifest against this JSON Schema too')
            [CompletionResult]::new('--schemas-jsonschema-dir', '--schemas-jsonschema-dir', [CompletionResultType]::ParameterName, 'Where the schemas of `settings.validation` lie')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;validate;auth' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'How to print what is found')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print what is found')
            [CompletionResult]::new('--schemas-atmos-manifest', '--schemas-atmos-manifest', [CompletionResultType]::ParameterName, 'Hold every manifest against this JSON Schema too')
            [CompletionResult]::new('--schemas-jsonschema-dir', '--schemas-jsonschema-dir', [CompletionResultType]::ParameterName, 'Where the schemas of `settings.validation` lie')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'wrap;git' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('hooks', 'hooks', [CompletionResultType]::ParameterValue, 'Install and run hooks')
            break
        }
        'wrap;git;hooks' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Install hooks that call `wrap git hooks run`')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Run the command of a hook; `pre-push` without one validates what is pushed')
            break
        }
        'wrap;git;hooks;install' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Replace hooks of others')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace hooks of others')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'wrap;git;hooks;run' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'wrap;demo' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'wrap;emulator' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'wrap;generate' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read this configuration file and no others; may be repeated')
            [CompletionResult]::new('--config-path', '--config-path', [CompletionResultType]::ParameterName, 'Read the configuration in this folder and no other; may be repeated')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Lay this profile over the configuration; may be repeated')
            [CompletionResult]::new('--base-path', '--base-path', [CompletionResultType]::ParameterName, 'The folder that holds stacks and components')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
