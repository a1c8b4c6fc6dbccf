//! The dialog, an ARIA combobox: the focus stays in the input, and one result is active.

use super::{
    form::{self, Form, focusable},
    remembered,
};

/// Handles a key. Returns whether it had an effect.
pub fn press(form: &Form, key: &str) -> bool {
    let options = form::all(form, "[role=option]");
    let active =
        options.iter().position(|option| option.get_attribute("aria-selected").as_deref() == Some("true"));
    let count = options.len();
    if count == 0 || !form.input().is_some_and(|input| form::has_focus(&input)) {
        return false;
    }
    match (key, active) {
        ("ArrowDown", _) => activate(form, active.map_or(0, |active| (active + 1) % count)),
        ("ArrowUp", _) => {
            activate(form, active.map_or(count, |active| active + count).saturating_sub(1) % count);
        }
        ("Enter", Some(active)) => {
            remembered::remember(&form.typed());
            if let Some(option) = options.get(active).cloned().and_then(focusable) {
                option.click();
            }
        }
        _ => return false,
    }
    true
}

/// Makes the result at this index the active one.
pub fn activate(form: &Form, at: usize) {
    for (index, option) in form::all(form, "[role=option]").iter().enumerate() {
        let _ = option.set_attribute("aria-selected", if index == at { "true" } else { "false" });
        if index == at {
            if let Some(input) = form.input() {
                let _ = input.set_attribute("aria-activedescendant", &option.id());
            }
            form::into_view(option);
        }
    }
}
