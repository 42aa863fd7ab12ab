//! How an expression is read: by the strength with which words bind, as in the Azure CLI's own
//! library (jmespath.py 1.0, `parser.py`).

use super::{
    expression::Expression,
    token::{Token, tokens},
};

/// Reads `text`; `None` when it is no expression.
pub(super) fn parse(text: &str) -> Option<Expression> {
    let mut parser = Parser { tokens: tokens(text)?, position: 0, depth: 0 };
    let expression = parser.expression(0)?;
    (*parser.next() == Token::End).then_some(expression)
}

/// What binds weaker ends the part of an expression that is done with each item.
const ENDS_PROJECTION: u8 = 10;
/// Nobody writes more; the process would run out of stack.
const DEPTH: usize = 100;

fn strength(token: &Token) -> u8 {
    match token {
        Token::Sign('|') => 1,
        Token::Or => 2,
        Token::And => 3,
        Token::Equal | Token::NotEqual | Token::LessOrEqual | Token::GreaterOrEqual | Token::Sign('<' | '>') => 5,
        Token::Flatten => 9,
        Token::Sign('*') => 20,
        Token::Filter => 21,
        Token::Sign('.') => 40,
        Token::Sign('!') => 45,
        Token::Sign('{') => 50,
        Token::Sign('[') => 55,
        Token::Sign('(') => 60,
        _ => 0,
    }
}

struct Parser {
    tokens: Vec<Token>,
    position: usize,
    depth: usize,
}

impl Parser {
    fn next(&self) -> &Token {
        self.tokens.get(self.position).unwrap_or(&Token::End)
    }

    fn take(&mut self) -> Token {
        let token = self.next().clone();
        self.position += 1;
        token
    }

    fn take_if(&mut self, sign: char) -> bool {
        let is_there = *self.next() == Token::Sign(sign);
        self.position += usize::from(is_there);
        is_there
    }

    fn expect(&mut self, sign: char) -> Option<()> {
        self.take_if(sign).then_some(())
    }

    fn boxed(&mut self, strength: u8) -> Option<Box<Expression>> {
        self.expression(strength).map(Box::new)
    }

