//! Parses `_headers` like Netlify and Cloudflare Pages: each path on its own line, followed by indented headers.

/// The headers of a site, by path.
#[derive(Clone, Debug, Default)]
pub struct Rules(Vec<(String, Vec<(String, String)>)>);

impl Rules {
    /// Parses the text of a `_headers` file.
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
        {
            if !line.starts_with(char::is_whitespace) {
                rules.push((line.trim().to_owned(), Vec::new()));
            } else if let (Some((_, headers)), Some((name, value))) = (rules.last_mut(), line.split_once(':'))
            {
                headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self(rules)
    }

    /// The headers for a path, which starts with a slash. If several rules set a header, the last one wins.
    pub fn for_path(&self, path: &str) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for (_, headers) in self.0.iter().filter(|(pattern, _)| applies(pattern, path)) {
            for (name, value) in headers {
                found.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
                found.push((name.clone(), value.clone()));
            }
        }
        found
    }
}

/// Whether a pattern matches: `:name` stands for one segment, `*` for any text.
fn applies(pattern: &str, path: &str) -> bool {
    let Some(at) = pattern.find(['*', ':']) else { return pattern == path };
    let Some(rest) = path.strip_prefix(&pattern[..at]) else { return false };
    if let Some(after) = pattern[at..].strip_prefix('*') {
        return rest
            .char_indices()
            .map(|(at, _)| at)
            .chain([rest.len()])
            .any(|at| applies(after, &rest[at..]));
    }
    let (name, segment) = (pattern[at..].find('/'), rest.find('/').unwrap_or(rest.len()));
    segment > 0 && applies(&pattern[name.map_or(pattern.len(), |end| at + end)..], &rest[segment..])
}

#[cfg(test)]
mod tests {
    use super::Rules;

    #[test]
    fn the_last_rule_for_a_header_holds() {
        let rules =
            Rules::parse("# all\n/*\n  X-A: 1\n  X-B: a:b\n\n/data/*\n  x-a: 2\n/t/:slug/\n  X-C: 3\n");
        assert_eq!(rules.for_path("/"), [("X-A".into(), "1".into()), ("X-B".into(), "a:b".into())]);
        assert_eq!(
            rules.for_path("/data/x.json"),
            [("X-B".into(), "a:b".into()), ("x-a".into(), "2".into())]
        );
        assert_eq!(rules.for_path("/t/aws/").len(), 3);
        assert_eq!(rules.for_path("/t/aws/2/").len(), 2);
        let media = Rules::parse("/media/:folder/*.svg\n  X-A: 1\n");
        assert_eq!(media.for_path("/media/x/y/a.svg").len(), 1);
        assert_eq!(media.for_path("/media/a.svg").len() + media.for_path("/media/x/a.png").len(), 0);
    }
}
