// An indicator as a tile says it: its figure, what is missing to its target, and how far along that is.
import { fixed, number, percent } from '../figures';
import type { Fraction, IndicatorTile } from '../ipc/types';
import { t } from '../words.svelte';

/** Largest whole a figure is written out of: 163/172 says more than 94,8%, 41.800/100.000 less than 41,8%. */
const WRITTEN_OUT = 1_000;

const isCounted = (tile: IndicatorTile): boolean =>
  tile.value !== null &&
  tile.counted !== null &&
  tile.value.denominator > 1 &&
  tile.value.denominator <= WRITTEN_OUT &&
  tile.target !== null &&
  tile.target.denominator === tile.value.denominator;

const share = (value: Fraction): number =>
  value.denominator === 0 ? 0 : value.numerator / value.denominator;

/** 41,8%; 163/172; "đã có". A fraction over nothing is a dash, never 0 %. */
export function figure(tile: IndicatorTile): string {
  const { kind, value } = tile;
  if (!value) return t('indicator-none');
  if (kind === 'yes_no') return t(value.numerator > 0 ? 'indicator-yes' : 'indicator-no');
  if (value.denominator === 0) return '–';
  if (kind === 'count') return number(share(value));
  if (kind === 'graded' || isCounted(tile)) return `${number(value.numerator)}/${number(value.denominator)}`;
  return `${fixed(100 * share(value))}%`;
}

/** The target as its chart names it: 50%, 172. */
export function targetFigure(tile: IndicatorTile): string {
  const { kind, target } = tile;
  if (!target) return '';
  if (kind === 'yes_no') return t('indicator-yes');
  if (kind === 'count') return number(share(target));
  return kind === 'graded' || isCounted(tile) ? number(target.numerator) : percent(100 * share(target));
}

/** "thiếu 8,2 điểm", "còn 9 xã", "đạt chỉ tiêu"; nothing without a figure or a target. */
export function gap(tile: IndicatorTile): string {
  const { kind, value, target, counted } = tile;
  if (!value || !target || kind === 'yes_no') return '';
  const short = share(target) - share(value);
  if (short <= 0.0005) return t('indicator-met');
  if (kind === 'ratio' && !isCounted(tile))
    return t('indicator-short-points', { points: fixed(100 * short) });
  const whole = kind === 'count' ? 1 : value.denominator;
  return t('indicator-short-count', { n: number(short * whole), what: counted ?? '' }).trim();
}

/** How far the figure is along the way to its target, 0 to 1 and on; nothing when either is missing. */
export function reach(tile: IndicatorTile): number | undefined {
  if (!tile.value || !tile.target) return undefined;
  const to = share(tile.target);
  return to === 0 ? undefined : share(tile.value) / to;
}
