//! What is true about reviews, directives and tasks: types, rules, derived states.
