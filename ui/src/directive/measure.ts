// A directive's measure against the path it has to take: where its values lie on a gauge, and what is said of them.
// Knows no screen and calls nothing.
import { day, number } from '../figures';
import { written } from '../indicator/figure';
import type { DatedFigure, Fraction, MeasurePath, MeasureTarget } from '../ipc/types';
import { t } from '../words.svelte';

/** Places on the gauge, in percent of its width. */
export interface Gauge {
  start: number | undefined;
  present: number | undefined;
  required: number | undefined;
  target: number;
}

const value = (of: Fraction | null | undefined): number | undefined =>
  of && of.denominator > 0 ? of.numerator / of.denominator : undefined;

/** Lays the values of a path on one scale from nothing, or from the least below it, to the greatest of them. */
export function gaugeOf(path: MeasurePath): Gauge {
  const target = value(path.target) ?? 0;
  const [start, present, required] = [path.start?.value, path.present?.value, path.required].map(value);
  const known = [start, present, required, target].filter((one) => one !== undefined);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const place = (of: number): number => (high > low ? (100 * (of - low)) / (high - low) : 0);
  const placed = (of: number | undefined): number | undefined => (of === undefined ? undefined : place(of));
  return {
    start: placed(start),
    present: placed(present),
    required: placed(required),
    target: place(target),
  };
}

/** "51,4% (30/09/2022)". */
const dated = (path: MeasurePath, figure: DatedFigure): string =>
  `${written(path.indicator, figure.value, true)} (${day(figure.on_date)})`;

/** "Hiện tại: 51,4% (30/09/2022)", or that nobody has said anything. */
export function presentWords(path: MeasurePath): string {
  if (!path.present) return t('directive-measured-unknown');
  return t('directive-measured-now', { value: dated(path, path.present) });
}

/** "15,7 điểm phần trăm", "3 tổ". */
function steps(path: MeasurePath, by: Fraction): string {
  if (path.indicator.kind !== 'count')
    return t('directive-points', { n: number((100 * by.numerator) / by.denominator) });
  return [number(by.numerator), path.indicator.counted ?? ''].join(' ').trim();
}

/** "Thấp hơn lộ trình 15,7 điểm phần trăm". */
export function courseWords(path: MeasurePath): string {
  const { course, indicator } = path;
  if (course.is === 'silent') return t('directive-course-silent', { day: day(course.since_on) });
  if (course.is !== 'behind') return t(`directive-course-${course.is.replaceAll('_', '-')}`);
  if (indicator.kind === 'yes_no' && path.whose) return t('directive-course-no');
  const by = steps(path, course.by);
  return t(indicator.higher_is_better ? 'directive-course-below' : 'directive-course-above', { by });
}

/** The whole gauge for a listener: from where to where, how much by today, how much there is. */
export function gaugeWords(path: MeasurePath): string {
  const said = [
    presentWords(path),
    requiredWords(path),
    path.start ? t('directive-measured-start', { value: dated(path, path.start) }) : '',
    targetWords(path),
    courseWords(path),
  ];
  return said.filter(Boolean).join('; ');
}

/** "cần đạt: 67,1%"; nothing where no path asks for anything. */
export function requiredWords(path: MeasurePath): string {
  if (!path.required) return '';
  return t('directive-measured-required', { value: written(path.indicator, path.required, true) });
}

/** "chỉ tiêu: 70% đến ngày 30/09/2022". */
export function targetWords(path: MeasurePath): string {
  const aim = written(path.indicator, path.target, true);
  return path.due_on
    ? t('directive-measured-target-by', { value: aim, day: day(path.due_on) })
    : t('directive-measured-target-only', { value: aim });
}

/** What would have to be entered for a path to be the one it is. */
export const aimOf = (path: MeasurePath | null): MeasureTarget | null =>
  path && { indicator_id: path.indicator.id, target: path.target };
