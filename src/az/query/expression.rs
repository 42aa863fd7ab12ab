//! A `JMESPath` expression.

use super::token::Token;
use crate::az::item::Item;

/// An expression.
#[derive(Debug, PartialEq)]
pub(super) enum Expression {
    Current,
    Field(String),
    Literal(Item),
    Index(i64),
    Slice([Option<i64>; 3]),
    /// The second is done with what the first finds.
    Then(Box<Expression>, Box<Expression>),
    /// The same, where the second is an index or a slice.
    Indexed(Box<Expression>, Box<Expression>),
    /// The second is done with each item of the list that the first finds.
    Each(Box<Expression>, Box<Expression>),
    /// The same with the values of an object.
    EachValue(Box<Expression>, Box<Expression>),
    /// Of the list the items that meet the condition, which comes last.
    Filter(Box<Expression>, Box<Expression>, Box<Expression>),
    Flatten(Box<Expression>),
    Compare(Token, Box<Expression>, Box<Expression>),
    Or(Box<Expression>, Box<Expression>),
    And(Box<Expression>, Box<Expression>),
    Not(Box<Expression>),
    List(Vec<Expression>),
    Fields(Vec<(String, Expression)>),
    Call(String, Vec<Expression>),
    /// `&expression`, for functions.
    Reference(Box<Expression>),
}
