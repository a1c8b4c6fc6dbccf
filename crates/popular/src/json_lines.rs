//! Access logs with one JSON object per line: Caddy, Cloudflare Logpush, CloudFront.

use crate::entry::{Entry, Hit, Read};
use crate::{cloudfront, time};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;

/// Requests with a lower Cloudflare bot score are likely automated.
const LIKELY_AUTOMATED: u8 = 30;

/// A number of seconds or a string.
#[derive(Deserialize)]
#[serde(untagged)]
enum RawTime<'a> {
    Number(f64),
    #[serde(borrow)]
    Text(Cow<'a, str>),
}

impl RawTime<'_> {
    fn second(&self) -> Option<i64> {
        match self {
            // Logpush can be configured to write nanoseconds or seconds.
            Self::Number(number) if *number > 1e14 => Some((number / 1e9) as i64),
            Self::Number(number) => Some(*number as i64),
            Self::Text(text) => time::iso(text),
        }
    }
}

#[derive(Deserialize)]
struct Caddy<'a> {
    #[serde(borrow)]
    ts: RawTime<'a>,
    #[serde(borrow)]
    request: Option<Request<'a>>,
    #[serde(default)]
    status: u16,
}

#[derive(Deserialize)]
struct Request<'a> {
    #[serde(borrow)]
    method: Cow<'a, str>,
    #[serde(borrow)]
    uri: Cow<'a, str>,
    #[serde(borrow, default)]
    remote_ip: Cow<'a, str>,
    // The visitor's own address if Caddy is behind a trusted proxy.
    #[serde(borrow)]
    client_ip: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    headers: HashMap<Cow<'a, str>, Vec<Cow<'a, str>>>,
}

/// Parses a line of Caddy's access log. Lines of other Caddy logs contain no request.
pub fn caddy(line: &str) -> Read<'_> {
    if line.trim().is_empty() {
        return Ok(Entry::Nothing);
    }
    let Caddy { ts, request, status } = parse(line)?;
    let Some(Request { method, uri, remote_ip, client_ip, mut headers }) = request else {
        return Ok(Entry::Nothing);
    };
    let time = ts.second().ok_or("invalid time")?;
    let ahead = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"]
        .iter()
        .filter_map(|name| headers.get(*name)?.first())
        .any(|purpose| purpose.contains("prefetch") || purpose.contains("preview"));
    let agent = headers.get_mut("User-Agent").and_then(Vec::pop).unwrap_or_default();
    let visitor = client_ip.unwrap_or(remote_ip);
    let get = method == "GET";
    Ok(Entry::Hit(Hit {
        time,
        path: uri,
        host: None,
        visitor,
        agent: Some(agent),
        status,
        get,
        ahead,
        bot: false,
    }))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Logpush<'a> {
    #[serde(borrow)]
    edge_start_timestamp: RawTime<'a>,
    #[serde(borrow, rename = "ClientIP", default)]
    client_ip: Cow<'a, str>,
    #[serde(borrow)]
    client_request_method: Cow<'a, str>,
    #[serde(borrow, rename = "ClientRequestURI")]
    client_request_uri: Cow<'a, str>,
    #[serde(borrow)]
    client_request_user_agent: Option<Cow<'a, str>>,
    edge_response_status: u16,
    #[serde(default)]
    bot_score: u8,
    #[serde(borrow, default)]
    verified_bot_category: Cow<'a, str>,
}

/// Parses a line of Cloudflare Logpush, data set `http_requests`.
pub fn cloudflare(line: &str) -> Read<'_> {
    if line.trim().is_empty() {
        return Ok(Entry::Nothing);
    }
    let line: Logpush<'_> = parse(line)?;
    Ok(Entry::Hit(Hit {
        host: None,
        time: line.edge_start_timestamp.second().ok_or("invalid time")?,
        path: line.client_request_uri,
        visitor: line.client_ip,
        agent: line.client_request_user_agent,
        status: line.edge_response_status,
        get: line.client_request_method == "GET",
        ahead: false,
        // 0 means that no score was computed.
        bot: (1..LIKELY_AUTOMATED).contains(&line.bot_score) || !line.verified_bot_category.is_empty(),
    }))
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct CloudFront<'a> {
    #[serde(borrow)]
    date: Cow<'a, str>,
    #[serde(borrow)]
    time: Cow<'a, str>,
    #[serde(borrow)]
    c_ip: Cow<'a, str>,
    #[serde(borrow)]
    cs_method: Cow<'a, str>,
    #[serde(borrow)]
    cs_uri_stem: Cow<'a, str>,
    #[serde(borrow)]
    sc_status: Cow<'a, str>,
    #[serde(borrow, rename = "cs(User-Agent)")]
    agent: Option<Cow<'a, str>>,
}

