// The words and forms a DateField needs, in the language in force.
import { day, month, weekdayShort } from './figures';
import type { DateWords } from './parts/DateField.svelte';
import { language, t } from './words.svelte';

export function dateWords(): DateWords {
  return {
    print: (d) => day(d.toString()),
    echo: (d) => `${weekdayShort(d.toString())} ${day(d.toString())}`,
    month,
    unclear: t('date-unclear'),
    noSuchDay: (m, y, last) =>
      t('date-no-such-day', { month: String(m), year: String(y), days: String(last.day) }),
    fix: (last) => t('date-fix', { day: day(last.toString()) }),
    open: t('date-open'),
    previous: t('date-previous-month'),
    next: t('date-next-month'),
    locale: language() === 'vi' ? 'vi-VN' : 'en-GB',
  };
}
