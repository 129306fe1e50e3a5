// Where a sentence on the wall may break: never between a number and what it counts, never inside a word of two
// syllables that offices write every day, never so that one word is left alone.

/** Words of two syllables and more that a line does not part (DESIGN 9). */
const COMPOUNDS = [
  'báo cáo', 'ban chỉ đạo', 'bổ sung', 'cán bộ', 'chỉ đạo', 'chỉ số', 'chỉ tiêu', 'chủ động', 'chủ trì', 'chuyển đổi số',
  'công chức', 'công khai', 'công nghệ', 'cộng đồng', 'dịch vụ', 'đăng ký', 'đề án', 'đề nghị', 'địa bàn', 'địa phương',
  'đôn đốc', 'đơn vị', 'hạ tầng', 'hệ thống', 'hoàn thành', 'hội đồng', 'hồ sơ', 'hướng dẫn', 'kế hoạch', 'kết quả',
  'khắc phục', 'kiểm tra', 'kinh phí', 'liên thông', 'nền tảng', 'nghị quyết', 'người dân', 'nhiệm vụ', 'phối hợp',
  'quyết định', 'rà soát', 'số liệu', 'tập huấn', 'tham mưu', 'thanh toán', 'thành viên', 'thủ tục', 'thực hiện',
  'tổ chức', 'toàn bộ', 'tổng hợp', 'triển khai', 'trực tuyến', 'ủy ban', 'xây dựng',
]; // prettier-ignore

const KEPT = new RegExp(`(?<!\\p{L})(?:${COMPOUNDS.join('|')})(?!\\p{L})`, 'giu');

const joined = (words: string): string => words.replaceAll(' ', '\u00a0');

/** The sentence with no-break spaces where a line may not end. */
export function kept(text: string): string {
  return text
    .replace(KEPT, joined)
    .replace(/(?<!\p{L})(?:ngày|tháng|quý|năm|số|khoản|điều|mục|kỳ|lần) (?=\d|[IVX]+(?!\p{L}))/giu, joined)
    .replace(/\d[\d.,/]*%? (?=\p{Ll})/gu, joined)
    .replace(/ (\S{1,6})$/u, '\u00a0$1');
}

/** What is to be done without the words of its deadline, which have a line of their own. */
export function work(text: string, phrase: string | null): string {
  const bare =
    phrase === null
      ? text
      : text
          .replace(phrase, ' ')
          .replace(/\s+(?=[,;.])|\s+(?=\s)/g, '')
          .replace(/([,;])[,;]+/g, '$1');
  return kept(bare.replace(/^[\s,;]+|[\s,;.]+$/gu, ''));
}

/** The first names of many, and how many are left out. */
export function few(names: readonly string[], most: number): { shown: string[]; left: number } {
  const shown = names.length > most ? names.slice(0, most - 1) : [...names];
  return { shown, left: names.length - shown.length };
}
