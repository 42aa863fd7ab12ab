# Chains that are longer than anybody writes them.
mkdir -p stacks/links stacks/wide
for number in $(seq 1 100); do
    echo "import: [links/$((number + 1))]" > "stacks/links/$number.yaml"
done
echo 'vars: {}' > stacks/links/101.yaml
echo 'import: [wide/1-a]' > stacks/import-wide.yaml
for number in $(seq 1 16); do
    for letter in a b; do
        next=$((number + 1))
        echo "import: [{path: wide/$next-a, context: {x: 1}}, {path: wide/$next-b, context: {x: 1}}]" > "stacks/wide/$number-$letter.yaml"
    done
done
echo 'vars: {}' | tee stacks/wide/17-a.yaml > stacks/wide/17-b.yaml
{
    echo 'locals:'
    for number in $(seq 1 150); do
        echo "  local$number: \"{{ .locals.local$((number + 1)) }}\""
    done
    echo '  local151: end'
    echo 'components: {terraform: {app: {}}}'
} > stacks/locals.yaml
{
    echo 'components:'
    echo '  terraform:'
    for number in $(seq 1 15); do
        echo "    a$number: {metadata: {inherits: [a$((number + 1)), b$((number + 1))]}}"
        echo "    b$number: {metadata: {inherits: [a$((number + 1)), b$((number + 1))]}}"
    done
    echo '    a16: {}'
    echo '    b16: {}'
} > stacks/bases.yaml