    fn expression(&mut self, weaker: u8) -> Option<Expression> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let mut left = self.first()?;
        while weaker < strength(self.next()) {
            left = self.behind(left)?;
        }
        self.depth -= 1;
        Some(left)
    }

    /// An expression that nothing stands in front of.
    fn first(&mut self) -> Option<Expression> {
        Some(match self.take() {
            Token::Literal(item) => Expression::Literal(item),
            Token::Name(name) => Expression::Field(name),
            Token::Quoted(name) if *self.next() != Token::Sign('(') => Expression::Field(name),
            Token::Sign('@') => Expression::Current,
            Token::Sign('*') => Expression::EachValue(Box::new(Expression::Current), self.for_each(20)?),
            Token::Filter => self.filter(Expression::Current)?,
            Token::Flatten => self.flatten(Expression::Current)?,
            Token::Sign('{') => self.fields()?,
            Token::Sign('[') => self.bracket()?,
            Token::Sign('!') => Expression::Not(self.boxed(45)?),
            Token::Sign('&') => Expression::Reference(self.boxed(0)?),
            Token::Sign('(') => {
                let inner = self.expression(0)?;
                self.expect(')')?;
                inner
            }
            _ => return None,
        })
    }

    /// What the next word makes of the expression in front of it.
    fn behind(&mut self, left: Expression) -> Option<Expression> {
        let token = self.take();
        let strength = strength(&token);
        let own = |left| Box::new(left);
        Some(match token {
            Token::Sign('.') if self.take_if('*') => Expression::EachValue(own(left), self.for_each(strength)?),
            Token::Sign('.') => Expression::Then(own(left), self.behind_dot(strength)?),
            Token::Sign('|') => Expression::Then(own(left), self.boxed(strength)?),
            Token::Or => Expression::Or(own(left), self.boxed(strength)?),
            Token::And => Expression::And(own(left), self.boxed(strength)?),
            Token::Filter => self.filter(left)?,
            Token::Flatten => self.flatten(left)?,
            Token::Sign('[') => self.index_behind(left)?,
            Token::Sign('(') => self.call(left)?,
            Token::Sign('<' | '>') | Token::Equal | Token::NotEqual | Token::LessOrEqual | Token::GreaterOrEqual => {
                Expression::Compare(token, own(left), self.boxed(strength)?)
            }
            _ => return None,
        })
    }

    /// What is done with each item: nothing, when the next word ends it.
    fn for_each(&mut self, weaker: u8) -> Option<Box<Expression>> {
        match self.next() {
            next if strength(next) < ENDS_PROJECTION => Some(Box::new(Expression::Current)),
            Token::Sign('[') | Token::Filter => self.boxed(weaker),
            Token::Sign('.') => {
                self.take();
                self.behind_dot(weaker)
            }
            _ => None,
        }
    }

    fn behind_dot(&mut self, weaker: u8) -> Option<Box<Expression>> {
        match self.next() {
            Token::Name(_) | Token::Quoted(_) | Token::Sign('*') => self.boxed(weaker),
            Token::Sign('[') => {
                self.take();
                self.list().map(Box::new)
            }
            Token::Sign('{') => {
                self.take();
                self.fields().map(Box::new)
            }
            _ => None,
        }
    }

    fn filter(&mut self, left: Expression) -> Option<Expression> {
        let condition = self.boxed(0)?;
        self.expect(']')?;
        let each = if *self.next() == Token::Flatten { Box::new(Expression::Current) } else { self.for_each(21)? };
        Some(Expression::Filter(Box::new(left), each, condition))
    }

    fn flatten(&mut self, left: Expression) -> Option<Expression> {
        Some(Expression::Each(Box::new(Expression::Flatten(Box::new(left))), self.for_each(9)?))
    }

    /// `[0]`, `[1:2]`, `[*]` or `[a, b]`, with nothing in front.
    fn bracket(&mut self) -> Option<Expression> {
        match self.next() {
            Token::Number(_) | Token::Sign(':') => self.index(Expression::Current),
            Token::Sign('*') if self.tokens.get(self.position + 1) == Some(&Token::Sign(']')) => {
                self.position += 2;
                Some(Expression::Each(Box::new(Expression::Current), self.for_each(20)?))
            }
            _ => self.list(),
        }
    }

    fn index_behind(&mut self, left: Expression) -> Option<Expression> {
        if matches!(self.next(), Token::Number(_) | Token::Sign(':')) {
            return self.index(left);
        }
        self.expect('*')?;
        self.expect(']')?;
        Some(Expression::Each(Box::new(left), self.for_each(20)?))
    }

    /// An index, or a slice, whose items the rest is done with; unless an index is in front of it.
    fn index(&mut self, left: Expression) -> Option<Expression> {
        let is_behind_index = matches!(left, Expression::Indexed(..));
        let inside = self.inside_brackets()?;
        let is_slice = matches!(inside, Expression::Slice(_));
        let indexed = Expression::Indexed(Box::new(left), Box::new(inside));
        if is_slice && !is_behind_index {
            return Some(Expression::Each(Box::new(indexed), self.for_each(20)?));
        }
        Some(indexed)
    }

    fn inside_brackets(&mut self) -> Option<Expression> {
        if let (Token::Number(index), Some(Token::Sign(']'))) = (self.next(), self.tokens.get(self.position + 1)) {
            let index = Expression::Index(*index);
            self.position += 2;
            return Some(index);
        }
        let mut parts = [None; 3];
        let mut part = 0;
        loop {
            match self.take() {
                Token::Sign(']') => return Some(Expression::Slice(parts)),
                Token::Sign(':') if part < 2 => part += 1,
                Token::Number(number) => parts[part] = Some(number),
                _ => return None,
            }
        }
    }

    fn call(&mut self, left: Expression) -> Option<Expression> {
        let Expression::Field(name) = left else { return None };
        let mut arguments = Vec::new();
        while !self.take_if(')') {
            arguments.push(self.expression(0)?);
            self.take_if(',');
        }
        Some(Expression::Call(name, arguments))
    }

    fn list(&mut self) -> Option<Expression> {
        let mut items = vec![self.expression(0)?];
        while !self.take_if(']') {
            self.expect(',')?;
            items.push(self.expression(0)?);
        }
        Some(Expression::List(items))
    }

    fn fields(&mut self) -> Option<Expression> {
        let mut fields = Vec::new();
        loop {
            let (Token::Name(name) | Token::Quoted(name)) = self.take() else { return None };
            self.expect(':')?;
            fields.push((name, self.expression(0)?));
            if self.take_if('}') {
                return Some(Expression::Fields(fields));
            }
            self.take_if(',');
        }
    }
}
