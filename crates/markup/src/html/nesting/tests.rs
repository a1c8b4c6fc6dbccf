use super::*;

fn name(name: &str) -> LocalName {
    LocalName::from(name)
}

#[test]
fn depth_is_bounded() {
    let mut nesting = Nesting::default();
    let results: Vec<_> = (0..300).map(|line| nesting.open(&name("div"), line, 5)).collect();
    assert_eq!(results.iter().position(Result::is_err), Some(DEEPEST));
    assert!(nesting.is_exceeded());
}

#[test]
fn optional_end_tags_do_not_add_depth() {
    let mut nesting = Nesting::default();
    for line in 0..1_000 {
        assert_eq!(nesting.open(&name("li"), line, 4), Ok(()));
    }
    assert_eq!(nesting.unclosed(), []);
}

#[test]
fn open_formatting_is_counted_in_every_block() {
    let mut nesting = Nesting::default();
    assert_eq!(nesting.open(&name("b"), 1, 10_000), Ok(()));
    let blocks = (0..).take_while(|_| nesting.block().is_ok()).count();
    assert_eq!(blocks, MOST_REPEATED / 10_002);
}

#[test]
fn formatting_is_listed_from_the_inside() {
    let mut nesting = Nesting::default();
    for (line, element) in [(1, "b"), (2, "div"), (3, "i"), (4, "b")] {
        assert_eq!(nesting.open(&name(element), line, 3), Ok(()));
    }
    let within = nesting.opened(&name("div")).unwrap_or_default();
    for expected in [(4, name("b")), (3, name("i"))] {
        assert_eq!(nesting.formatting_since(within), Some(expected.clone()));
        assert!(nesting.close(&expected.1));
    }
    assert_eq!(nesting.formatting_since(within), None);
    assert_eq!(nesting.unclosed(), [(1, name("b")), (2, name("div"))]);
}

#[test]
fn an_ended_element_may_have_its_end_tag_later() {
    let mut nesting = Nesting::default();
    for element in ["p", "p"] {
        assert_eq!(nesting.open(&name(element), 1, 3), Ok(()));
    }
    nesting.end_since(nesting.now());
    assert!(nesting.is_open(&name("p")));
    nesting.end_since(Mark::default());
    assert!(!nesting.is_open(&name("p")));
    assert!(nesting.close(&name("p")) && nesting.close(&name("p")) && !nesting.close(&name("p")));
}

#[test]
fn unclosed_elements_are_listed() {
    let mut nesting = Nesting::default();
    for (line, element) in [(1, "b"), (2, "i"), (3, "div")] {
        assert_eq!(nesting.open(&name(element), line, 3), Ok(()));
    }
    assert!(nesting.close(&name("i")) && !nesting.close(&name("i")) && !nesting.close(&name("p")));
    assert_eq!(nesting.unclosed(), [(1, name("b")), (3, name("div"))]);
}
