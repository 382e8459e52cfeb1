//! Answers for Rust's http crate, whose StatusCode holds 100 to 999.
use http::StatusCode;
use std::io::{self, BufRead};

const NOT_CLAIMED: &str = "?";

fn status(code: &str) -> Option<StatusCode> {
    StatusCode::from_u16(code.parse().ok()?).ok()
}

fn phrase(code: &str) -> Option<&'static str> {
    status(code)?.canonical_reason()
}

fn predicate(code: &str, ask: fn(&StatusCode) -> bool) -> &'static str {
    match status(code) {
        Some(status) if ask(&status) => "yes",
        Some(_) => "no",
        None => NOT_CLAIMED,
    }
}

/// Texts with an escape in them are left out.
fn parse(cell: &str) -> String {
    if cell.contains('\\') {
        return NOT_CLAIMED.into();
    }
    StatusCode::from_bytes(cell.as_bytes()).map_or(String::new(), |status| status.as_str().into())
}

fn answer(column: &str, argument: &str) -> String {
    let found = match column {
        "reason.reason" => phrase(argument).unwrap_or(""),
        "reason_other.reason" => phrase(argument).unwrap_or(NOT_CLAIMED),
        "class.is_informational" => predicate(argument, StatusCode::is_informational),
        "class.is_success" => predicate(argument, StatusCode::is_success),
        "class.is_redirection" => predicate(argument, StatusCode::is_redirection),
        "class.is_client_error" => predicate(argument, StatusCode::is_client_error),
        "class.is_server_error" => predicate(argument, StatusCode::is_server_error),
        "parse.parse" => return parse(argument),
        _ => NOT_CLAIMED,
    };
    found.into()
}

fn main() {
    for line in io::stdin().lock().lines() {
        let line = line.expect("UTF-8");
        let mut cells = line.split('\t');
        let (column, argument) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        if column == "library" {
            println!("http\t{}", env!("HTTP_VERSION"));
        } else {
            println!("{}", answer(column, argument));
        }
    }
}