/// Parses a line of a CloudFront access log in JSON.
pub fn cloudfront(line: &str) -> Read<'_> {
    if line.trim().is_empty() {
        return Ok(Entry::Nothing);
    }
    let CloudFront { date, time, c_ip, cs_method, cs_uri_stem, sc_status, agent } = parse(line)?;
    let status = &*sc_status;
    cloudfront::hit(
        &cloudfront::Fields { date: &date, time: &time, method: &cs_method, status },
        c_ip,
        cs_uri_stem,
        agent,
    )
}

fn parse<'a, T: Deserialize<'a>>(line: &'a str) -> Result<T, &'static str> {
    serde_json::from_str(line).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => "a field is missing or invalid",
        _ => "invalid JSON",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGENT: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:136.0) Gecko/20100101 Firefox/136.0";

    fn expected() -> Hit<'static> {
        let (path, visitor) = ("/a/?b".into(), "2001:db8::7".into());
        Hit { time: 1_741_611_336, path, visitor, agent: Some(AGENT.into()), ..Hit::default() }
    }

    #[test]
    fn caddy_prefetches_are_marked() {
        let line = |ts: &str, more: &str| {
            format!(
                r#"{{"level":"info","ts":{ts},"logger":"http.log.access","msg":"handled request","request":{{"remote_ip":"192.0.2.1","client_ip":"2001:db8::7","proto":"HTTP/3.0","method":"GET","host":"x.example","uri":"/a/?b","headers":{{"User-Agent":["{AGENT}"]{more}}}}},"size":512,"status":200}}"#
            )
        };
        assert_eq!(caddy(&line("1741611336.5", "")), Ok(Entry::Hit(expected())));
        assert_eq!(caddy(&line("\"2025-03-10T12:55:36Z\"", "")), Ok(Entry::Hit(expected())));
        let ahead = line("1741611336", r#","Sec-Purpose":["prefetch;prerender"]"#);
        assert_eq!(caddy(&ahead), Ok(Entry::Hit(Hit { ahead: true, ..expected() })));
        assert_eq!(caddy(r#"{"level":"info","ts":1.5,"msg":"serving"}"#), Ok(Entry::Nothing));
        assert_eq!(caddy(r#"{"level":"info""#), Err("invalid JSON"));
    }

    #[test]
    fn cloudflare_bots_are_marked() {
        let line = |time: &str, more: &str| {
            format!(
                r#"{{"ClientIP":"2001:db8::7","ClientRequestHost":"x.example","ClientRequestMethod":"GET","ClientRequestURI":"/a/?b","ClientRequestUserAgent":"{AGENT}","EdgeResponseStatus":200,"EdgeStartTimestamp":{time}{more}}}"#
            )
        };
        for time in ["\"2025-03-10T12:55:36Z\"", "1741611336", "1741611336000000000"] {
            assert_eq!(cloudflare(&line(time, "")), Ok(Entry::Hit(expected())), "{time}");
        }
        let bot = Ok(Entry::Hit(Hit { bot: true, ..expected() }));
        assert_eq!(cloudflare(&line("1741611336", r#","BotScore":1"#)), bot);
        assert_eq!(cloudflare(&line("1741611336", r#","VerifiedBotCategory":"Search Engine Crawler""#)), bot);
        assert_eq!(cloudflare("{}"), Err("a field is missing or invalid"));
    }

    #[test]
    fn cloudfront_json_is_read() {
        let line = format!(
            r#"{{"date":"2025-03-10","time":"12:55:36","c-ip":"2001:db8::7","cs-method":"GET","cs-uri-stem":"\/a\/?b","sc-status":"200","cs(User-Agent)":"{AGENT}"}}"#
        );
        assert_eq!(cloudfront(&line), Ok(Entry::Hit(expected())));
    }
}
