//! Splits lists into pages, numbered from the oldest so that a new article leaves numbered pages unchanged.

use std::ops::Range;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPage {
    /// Range of members, counted from the newest.
    pub members: Range<usize>,
    /// Page number, 1 for the oldest; `None` for the newest page.
    pub number: Option<u32>,
    /// Number of the page with older members.
    pub older: Option<u32>,
    /// Number of the page with newer members; `None` means the newest page.
    pub newer: Option<u32>,
}

/// Splits a list of `total` members into pages, newest first. The first page has at least `size` members (if there are
/// that many) and fewer than twice as many; numbered pages have exactly `size`.
pub fn split(total: usize, size: usize) -> Vec<ListPage> {
    let size = size.max(1);
    let numbered = (total / size).saturating_sub(1);
    let number =
        |page: usize| (1..=numbered).contains(&page).then(|| u32::try_from(page).unwrap_or(u32::MAX));
    let head =
        ListPage { members: 0..total - numbered * size, number: None, older: number(numbered), newer: None };
    let pages = (1..=numbered).rev().map(|page| {
        let end = total - (page - 1) * size;
        ListPage {
            members: end - size..end,
            number: number(page),
            older: number(page - 1),
            newer: number(page + 1),
        }
    });
    std::iter::once(head).chain(pages).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_is_on_one_page() {
        for total in 0..60 {
            for size in 1..12 {
                let pages = split(total, size);
                let members: Vec<usize> = pages.iter().flat_map(|page| page.members.clone()).collect();
                assert_eq!(members, (0..total).collect::<Vec<_>>(), "{total} by {size}");
                assert!(pages[1..].iter().all(|page| page.members.len() == size));
                assert!(
                    pages[0].members.len() < 2 * size && (pages[0].members.len() >= size || total < size)
                );
            }
        }
    }

    #[test]
    fn adding_a_member_leaves_numbered_pages_unchanged() {
        // Members as counted from the oldest, which does not shift when one is added.
        let oldest_first =
            |total: usize, page: &ListPage| total - page.members.end..total - page.members.start;
        for total in 0..60 {
            for (before, after) in
                split(total, 5)[1..].iter().rev().zip(split(total + 1, 5)[1..].iter().rev())
            {
                assert_eq!(before.number, after.number);
                assert_eq!(oldest_first(total, before), oldest_first(total + 1, after));
            }
        }
    }

    #[test]
    fn pages_know_their_neighbours() {
        let numbers: Vec<_> =
            split(25, 5).into_iter().map(|p| (p.number, p.older, p.newer, p.members.len())).collect();
        assert_eq!(
            numbers,
            [
                (None, Some(4), None, 5),
                (Some(4), Some(3), None, 5),
                (Some(3), Some(2), Some(4), 5),
                (Some(2), Some(1), Some(3), 5),
                (Some(1), None, Some(2), 5),
            ]
        );
        assert_eq!(split(9, 5).len(), 1);
    }
}
