//! Syllables: whether a word could be Vietnamese, by its consonants, its rime and its tone.
//!
//! It knows the sounds of the language, no dictionary: "nghiễng" passes, "forêt" and "café" do not.

use unicode_normalization::UnicodeNormalization;

const INITIALS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// Rimes without their tone.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en \
    eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai \
    oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn \
    ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy \
    uya uych uyn uynh uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt \
    yêu";

const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Says whether the word is built like a Vietnamese syllable. A capital inside small letters is no spelling.
pub(in crate::reading) fn is_syllable(word: &str) -> bool {
    let capitals = word.chars().skip(1).filter(|c| c.is_uppercase()).count();
    let rest = word.chars().skip(1).filter(|c| c.is_alphabetic()).count();
    if capitals > 0 && capitals < rest || word.chars().any(|c| !c.is_alphabetic()) {
        return false;
    }
    let (mut plain, mut tones) = (String::new(), Vec::new());
    for part in word.to_lowercase().nfd() {
        if TONES.contains(&part) { tones.push(part) } else { plain.push(part) }
    }
    let plain: String = plain.nfc().collect();
    if tones.len() > 1 {
        return false;
    }
    let stopped = plain.ends_with(['c', 'p', 't']) || plain.ends_with("ch");
    let fits_tone = !stopped || tones.iter().all(|tone| matches!(tone, '\u{301}' | '\u{323}'));
    fits_tone && INITIALS.iter().any(|initial| plain.strip_prefix(initial).is_some_and(is_rime))
}

fn is_rime(rest: &str) -> bool {
    !rest.is_empty() && RIMES.split_whitespace().any(|rime| rime == rest)
}
