//! Captions of pictures: a paragraph that contains only pictures is a figure, and its last picture's title the caption.

use super::source::new_node;
use comrak::Arena;
use comrak::nodes::{Node, NodeValue};

/// Returns the caption of a paragraph that contains only pictures: the title of the last one.
pub fn caption(paragraph: Node<'_>) -> Option<String> {
    pictures(paragraph)?.pop().map(|(_, title)| title).filter(|title| !title.is_empty())
}

/// Makes a paragraph of each group of pictures with one caption, where several are in one paragraph. Pictures without a
/// title belong to the next one with a title, and so do pictures with the same title, such as variants for the themes.
pub fn separate<'a>(arena: &'a Arena<'a>, root: Node<'a>) {
    let paragraphs: Vec<Node<'a>> = root.descendants().collect();
    for paragraph in paragraphs {
        let Some(pictures) = pictures(paragraph) else { continue };
        let mut titles: Vec<&str> = pictures.iter().map(|(_, title)| title.as_str()).collect();
        titles.dedup();
        if titles.len() < 2 {
            continue;
        }
        let mut group: Option<Node<'a>> = None;
        for (index, (picture, title)) in pictures.iter().enumerate() {
            let place = picture.data().sourcepos;
            let figure = *group.get_or_insert_with(|| {
                let figure = new_node(arena, NodeValue::Paragraph, place);
                paragraph.insert_before(figure);
                figure
            });
            if figure.first_child().is_some() {
                figure.append(new_node(arena, NodeValue::SoftBreak, place));
            }
            figure.append(picture);
            let next = pictures.get(index + 1).map(|(_, title)| title);
            if !title.is_empty() && next != Some(title) {
                group = None;
            }
        }
        paragraph.detach();
    }
}

/// The pictures of a paragraph that contains nothing else, with their titles.
fn pictures(paragraph: Node<'_>) -> Option<Vec<(Node<'_>, String)>> {
    if !matches!(paragraph.data().value, NodeValue::Paragraph) {
        return None;
    }
    let mut pictures = Vec::new();
    for child in paragraph.children() {
        match &child.data().value {
            NodeValue::Image(image) => pictures.push((child, image.title.clone())),
            NodeValue::SoftBreak | NodeValue::LineBreak => {}
            NodeValue::Text(text) if text.trim().is_empty() => {}
            _ => return None,
        }
    }
    Some(pictures)
}
