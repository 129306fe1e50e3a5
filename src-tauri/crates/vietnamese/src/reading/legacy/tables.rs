//! Tables: what each sign of TCVN3 and VNI stands for.

/// TCVN 5712:1993, third set, as Latin-1 shows its bytes; what follows each sign is its letter.
const TCVN3: [(char, char); 74] = [
    ('¡', 'Ă'),
    ('¢', 'Â'),
    ('£', 'Ê'),
    ('¤', 'Ô'),
    ('¥', 'Ơ'),
    ('¦', 'Ư'),
    ('§', 'Đ'),
    ('¨', 'ă'),
    ('©', 'â'),
    ('ª', 'ê'),
    ('«', 'ô'),
    ('¬', 'ơ'),
    ('\u{ad}', 'ư'),
    ('®', 'đ'),
    ('µ', 'à'),
    ('¶', 'ả'),
    ('·', 'ã'),
    ('¸', 'á'),
    ('¹', 'ạ'),
    ('»', 'ằ'),
    ('¼', 'ẳ'),
    ('½', 'ẵ'),
    ('¾', 'ắ'),
    ('Æ', 'ặ'),
    ('Ç', 'ầ'),
    ('È', 'ẩ'),
    ('É', 'ẫ'),
    ('Ê', 'ấ'),
    ('Ë', 'ậ'),
    ('Ì', 'è'),
    ('Î', 'ẻ'),
    ('Ï', 'ẽ'),
    ('Ð', 'é'),
    ('Ñ', 'ẹ'),
    ('Ò', 'ề'),
    ('Ó', 'ể'),
    ('Ô', 'ễ'),
    ('Õ', 'ế'),
    ('Ö', 'ệ'),
    ('×', 'ì'),
    ('Ø', 'ỉ'),
    ('Ü', 'ĩ'),
    ('Ý', 'í'),
    ('Þ', 'ị'),
    ('ß', 'ò'),
    ('á', 'ỏ'),
    ('â', 'õ'),
    ('ã', 'ó'),
    ('ä', 'ọ'),
    ('å', 'ồ'),
    ('æ', 'ổ'),
    ('ç', 'ỗ'),
    ('è', 'ố'),
    ('é', 'ộ'),
    ('ê', 'ờ'),
    ('ë', 'ở'),
    ('ì', 'ỡ'),
    ('í', 'ớ'),
    ('î', 'ợ'),
    ('ï', 'ù'),
    ('ñ', 'ủ'),
    ('ò', 'ũ'),
    ('ó', 'ú'),
    ('ô', 'ụ'),
    ('õ', 'ừ'),
    ('ö', 'ử'),
    ('÷', 'ữ'),
    ('ø', 'ứ'),
    ('ù', 'ự'),
    ('ú', 'ỳ'),
    ('û', 'ỷ'),
    ('ü', 'ỹ'),
    ('ý', 'ý'),
    ('þ', 'ỵ'),
];

/// VNI: signs that are whole letters.
const VNI_SINGLE: [(char, char); 10] = [
    ('ì', 'ì'),
    ('í', 'í'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('î', 'ỵ'),
    ('ñ', 'đ'),
    ('ÿ', 'ỵ'),
];

/// VNI: marks behind a base letter, and the letters they make of a, e, o, u, y, ô (ơ) and ö (ư); '·' makes none.
const VNI_MARKS: [(char, [char; 7]); 16] = [
    //      a    e    o    u    y    ô    ö
    ('ø', ['à', 'è', 'ò', 'ù', 'ỳ', 'ờ', 'ừ']),
    ('ù', ['á', 'é', 'ó', 'ú', 'ý', 'ớ', 'ứ']),
    ('û', ['ả', 'ẻ', 'ỏ', 'ủ', 'ỷ', 'ở', 'ử']),
    ('õ', ['ã', 'ẽ', 'õ', 'ũ', 'ỹ', 'ỡ', 'ữ']),
    ('ï', ['ạ', 'ẹ', 'ọ', 'ụ', 'ỵ', 'ợ', 'ự']),
    ('â', ['â', 'ê', 'ô', '·', '·', '·', '·']),
    ('à', ['ầ', 'ề', 'ồ', '·', '·', '·', '·']),
    ('á', ['ấ', 'ế', 'ố', '·', '·', '·', '·']),
    ('å', ['ẩ', 'ể', 'ổ', '·', '·', '·', '·']),
    ('ã', ['ẫ', 'ễ', 'ỗ', '·', '·', '·', '·']),
    ('ä', ['ậ', 'ệ', 'ộ', '·', '·', '·', '·']),
    ('ê', ['ă', '·', '·', '·', '·', '·', '·']),
    ('è', ['ằ', '·', '·', '·', '·', '·', '·']),
    ('é', ['ắ', '·', '·', '·', '·', '·', '·']),
    ('ú', ['ẳ', '·', '·', '·', '·', '·', '·']),
    ('ü', ['ẵ', '·', '·', '·', '·', '·', '·']),
];

/// "aë" is "ặ": the one mark of VNI left out of the table above for its width.
const VNI_BREVE_DOT: char = 'ë';

/// Returns the letter of a TCVN3 sign; any other character is itself.
pub(super) fn tcvn3(sign: char) -> char {
    TCVN3.iter().find(|(from, _)| *from == sign).map_or(sign, |(_, letter)| *letter)
}

/// Returns the letter of a VNI sign that stands alone; any other character is itself.
pub(super) fn vni_single(sign: char) -> char {
    let small = small(sign);
    let letter = VNI_SINGLE.iter().find(|(from, _)| *from == small).map(|(_, letter)| *letter);
    letter.map_or(sign, |letter| if sign == small { letter } else { large(letter) })
}

/// Returns the letter that a base and the mark behind it make, when they make one.
pub(super) fn vni_pair(base: char, mark: char) -> Option<char> {
    let column = ['a', 'e', 'o', 'u', 'y', 'ô', 'ö'].iter().position(|letter| *letter == small(base))?;
    let mark = small(mark);
    let letter = if mark == VNI_BREVE_DOT && column == 0 {
        'ặ'
    } else {
        *VNI_MARKS.iter().find(|(sign, _)| *sign == mark)?.1.get(column)?
    };
    (letter != '·').then(|| if base == small(base) { letter } else { large(letter) })
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn large(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}
