# A component that asks for 300 others.
{
    echo 'components:'
    echo '  terraform:'
    echo '    asks: {vars: {a: "{{ range $i := until 300 }}{{ (atmos.Component (print $i) $.stack).vars }}{{ end }}"}}'
    for number in $(seq 0 299); do
        echo "    \"$number\": {vars: {}}"
    done
} > stacks/many.yaml
