// The words of the window: the same Fluent files Rust reads, in the language in force.
// It knows how a key becomes a sentence; it does not format dates or numbers, which arrive here as text.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export type Language = 'vi' | 'en';
export type Args = Record<string, FluentVariable>;

export const LANGUAGES: readonly Language[] = ['vi', 'en'];

// The words of the command line are the only ones the window never says.
const files = import.meta.glob<string>(
  ['../../resources/words/{vi,en}/*.ftl', '!../../resources/words/*/cli.ftl'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

/** Builds one bundle out of Fluent sources. Isolation marks stay off: in a PDF they become boxes (trap 4). */
export function bundleOf(language: Language, sources: readonly string[]): FluentBundle {
  const bundle = new FluentBundle(language === 'vi' ? 'vi-VN' : 'en-GB', { useIsolating: false });
  for (const source of sources) {
    const [first] = bundle.addResource(new FluentResource(source));
    if (first) throw first;
  }
  return bundle;
}

function sourcesOf(language: Language): string[] {
  return Object.entries(files)
    .filter(([path]) => path.includes(`/words/${language}/`))
    .map(([, text]) => text);
}

const bundles: Partial<Record<Language, FluentBundle>> = {};

/** A language is read when its first sentence is asked for: the start of the window waits for one, not for both. */
const bundleIn = (language: Language): FluentBundle =>
  (bundles[language] ??= bundleOf(language, sourcesOf(language)));

const spoken = $state<{ language: Language }>({ language: 'vi' });

/** The language in force. */
export function language(): Language {
  return spoken.language;
}

/** Switches the language; every sentence on screen follows at once. */
export function speak(next: Language): void {
  spoken.language = next;
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}

/** Tells whether the words of `key` (or `key.attribute`) exist in a language. */
export function has(key: string, of: Language = spoken.language): boolean {
  return patternOf(bundleIn(of), key) !== undefined;
}

/** Every message key of a language, attributes as `key.attribute`. */
export function keysOf(of: Language): string[] {
  return sourcesOf(of).flatMap((source) => {
    const resource = new FluentResource(source);
    return resource.body
      .filter((entry) => !entry.id.startsWith('-'))
      .flatMap((entry) => [
        ...(entry.value === null ? [] : [entry.id]),
        ...Object.keys(entry.attributes).map((name) => `${entry.id}.${name}`),
      ]);
  });
}

/**
 * The sentence of `key` (or `key.attribute`) in the language in force.
 *
 * Numbers and dates are passed as finished text. A missing key throws under test; a reader sees nothing
 * rather than a code.
 */
export function t(key: string, args: Args = {}): string {
  return tIn(spoken.language, key, args);
}

/** The sentence of `key` in a named language, whatever the one in force. */
export function tIn(of: Language, key: string, args: Args = {}): string {
  const bundle = bundleIn(of);
  const pattern = patternOf(bundle, key);
  if (pattern === undefined) {
    if (import.meta.env.MODE === 'test') throw new Error(`the words of "${key}" are missing in ${of}`);
    return '';
  }
  const errors: Error[] = [];
  const text = bundle.formatPattern(pattern, args, errors);
  const [first] = errors;
  if (first && import.meta.env.MODE === 'test') throw new Error(`"${key}" in ${of}: ${first.message}`);
  return text;
}

/** The pattern of a key as text, its arguments shown by name; for checks over all words. */
export function sourceOf(of: Language, key: string): string {
  const pattern = patternOf(bundleIn(of), key);
  if (pattern === undefined || typeof pattern === 'string') return pattern ?? '';
  return pattern.map((part) => (typeof part === 'string' ? part : '…')).join('');
}

/** The text with its first letter a capital: words that stand alone here and inside a sentence elsewhere. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

function patternOf(bundle: FluentBundle, key: string) {
  const [id = '', attribute] = key.split('.');
  const message = bundle.getMessage(id);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  return pattern ?? undefined;
}
