//! A parsed template made ready: method-style names, known functions, printing, and where it is.

use std::collections::BTreeSet;

use gotmpl::parse::{ActionNode, BranchNode, CommandNode, Expr, ListNode, Node, Number, PipeNode, Pos, SmolStr};

/// Functions of our own, under names that nobody can write.
pub(super) const MARK: &str = " mark";
pub(super) const PRINT: &str = " print";
pub(super) const NOTHING: &str = " nothing";

/// What Go's own library gives every template.
const BUILT_IN: [&str; 19] = [
    "and", "or", "not", "len", "index", "slice", "print", "printf", "println", "html", "js", "urlquery", "call", "eq",
    "ne", "lt", "le", "gt", "ge",
];

/// Functions that change the map they are given.
const IN_PLACE: [&str; 6] = ["set", "unset", "merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite"];

/// What a template must not do.
pub(super) enum Refusal {
    /// Call a function that nobody knows.
    Function(String),
    /// Change a map that is in no variable, with this function.
    InPlace(String),
}

/// Prepares trees for a set of functions.
pub(super) struct Preparation<'f> {
    known: &'f BTreeSet<String>,
    /// With the bytes where they are written.
    pub(super) refusals: Vec<(usize, Refusal)>,
    /// What must be done before the node that is being prepared.
    before: Vec<Node>,
}

impl<'f> Preparation<'f> {
    pub(super) fn new(known: &'f BTreeSet<String>) -> Self {
        Self { known, refusals: Vec::new(), before: Vec::new() }
    }

    /// Marks every node with its place, lets actions print as Go prints, and joins `strings.Title`
    /// to one name, because the engine knows no methods.
    pub(super) fn prepare(&mut self, list: &mut ListNode) {
        let nodes = std::mem::take(&mut list.nodes);
        for mut node in nodes {
            let position = self.prepare_node(&mut node);
            list.nodes.extend(position.map(mark));
            list.nodes.append(&mut self.before);
            if let Node::Action(action) = &mut node
                && action.pipe.decl.is_empty()
            {
                action.pipe.commands.push(command(action.pos, vec![name(action.pos, PRINT)]));
            }
            list.nodes.push(node);
        }
    }

    fn prepare_node(&mut self, node: &mut Node) -> Option<Pos> {
        match node {
            Node::Text(text) => return Some(text.pos),
            Node::Action(action) => {
                if let Some(function) =
                    action.pipe.decl.iter().find(|name| *name == "$_").and_then(|_| lost(&action.pipe))
                {
                    self.refusals.push((action.pos.offset, Refusal::InPlace(function)));
                }
                self.prepare_pipe(&mut action.pipe);
                return Some(action.pos);
            }
            Node::If(branch) | Node::Range(branch) | Node::With(branch) => {
                self.prepare_branch(branch);
                return Some(branch.pos);
            }
            Node::Template(call) => {
                // Without an argument there is nothing to see, for the engine everything.
                let position = call.pos;
                let nothing = || pipe(position, command(position, vec![name(position, NOTHING)]));
                self.prepare_pipe(call.pipe.get_or_insert_with(nothing));
                return Some(call.pos);
            }
            Node::List(list) => self.prepare(list),
            Node::Define(define) => self.prepare(&mut define.body),
            Node::Break(_) | Node::Continue(_) => {}
        }
        None
    }

    fn prepare_branch(&mut self, branch: &mut BranchNode) {
        self.prepare_pipe(&mut branch.pipe);
        let before = std::mem::take(&mut self.before);
        self.prepare(&mut branch.body);
        branch.else_body.iter_mut().for_each(|list| self.prepare(list));
        self.before = before;
    }

    fn prepare_pipe(&mut self, pipe: &mut PipeNode) {
        for command in &mut pipe.commands {
            command.args.iter_mut().for_each(|argument| self.prepare_expression(argument));
            self.before.extend(mutation(command));
        }
    }

