// A figure beside its target, as the board and its dialogs say it. Knows no screen.
import { day, number, percent } from '../figures';
import type {
  Band,
  BoardCell,
  BoardColumn,
  BoardRow,
  Fraction,
  Indicator,
  IndicatorKind,
  Placed,
} from '../ipc/types';
import { t } from '../words.svelte';

const share = (value: Fraction): number => value.numerator / value.denominator;

/** How a figure of one kind of indicator is written: 41,8 · 1.250 · 8/12 · "đã có"; over nothing a dash, never 0. */
export function written(indicator: Pick<Indicator, 'kind'>, value: Fraction | null, unit = false): string {
  if (!value) return t('indicator-none');
  if (indicator.kind === 'yes_no') {
    if (value.denominator === 1) return t(value.numerator > 0 ? 'indicator-yes' : 'indicator-no');
    return `${number(value.numerator)}/${number(value.denominator)}`;
  }
  if (value.denominator === 0) return '–';
  if (indicator.kind === 'count') return number(share(value));
  return unit ? percent(100 * share(value)) : number(100 * share(value));
}

/** "620/1.313", what a share is made of; nothing for what is counted or answered yes or no. */
export function parts(indicator: Pick<Indicator, 'kind'>, value: Fraction | null): string {
  if (!value || indicator.kind === 'count' || indicator.kind === 'yes_no') return '';
  return `${number(value.numerator)}/${number(value.denominator)}`;
}

/** "dưới 60% chỉ tiêu". */
export const bandWords = (band: Band): string => t(`indicator-band-${band}`);

/** The whole of a cell for a listener: "Tân Phước, thanh toán trực tuyến, 3, dưới 60% chỉ tiêu". */
export function cellWords(row: string, column: BoardColumn, cell: BoardCell): string {
  const said = [row, column.indicator.short_name, written(column.indicator, cell.value)];
  if (cell.n_unknown > 0) said.push(t('indicator-unknown', { n: number(cell.n_unknown) }));
  if (cell.band) said.push(bandWords(cell.band));
  else if (cell.value && !cell.target) said.push(t('indicator-no-target'));
  return said.join(', ');
}

/** "lên 2 bậc", "giữ nguyên"; nothing where there was no ranking before. */
export function movementWords(movement: number | null): string {
  if (movement === null) return '';
  if (movement === 0) return t('indicator-moved-none');
  return t(movement > 0 ? 'indicator-moved-up' : 'indicator-moved-down', { n: number(Math.abs(movement)) });
}

/** Why a unit has no place. */
export function unrankedWords(placed: Placed): string {
  const why = placed.unranked;
  if (!why) return '';
  if (why.why === 'alone') return t('indicator-unranked-alone');
  if (why.why === 'stale') return t('indicator-unranked-stale', { day: day(why.on_date) });
  if (why.present === 0) return t('indicator-none');
  return t('indicator-unranked-few', { present: percent(why.present / 10, 0), least: percent(60, 0) });
}

/** A score in points of a hundred: "94,02". */
export const score = (millionths: number): string => number(millionths / 10_000, 2);

/** What the head of a row says when it is read out: place, movement, name. */
export function rowWords(row: BoardRow): string {
  const place =
    row.placed.place === null
      ? `${t('indicator-unranked')}: ${unrankedWords(row.placed)}`
      : t('indicator-place', { place: number(row.placed.place) });
  return [row.unit.short_name, place, movementWords(row.placed.movement)].filter(Boolean).join(', ');
}

/** A whole number as somebody types it: "1.313", "1313"; nothing when it is none. */
export function readWhole(typed: string): number | undefined {
  const plain = typed.trim().replaceAll(/[.\s\u00a0]/gu, '');
  return /^\d{1,15}$/u.test(plain) ? Number(plain) : undefined;
}

/** "40/100", "40%" or a whole number as a figure of one kind of indicator; nothing when it is none. */
export function readValue(kind: IndicatorKind, typed: string): Fraction | undefined {
  const shared = kind === 'ratio' || kind === 'graded';
  const share = /^(\d{1,3})(?:[.,](\d))?\s*%$/u.exec(typed.trim());
  if (share && shared) {
    const [whole, tenths] = [Number(share[1]), Number(share[2] ?? 0)];
    return tenths === 0
      ? { numerator: whole, denominator: 100 }
      : { numerator: whole * 10 + tenths, denominator: 1000 };
  }
  const [above, below] = typed.split('/');
  const numerator = readWhole(above ?? '');
  const denominator = below === undefined ? 1 : readWhole(below);
  if (numerator === undefined || denominator === undefined || denominator === 0) return undefined;
  return shared === (below === undefined) ? undefined : { numerator, denominator };
}

/** What is aimed at by one unit, or by many: of a yes or no, many can aim at a share of them. */
export function readAim(kind: IndicatorKind, typed: string, isOne: boolean): Fraction | undefined {
  const share = kind === 'yes_no' && !isOne ? readValue('ratio', typed) : undefined;
  return share ?? readValue(kind, typed);
}

/** A weight as somebody types it, in points: "12,5" is 125 thousandths; nothing when it is none. */
export function readWeight(typed: string): number | undefined {
  const plain = typed.trim().replace('%', '').replace(',', '.').trim();
  if (!/^\d{1,4}(\.\d)?$/u.test(plain)) return undefined;
  return Math.round(Number(plain) * 10);
}

/** A weight in points, as it is typed: 125 thousandths are "12,5". */
export const weightWords = (thousandths: number): string => number(thousandths / 10, 1);
