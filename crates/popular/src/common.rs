//! Access logs in the Common and Combined Log Format, as written by nginx, Apache and most other servers.

use crate::entry::{Entry, Hit, Read, Unreadable};
use crate::time::Clock;

/// Parses one line: `192.0.2.7 - - [10/Mar/2025:13:55:36 +0100] "GET /a/ HTTP/2.0" 200 512 "referrer" "agent"`. The
/// Common format ends after the number of bytes. A virtual host may precede the address.
pub fn read<'a>(line: &'a str, clock: &mut Clock) -> Read<'a> {
    if line.trim().is_empty() {
        return Ok(Entry::Nothing);
    }
    let (visitor, time, rest) = time(line, clock)?;
    let (request, rest) = quoted(rest).ok_or("no request in quotes")?;
    let mut parts = rest.trim_start().splitn(3, ' ');
    let status = parts.next().and_then(|status| status.parse().ok()).ok_or("no status")?;
    let rest = parts.nth(1).unwrap_or_default();
    let agent = quoted(rest).and_then(|(_, rest)| quoted(rest)).map(|(agent, _)| agent.into());
    let mut request = request.split(' ');
    let get = request.next() == Some("GET");
    let path = request.next().unwrap_or_default();
    Ok(Entry::Hit(Hit {
        time,
        path: path.into(),
        visitor: visitor.into(),
        agent,
        status,
        get,
        ..Hit::default()
    }))
}

/// Returns the time, and what is before and after it. It is the first in brackets: IPv6 addresses may be in brackets too.
fn time<'a>(line: &'a str, clock: &mut Clock) -> Result<(&'a str, i64, &'a str), Unreadable> {
    let mut reason = "no time in square brackets";
    for (at, _) in line.match_indices(" [") {
        let Some((stamp, rest)) = line[at + 2..].split_once(']') else { break };
        if let Some(time) = clock.common(stamp) {
            return Ok((&line[..=at], time, rest));
        }
        reason = "invalid time";
    }
    Err(reason)
}

/// Returns the next quoted text and what follows it; within quotes, `\"` and `\\` are escapes.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (_, text) = text.split_once('"')?;
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })?;
    Some((&text[..end], &text[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(line: &str) -> Hit<'_> {
        match read(line, &mut Clock::default()) {
            Ok(Entry::Hit(hit)) => hit,
            other => unreachable!("{line}: {other:?}"),
        }
    }

    #[test]
    fn combined_lines_are_read() {
        let line = r#"192.0.2.7 - - [10/Mar/2025:12:55:36 +0000] "GET /a/?b HTTP/2.0" 200 512 "https://x.example/" "An \"odd\" agent""#;
        let expected = Hit {
            time: 1_741_611_336,
            path: "/a/?b".into(),
            visitor: "192.0.2.7 - - ".into(),
            agent: Some(r#"An \"odd\" agent"#.into()),
            ..Hit::default()
        };
        assert_eq!(hit(line), expected);
    }

    #[test]
    fn common_lines_have_no_agent() {
        let Hit { agent, status, get, .. } =
            hit(r#"blog.example:443 2001:db8::7 - - [10/Mar/2025:12:55:36 +0000] "HEAD / HTTP/1.1" 304 -"#);
        assert_eq!((agent, status, get), (None, 304, false));
    }

    #[test]
    fn agent_may_end_with_a_backslash() {
        let line = r#"192.0.2.7 - - [10/Mar/2025:12:55:36 +0000] "GET / HTTP/1.1" 200 512 "-" "curl\\""#;
        assert_eq!(hit(line).agent.as_deref(), Some(r"curl\\"));
    }

    #[test]
    fn virtual_host_may_be_an_ipv6_address() {
        let line = r#"[2001:db8::1]:443 192.0.2.7 - - [10/Mar/2025:12:55:36 +0000] "GET / HTTP/1.1" 200 512"#;
        assert_eq!(hit(line).visitor, "[2001:db8::1]:443 192.0.2.7 - - ");
    }

    #[test]
    fn addresses_in_brackets_may_precede_the_time() {
        for visitor in ["10.72.153.53 [2003:73::9e9] - - ", "[2001:db8::8] - - ", "a [b] [c] "] {
            let line = format!(r#"{visitor}[10/Mar/2025:12:55:36 +0000] "GET /a/ HTTP/2.0" 200 512"#);
            assert_eq!((&*hit(&line).visitor, hit(&line).time), (visitor, 1_741_611_336));
        }
    }

    #[test]
    fn quotes_and_brackets_in_a_request_are_part_of_it() {
        let line = r#"192.0.2.7 - - [10/Mar/2025:12:55:36 +0000] "GET /a\"b?c=[d]\\ HTTP/2.0" 200 512 "a\"b" "A \\\"B""#;
        let Hit { path, agent, .. } = hit(line);
        assert_eq!((&*path, agent.as_deref()), (r#"/a\"b?c=[d]\\"#, Some(r#"A \\\"B"#)));
    }

    #[test]
    fn garbage_requests_have_no_path() {
        let Hit { get, path, .. } =
            hit(r#"192.0.2.7 - - [10/Mar/2025:12:55:36 +0000] "\x16\x03\x01" 400 157 "-" "-""#);
        assert!(!get && path.is_empty());
    }

    #[test]
    fn malformed_lines_state_the_reason() {
        for (line, reason) in [
            ("cut off", "no time in square brackets"),
            ("192.0.2.7 - - [yesterday] \"GET / HTTP/1.1\" 200 1", "invalid time"),
            ("192.0.2.7 - - [10/Mar/2025:12:55:36 +0000] \"GET /a", "no request in quotes"),
            ("192.0.2.7 - - [10/Mar/2025:12:55:36 +0000] \"GET / HTTP/1.1\" - -", "no status"),
        ] {
            assert_eq!(read(line, &mut Clock::default()), Err(reason), "{line}");
        }
    }
}
