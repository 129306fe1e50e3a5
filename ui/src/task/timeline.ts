// The words of a task's timeline: each fact one line, its reason a quieter second one.
import { day, dayShort, percent } from '../figures';
import type { TimelineEntry } from '../ipc/types';
import type { Moment } from '../parts/Timeline.svelte';
import { t } from '../words.svelte';

type Telling = Omit<Moment, 'id' | 'day'>;

/** The timeline as the part draws it, newest first as it came. */
export function moments(entries: readonly TimelineEntry[]): Moment[] {
  return entries.map((entry, i) => ({ id: `${i}`, day: dayShort(entry.on_date), ...telling(entry) }));
}

function telling(entry: TimelineEntry): Telling {
  switch (entry.what) {
    case 'assigned':
      return {
        mark: 'ring',
        words: entry.meeting_title
          ? t('timeline-assigned-at', { meeting: entry.meeting_title })
          : t('timeline-assigned'),
      };
    case 'progress':
      return progress(entry);
    case 'extension_asked':
      return {
        mark: 'ring',
        words: t(entry.late ? 'timeline-extension-asked-late' : 'timeline-extension-asked', {
          day: day(entry.until_on),
        }),
        note: entry.reason,
      };
    case 'extension_granted':
      return {
        mark: 'disc',
        strong: true,
        words: t('timeline-extension-granted', { day: day(entry.until_on) }),
        ...(entry.note ? { note: entry.note } : {}),
      };
    case 'extension_declined':
      return {
        mark: 'disc',
        words: t('timeline-extension-declined'),
        ...(entry.note ? { note: entry.note } : {}),
      };
    case 'reminded':
      return { mark: 'ring', words: t('timeline-reminded'), note: entry.text };
    case 'became_overdue':
      return { mark: 'diamond', words: t('timeline-became-overdue') };
    case 'reported':
      return { mark: 'disc', words: t('timeline-reported'), note: entry.text };
    case 'returned':
      return { mark: 'ring', words: t('timeline-returned'), note: entry.reason };
    case 'stopped':
      return { mark: 'ring', words: t('timeline-stopped'), note: entry.reason };
    case 'handed_over':
      return { mark: 'ring', words: t('timeline-handed-over'), note: entry.reason };
    case 'replaced':
      return { mark: 'ring', words: t('timeline-replaced'), note: entry.reason };
    case 'evidence':
      return { mark: 'disc', words: t('timeline-evidence', { file: entry.name }) };
    default:
      return { mark: 'disc', words: t(`timeline-${entry.what}`) };
  }
}

function progress(entry: Extract<TimelineEntry, { what: 'progress' }>): Telling {
  const { from_percent: from, to_percent: to, text } = entry;
  if (to === null) return { mark: 'disc', words: text };
  const words =
    from === null
      ? t('timeline-progress-to', { to: percent(to, 0) })
      : t('timeline-progress', { from: percent(from, 0), to: percent(to, 0) });
  return { mark: 'disc', words: text ? `${words}: ${text}` : words };
}
