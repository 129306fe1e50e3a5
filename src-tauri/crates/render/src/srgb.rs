//! The colour space black is meant in: a small sRGB profile (IEC 61966-2-1), written out by hand and free of rights.
//!
//! PDF/A wants one in every file, even where the only colour is black. Version 2 of the format, which every part of
//! PDF/A and every old printer's driver reads.

/// Tags in file order; offsets and sizes are computed.
type Tags = Vec<([u8; 4], Vec<u8>)>;

/// Returns an ICC version 2 display profile.
pub fn profile() -> Vec<u8> {
    let tags: Tags = vec![
        (*b"desc", description("sRGB")),
        (*b"cprt", text("CC0")),
        (*b"wtpt", triple([0.9505, 1.0, 1.0891])),
        (*b"rXYZ", triple([0.436_066, 0.222_488, 0.013_916])),
        (*b"gXYZ", triple([0.385_147, 0.716_873, 0.097_076])),
        (*b"bXYZ", triple([0.143_066, 0.060_608, 0.714_096])),
        (*b"rTRC", curve()),
        (*b"gTRC", curve()),
        (*b"bTRC", curve()),
    ];
    assembled(&tags)
}

/// Puts header, tag table and tags together. Equal tags (the three curves) share their bytes, as the format allows.
fn assembled(tags: &Tags) -> Vec<u8> {
    let start = 128 + 4 + 12 * tags.len();
    let mut table = Vec::new();
    let mut body: Vec<u8> = Vec::new();
    let mut seen: Vec<(&[u8], usize)> = Vec::new();
    for (name, data) in tags {
        let at = seen.iter().find(|(known, _)| known == data).map_or(start + body.len(), |(_, at)| *at);
        if at == start + body.len() {
            seen.push((data, at));
            body.extend(data);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        table.extend(name);
        table.extend((at as u32).to_be_bytes());
        table.extend((data.len() as u32).to_be_bytes());
    }
    let mut profile = header((start + body.len()) as u32);
    profile.extend((tags.len() as u32).to_be_bytes());
    profile.extend(table);
    profile.extend(body);
    profile
}

fn header(size: u32) -> Vec<u8> {
    let mut header = vec![0; 128];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &size.to_be_bytes());
    put(8, &[2, 0x10, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    // A fixed date (1 January 2022): profiles must carry one, and nothing here may read a clock.
    put(24, &[0x07, 0xE6, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    put(36, b"acsp");
    put(68, &fixed(0.9642));
    put(72, &fixed(1.0));
    put(76, &fixed(0.8249));
    header
}

fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn triple(values: [f64; 3]) -> Vec<u8> {
    let mut tag = b"XYZ \0\0\0\0".to_vec();
    values.iter().for_each(|value| tag.extend(fixed(*value)));
    tag
}

/// Points of the curve; straight lines between them are nowhere a thousandth off.
const POINTS: u32 = 512;

/// The sRGB curve, as its standard states it.
fn curve() -> Vec<u8> {
    let mut tag = b"curv\0\0\0\0".to_vec();
    tag.extend(POINTS.to_be_bytes());
    for point in 0..POINTS {
        let light = linear(f64::from(point) / f64::from(POINTS - 1));
        tag.extend(((light * 65535.0).round() as u16).to_be_bytes());
    }
    tag
}

fn linear(value: f64) -> f64 {
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn text(text: &str) -> Vec<u8> {
    [b"text\0\0\0\0", text.as_bytes(), b"\0"].concat()
}

/// A text with its empty forms for other scripts.
fn description(text: &str) -> Vec<u8> {
    let mut tag = b"desc\0\0\0\0".to_vec();
    tag.extend((text.len() as u32 + 1).to_be_bytes());
    tag.extend(text.as_bytes());
    tag.resize(tag.len() + 1 + 4 + 4 + 2 + 1 + 67, 0);
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_size_and_its_whites_add_up() {
        let profile = profile();
        assert_eq!(profile[..4], (profile.len() as u32).to_be_bytes());
        assert_eq!(&profile[36..40], b"acsp");
        assert!(profile.len() < 2000, "{} bytes", profile.len());
        let white: f64 = [0.436_066, 0.385_147, 0.143_066].iter().sum();
        assert!((white - 0.9642).abs() < 0.001, "red, green and blue must add up to white, got {white}");
    }

    #[test]
    fn the_curve_is_within_a_thousandth_of_the_standard_everywhere() {
        let step = 1.0 / f64::from(POINTS - 1);
        for place in 0..5_110 {
            let value = f64::from(place) / 5_110.0;
            let point = (value / step).floor();
            let (one, two) = (linear(point * step), linear((point + 1.0) * step));
            let between = one + (two - one) * (value / step - point);
            assert!((between - linear(value)).abs() < 0.001, "at {value}");
        }
    }
}
