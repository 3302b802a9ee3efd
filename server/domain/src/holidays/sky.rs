//! Where the moon and the sun stand: new moons and the sun's longitude, after Jean Meeus, *Astronomical Algorithms*, 2nd edition.
//!
//! The new moon (chapter 49, all its terms) is right to seconds, the sun (chapter 25) to a hundredth of a degree, which it moves in
//! a quarter of an hour. Both are far finer than a calendar of whole days needs, but for the few new moons near midnight.

use super::terms::{MOON, PLANETS};

/// The Julian day of the midnight in Greenwich before day 0 of the common era, by which chrono numbers days.
const DAY_ZERO: f64 = 1_721_424.5;
/// The clock of Việt Nam (UTC+7), in days.
const CLOCK: f64 = 7.0 / 24.0;
/// From one new moon to the next on average, in days.
const MONTH: f64 = 29.530_588_861;
/// The new moon of 6 January 2000, from which new moons are counted.
const FIRST_MOON: f64 = 2_451_550.097_66;

/// The day in Việt Nam, as chrono numbers it, of the new moon that many after the one of 6 January 2000.
pub(super) fn new_moon(count: i32) -> i32 {
    (to_clock(moment_of_new_moon(f64::from(count))) - DAY_ZERO).floor() as i32
}

/// About the last new moon on or before a day: one off at most.
pub(super) fn about(day: i32) -> i32 {
    ((f64::from(day) + DAY_ZERO - FIRST_MOON) / MONTH).floor() as i32
}

/// Which twelfth of its way the sun is in when a day begins in Việt Nam: 0 from the spring equinox on, 9 from the winter solstice.
pub(super) fn twelfth(day: i32) -> u8 {
    let midnight = f64::from(day) + DAY_ZERO - CLOCK;
    (sun(midnight + delay(midnight)) / 30.0) as u8
}

/// The moment of a new moon, in the even time of the heavens.
fn moment_of_new_moon(count: f64) -> f64 {
    let t = count / 1236.85;
    let mean =
        FIRST_MOON + MONTH * count + t * t * (0.000_154_37 + t * (-0.000_000_150 + t * 0.000_000_000_73));
    let shrink = 1.0 - t * (0.002_516 + t * 0.000_007_4);
    let sun = 2.5534 + 29.105_356_70 * count - t * t * (0.000_001_4 + t * 0.000_000_11);
    let moon =
        201.5643 + 385.816_935_28 * count + t * t * (0.010_758_2 + t * (0.000_012_38 - t * 0.000_000_058));
    let height =
        160.7108 + 390.670_502_84 * count - t * t * (0.001_611_8 + t * (0.000_002_27 - t * 0.000_000_011));
    let node = 124.7746 - 1.563_755_88 * count + t * t * (0.002_067_2 + t * 0.000_002_15);
    let swing: f64 = MOON
        .iter()
        .map(|&(size, in_sun, in_moon, in_height)| {
            let angle = f64::from(in_sun) * sun + f64::from(in_moon) * moon + f64::from(in_height) * height;
            size * shrink.powi(i32::from(in_sun.abs())) * sine(angle)
        })
        .sum();
    let planets: f64 = PLANETS.iter().map(|&(size, start, step)| size * sine(start + step * count)).sum();
    mean + swing - 0.000_17 * sine(node) + planets - 0.000_325 * 0.009_173 * t * t
}

/// The longitude of the sun as it is seen, in degrees from 0 to 360.
fn sun(moment: f64) -> f64 {
    let t = (moment - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + t * (36_000.769_83 + t * 0.000_303_2);
    let anomaly = 357.529_11 + t * (35_999.050_29 - t * 0.000_153_7);
    let centre = (1.914_602 - t * (0.004_817 + t * 0.000_014)) * sine(anomaly)
        + (0.019_993 - t * 0.000_101) * sine(2.0 * anomaly)
        + 0.000_289 * sine(3.0 * anomaly);
    let seen = 0.005_69 + 0.004_78 * sine(125.04 - 1934.136 * t);
    (mean + centre - seen).rem_euclid(360.0)
}

/// A moment on the clock of Việt Nam.
fn to_clock(moment: f64) -> f64 {
    moment - delay(moment) + CLOCK
}

/// By how much the Earth's turning is behind the even time, in days. Measured up to 2026, expected from there on.
fn delay(moment: f64) -> f64 {
    /// Years with the seconds behind, by the International Earth Rotation and Reference Systems Service.
    const BEHIND: [(f64, f64); 7] = [
        (1976.0, 46.5),
        (1990.0, 56.9),
        (2000.0, 63.8),
        (2010.0, 66.1),
        (2026.0, 69.2),
        (2050.0, 80.0),
        (2101.0, 120.0),
    ];
    let year = 2000.0 + (moment - 2_451_545.0) / 365.25;
    let seconds = BEHIND
        .windows(2)
        .find(|pair| year < pair[1].0)
        .map(|pair| (pair[0], pair[1]))
        .map_or(120.0, |((from, low), (to, high))| {
            low + (high - low) * ((year - from) / (to - from)).max(0.0)
        });
    seconds / 86_400.0
}

fn sine(degrees: f64) -> f64 {
    degrees.rem_euclid(360.0).to_radians().sin()
}