    fn prepare_expression(&mut self, expression: &mut Expr) {
        if let Expr::Chain(position, inner, fields) = expression
            && let Expr::Identifier(_, space) = inner.as_ref()
            && let method = format!("{space}.{}", fields[0])
            && (self.is_namespace(space) || !self.is_known(space))
        {
            let joined = name(*position, &method);
            let rest = fields.split_off(1);
            *expression = if rest.is_empty() { joined } else { Expr::Chain(*position, Box::new(joined), rest) };
        }
        match expression {
            Expr::Identifier(position, name) if !self.is_known(name) => {
                self.refusals.push((position.offset, Refusal::Function(name.to_string())));
            }
            Expr::Pipe(_, pipe) => self.prepare_pipe(pipe),
            Expr::Chain(_, inner, _) => self.prepare_expression(inner),
            _ => {}
        }
    }

    /// Whether functions stand below this name, such as `env.Getenv` below `env`, which is also one itself.
    fn is_namespace(&self, name: &str) -> bool {
        let start = format!("{name}.");
        self.known.range(start.clone()..).next().is_some_and(|known| known.starts_with(&start))
    }

    fn is_known(&self, name: &str) -> bool {
        BUILT_IN.contains(&name) || self.known.contains(name)
    }
}

/// Go's maps are changed in place; ours are not, so the variable gets the new one before the node is executed.
fn mutation(call: &mut CommandNode) -> Option<Node> {
    let position = call.pos;
    let [Expr::Identifier(_, function), Expr::Variable(_, map, fields), ..] = call.args.as_slice() else { return None };
    if !IN_PLACE.contains(&function.as_str()) || map.as_str() == "$" || call.args.len() < 3 {
        return None;
    }
    let map = map.clone();
    let variable = |fields: &[SmolStr]| Expr::Variable(position, map.clone(), fields.to_vec());
    let result = variable(fields);
    let mut changed = command(position, call.args.clone());
    // `set $a.b "c" 1` is `$a = set $a "b" (set $a.b "c" 1)`.
    for depth in (0..fields.len()).rev() {
        let inner = Expr::Pipe(position, pipe(position, changed));
        let field = Expr::String(position, fields[depth].as_str().into());
        changed = command(position, vec![name(position, "set"), variable(&fields[..depth]), field, inner]);
    }
    call.args = vec![result];
    Some(Node::Action(ActionNode {
        pos: position,
        pipe: PipeNode { decl: vec![map.clone()], is_assign: true, ..pipe(position, changed) },
    }))
}

/// The function of `$_ := set .vars …`, whose only use would be to change what is in no variable.
fn lost(pipe: &PipeNode) -> Option<String> {
    let [call] = pipe.commands.as_slice() else { return None };
    let [Expr::Identifier(_, function), map, ..] = call.args.as_slice() else { return None };
    let is_variable = matches!(map, Expr::Variable(_, name, _) if name.as_str() != "$");
    (IN_PLACE.contains(&function.as_str()) && !is_variable).then(|| function.to_string())
}

fn pipe(position: Pos, call: CommandNode) -> PipeNode {
    PipeNode { pos: position, decl: Vec::new(), commands: vec![call], is_assign: false }
}

/// Notes the place, and prints nothing because it declares a variable.
fn mark(position: Pos) -> Node {
    let offset = i64::try_from(position.offset).unwrap_or(i64::MAX);
    let call = command(position, vec![name(position, MARK), Expr::Number(position, Number::Int(offset))]);
    let decl = vec![SmolStr::new_static("$ mark")];
    let pipe = PipeNode { pos: position, decl, commands: vec![call], is_assign: false };
    Node::Action(ActionNode { pos: position, pipe })
}

fn command(position: Pos, args: Vec<Expr>) -> CommandNode {
    CommandNode { pos: position, args }
}

fn name(position: Pos, name: &str) -> Expr {
    Expr::Identifier(position, name.into())
}
