//! Which earlier versions of a notebook are kept: many of late, few of long ago.

/// So many are kept at most.
const MOST: usize = 20;
const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;
/// While one works, a version is made no more often.
pub const PAUSE: f64 = 10.0 * MINUTE;

/// Of the versions of these times, in milliseconds and in order, those that are not kept. As time goes by, of all versions
/// of an hour, a day or a week the last one stays.
pub fn spare(times: &[f64], now: f64) -> Vec<f64> {
    let span = |time: f64| match now - time {
        age if age < 2.0 * HOUR => 0.0,
        age if age < 2.0 * DAY => HOUR,
        age if age < 30.0 * DAY => DAY,
        _ => 7.0 * DAY,
    };
    let (mut spare, mut kept) = (Vec::new(), 0);
    for (at, time) in times.iter().enumerate().rev() {
        let width = span(*time);
        let next = times.get(at + 1).filter(|it| span(**it) == width);
        let same = |next: &f64| width > 0.0 && (next / width).floor() == (time / width).floor();
        if kept == MOST || next.is_some_and(same) {
            spare.push(*time);
        } else {
            kept += 1;
        }
    }
    spare
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How old the versions are that stay, in hours, when one is made each `pause` for `days`.
    fn ages(pause: f64, days: f64) -> Vec<f64> {
        let start = 1_700_000_000_000.0;
        let (mut times, mut now) = (Vec::new(), start);
        while now < start + days * DAY {
            times.push(now);
            let spare = spare(&times, now);
            times.retain(|time| !spare.contains(time));
            now += pause;
        }
        times.iter().rev().map(|time| (now - time) / HOUR).collect()
    }

    #[test]
    fn there_are_never_too_many_and_the_last_hours_are_all_there() {
        let day = ages(PAUSE, 1.0);
        assert_eq!(day.len(), MOST);
        assert!(day[..12].windows(2).all(|pair| pair[1] - pair[0] < 0.2));
        assert!(day[MOST - 1] > 7.0, "{day:?}");
    }

    #[test]
    fn what_is_old_is_thinned() {
        let slow = ages(12.0 * HOUR, 60.0);
        assert_eq!(slow.len(), MOST);
        assert!(slow[..3].windows(2).all(|pair| pair[1] - pair[0] == 12.0));
        assert!(slow[MOST - 1] > 12.0 * 24.0, "{slow:?}");
        assert!(spare(&[], 0.0).is_empty());
        assert!(spare(&[1.0, 2.0], 3.0).is_empty());
    }
}
