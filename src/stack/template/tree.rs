//! A parsed template made ready: method-style names, known functions, printing, and where it is.

use std::collections::BTreeSet;

use gotmpl::parse::{ActionNode, BranchNode, CommandNode, Expr, ListNode, Node, Number, PipeNode, Pos, SmolStr};

/// Functions of our own, under names that nobody can write.
pub(super) const MARK: &str = " mark";
pub(super) const PRINT: &str = " print";

/// What Go's own library gives every template.
const BUILT_IN: [&str; 19] = [
    "and", "or", "not", "len", "index", "slice", "print", "printf", "println", "html", "js", "urlquery", "call", "eq",
    "ne", "lt", "le", "gt", "ge",
];

/// A function that nobody knows, and the byte where it is called.
pub(super) struct Unknown {
    pub(super) name: String,
    pub(super) offset: usize,
}

/// Prepares trees for a set of functions.
pub(super) struct Preparation<'f> {
    pub(super) known: &'f BTreeSet<String>,
    pub(super) unknown: Vec<Unknown>,
}

impl Preparation<'_> {
    /// Marks every node with its place, lets actions print as Go prints, and joins `strings.Title`
    /// to one name, because the engine knows no methods.
    pub(super) fn prepare(&mut self, list: &mut ListNode) {
        let nodes = std::mem::take(&mut list.nodes);
        for mut node in nodes {
            let position = self.prepare_node(&mut node);
            list.nodes.extend(position.map(mark));
            if let Node::Action(action) = &mut node {
                list.nodes.extend(mutation(action));
                if action.pipe.decl.is_empty() {
                    action.pipe.commands.push(command(action.pos, vec![name(action.pos, PRINT)]));
                }
            }
            list.nodes.push(node);
        }
    }

    fn prepare_node(&mut self, node: &mut Node) -> Option<Pos> {
        match node {
            Node::Text(text) => return Some(text.pos),
            Node::Action(action) => {
                self.prepare_pipe(&mut action.pipe);
                return Some(action.pos);
            }
            Node::If(branch) | Node::Range(branch) | Node::With(branch) => {
                self.prepare_branch(branch);
                return Some(branch.pos);
            }
            Node::Template(call) => {
                call.pipe.iter_mut().for_each(|pipe| self.prepare_pipe(pipe));
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
        self.prepare(&mut branch.body);
        branch.else_body.iter_mut().for_each(|list| self.prepare(list));
    }

    fn prepare_pipe(&mut self, pipe: &mut PipeNode) {
        for argument in pipe.commands.iter_mut().flat_map(|command| &mut command.args) {
            self.prepare_expression(argument);
        }
    }

    fn prepare_expression(&mut self, expression: &mut Expr) {
        if let Expr::Chain(position, inner, fields) = expression
            && let Expr::Identifier(_, space) = inner.as_ref()
            && let method = format!("{space}.{}", fields[0])
            && (self.known.contains(&method) || !self.is_known(space))
        {
            let joined = name(*position, &method);
            let rest = fields.split_off(1);
            *expression = if rest.is_empty() { joined } else { Expr::Chain(*position, Box::new(joined), rest) };
        }
        match expression {
            Expr::Identifier(position, name) if !self.is_known(name) => {
                self.unknown.push(Unknown { name: name.to_string(), offset: position.offset });
            }
            Expr::Pipe(_, pipe) => self.prepare_pipe(pipe),
            Expr::Chain(_, inner, _) => self.prepare_expression(inner),
            _ => {}
        }
    }

    fn is_known(&self, name: &str) -> bool {
        BUILT_IN.contains(&name) || self.known.contains(name)
    }
}

/// Go's maps are changed in place by `set` and `unset`; ours are not, so the variable gets the new one.
fn mutation(action: &mut ActionNode) -> Option<Node> {
    let [call] = action.pipe.commands.as_slice() else { return None };
    let [Expr::Identifier(_, function), variable @ Expr::Variable(_, map, fields), ..] = call.args.as_slice() else {
        return None;
    };
    if !matches!(function.as_str(), "set" | "unset") || !fields.is_empty() || map.as_str() == "$" {
        return None;
    }
    let pipe = PipeNode { decl: vec![map.clone()], is_assign: true, ..action.pipe.clone() };
    action.pipe.commands = vec![command(action.pos, vec![variable.clone()])];
    Some(Node::Action(ActionNode { pos: action.pos, pipe }))
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
