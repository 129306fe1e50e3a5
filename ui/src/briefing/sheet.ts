// The words of a unit sheet: its findings, what to ask, what became of a proposal. Facts come from the file; nothing is
// said that they do not hold.
import { day, number, percent } from '../figures';
import type {
  Bottleneck,
  Duty,
  Fraction,
  IndicatorKind,
  Question,
  Reading,
  SheetProposal,
  Strength,
  UnitRank,
  UnitReport,
} from '../ipc/types';
import { t } from '../words.svelte';

/** 41,8%; 1.250 hồ sơ; over nothing a dash. */
export function figureOf(kind: IndicatorKind, counted: string | null, value: Fraction): string {
  if (kind === 'count') return [number(value.numerator), counted].filter(Boolean).join(' ');
  return value.denominator === 0 ? '–' : percent((100 * value.numerator) / value.denominator);
}

/** The figure with what it is made of, where it is a share of something counted: "9% (15/166 dịch vụ)". */
function whole(reading: Reading): string {
  const { kind, counted, value } = reading;
  const figure = figureOf(kind, counted, value);
  return kind === 'count' || !counted || value.denominator === 0
    ? figure
    : `${figure} (${number(value.numerator)}/${number(value.denominator)} ${counted})`;
}

function against(reading: Reading): string {
  if (!reading.target) return '';
  return t('sheet-against', { target: figureOf(reading.kind, reading.counted, reading.target) });
}

const bare = (text: string): string => text.replace(/[.;]+$/u, '');

/** Điểm mạnh. */
export function strengthWords(strength: Strength): string {
  switch (strength.what) {
    case 'leads':
      return t('sheet-strength-leads', {
        of: number(strength.of),
        name: strength.reading.name,
        value: whole(strength.reading),
      });
    case 'meets':
      return t('sheet-strength-meets', {
        name: strength.reading.name,
        value: `${whole(strength.reading)}${against(strength.reading)}`,
      });
    case 'all_done':
      return strength.n === 1
        ? t('sheet-strength-all-done-one')
        : t('sheet-strength-all-done', { n: number(strength.n) });
    case 'done_on_time':
      return strength.n === 1
        ? t('sheet-strength-on-time-one')
        : t('sheet-strength-on-time', { n: number(strength.n) });
  }
}

/** Điểm nghẽn. */
export function bottleneckWords(bottleneck: Bottleneck): string {
  switch (bottleneck.what) {
    case 'below':
      return t('sheet-bottleneck-below', {
        name: bottleneck.reading.name,
        value: `${whole(bottleneck.reading)}${against(bottleneck.reading)}`,
      });
    case 'raised':
      return `${bare(bottleneck.text)} (${bottleneck.code}).`;
    case 'silent':
      return t('sheet-bottleneck-silent', { days: number(bottleneck.days), work: bare(bottleneck.work) });
    case 'no_figures':
      return t('sheet-bottleneck-no-figures', { n: number(bottleneck.n), of: number(bottleneck.of) });
  }
}

/** Việc phải làm. */
export function dutyWords(duty: Duty): string {
  const late =
    duty.n_overdue === 0
      ? t('sheet-duty-none-late')
      : duty.n_overdue === 1 && duty.late_work
        ? t('sheet-duty-one-late', { days: number(duty.late_days), work: bare(duty.late_work) })
        : t('sheet-duty-late', { n: number(duty.n_overdue), days: number(duty.late_days) });
  const one = duty.n_open === 1;
  const next = duty.next_due_on === null ? undefined : day(duty.next_due_on);
  let open = '';
  if (one) open = next ? t('sheet-duty-open-one', { day: next }) : t('sheet-duty-open-undated-one');
  else if (duty.n_open > 1) {
    const n = number(duty.n_open);
    open = next ? t('sheet-duty-open', { n, day: next }) : t('sheet-duty-open-undated', { n });
  }
  let waiting = '';
  if (duty.n_waiting === 1) waiting = t('sheet-duty-waiting-one');
  else if (duty.n_waiting > 1) waiting = t('sheet-duty-waiting', { n: number(duty.n_waiting) });
  if (duty.n_overdue === 0 && open === '' && waiting === '') return t('sheet-duty-nothing');
  return `${[late, open, waiting].filter(Boolean).join('; ')}.`;
}

/** Nên hỏi. */
export function questionWords(question: Question): string {
  switch (question.what) {
    case 'why_late':
      return t('sheet-ask-late', {
        work: bare(question.work),
        code: question.code,
        days: number(question.days),
      });
    case 'grant_until':
      return t('sheet-ask-grant', {
        work: bare(question.work),
        code: question.code,
        day: day(question.until_on),
      });
    case 'why_under_half': {
      const { name, kind, counted, value, target } = question.reading;
      return t('sheet-ask-half', {
        name,
        value: figureOf(kind, counted, value),
        target: target ? figureOf(kind, counted, target) : '–',
      });
    }
    case 'what_holds':
      return t('sheet-ask-holds', {
        work: bare(question.work),
        code: question.code,
        days: number(question.days),
      });
    case 'who_answers':
      return question.answer_by
        ? t('sheet-ask-answers', { unit: question.answer_by, code: question.code })
        : t('sheet-ask-who', { code: question.code });
    case 'when_figures':
      return t('sheet-ask-figures', { names: question.names.join(', ') });
  }
}

/** "Hạng 8/11, xuống 1"; why it has no place. */
export function rankWords(rank: UnitRank): string {
  if (rank.place === null) {
    const why = rank.unranked;
    if (!why) return t('sheet-unranked');
    return t('sheet-unranked-why', { why: t(`sheet-unranked-${why.why.replaceAll('_', '-')}`) });
  }
  const place = t('sheet-rank', { place: number(rank.place), of: number(rank.n_ranked) });
  if (rank.movement === null) return place;
  if (rank.movement === 0) return `${place}, ${t('sheet-rank-kept')}`;
  return `${place}, ${t(rank.movement > 0 ? 'sheet-rank-up' : 'sheet-rank-down', { n: number(Math.abs(rank.movement)) })}`;
}

/** "Báo cáo nhận 04/07/2022". */
export function reportWords(report: UnitReport, today: string): string {
  const { received_on: received, due_on: due } = report;
  if (received !== null) return t('sheet-report', { day: day(received) });
  return due !== null && due < today ? t('sheet-report-late', { day: day(due) }) : t('sheet-report-none');
}

/** What became of a proposal; before the meeting what is planned. Nothing where there is nothing to say. */
export function becameWords(proposal: SheetProposal): string {
  const answer = proposal.answer ? `: ${proposal.answer}` : '';
  const on = proposal.answered_on ? ` ${day(proposal.answered_on)}` : '';
  const directed =
    proposal.directives.length > 0 ? t('sheet-became-codes', { codes: proposal.directives.join(', ') }) : '';
  let said = '';
  if (proposal.outcome !== 'open') said = `${t(`sheet-became-${proposal.outcome}`)}${on}${answer}`;
  else if (proposal.planned_answer)
    said = proposal.answer_by
      ? t('sheet-planned-by', { unit: proposal.answer_by, answer: proposal.planned_answer })
      : t('sheet-planned', { answer: proposal.planned_answer });
  else if (isUnanswered(proposal)) said = t('sheet-unanswered');
  return [said && `${bare(said)}.`, directed].filter(Boolean).join(' ');
}

/** A request that nobody has answered, planned to answer, or made a directive of. */
export const isUnanswered = (proposal: SheetProposal): boolean =>
  proposal.kind === 'request' &&
  proposal.outcome === 'open' &&
  proposal.planned_answer === null &&
  proposal.directives.length === 0;
