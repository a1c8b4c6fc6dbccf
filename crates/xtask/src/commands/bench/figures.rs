//! Figures that scripts print: lines with a name and a value between tabs.

/// The values of all lines with this name, which may contain tabs itself.
pub fn values(printed: &str, name: &str) -> Vec<f64> {
    let value = |line: &str| line.strip_prefix(name)?.strip_prefix('\t')?.parse().ok();
    printed.lines().filter_map(value).collect()
}

/// The median, if there is any value.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    Some(if values.len() % 2 == 1 { upper } else { f64::midpoint(values[middle - 1], upper) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_belong_to_the_whole_name() {
        let printed = "avif\t12\navif quality\t80.5\nours\tavif\t1\n";
        assert_eq!(values(printed, "avif"), [12.0]);
        assert_eq!(values(printed, "avif quality"), [80.5]);
        assert_eq!(values(printed, "ours\tavif"), [1.0]);
    }

    #[test]
    fn median_is_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 9.0]), Some(3.0));
        assert_eq!(median(vec![4.0, 1.0]), Some(2.5));
        assert_eq!(median(Vec::new()), None);
    }
}
