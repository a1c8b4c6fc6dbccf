//! `_headers`, as Netlify and Cloudflare Pages read it: a path on a line of its own, headers indented below it.

use super::fault;

/// The headers a site wants set, by path.
#[derive(Clone, Debug, Default)]
pub struct Rules(Vec<(String, Vec<(String, String)>)>);

impl Rules {
    /// Reads the text of a `_headers` file.
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

    /// The headers for a path, which starts with a slash. Of one name the last rule's value holds.
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

/// `:name` stands for one segment, `*` for any text.
fn applies(pattern: &str, path: &str) -> bool {
    if !pattern.contains("/:") {
        return fault::matches(pattern, path);
    }
    let (wanted, given): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    wanted.len() == given.len()
        && wanted.iter().zip(given).all(|(wanted, given)| {
            wanted.starts_with(':') && !given.is_empty() || fault::matches(wanted, given)
        })
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
    }
}
