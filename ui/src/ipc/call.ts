// The one door to the shell: nothing else in the window imports @tauri-apps.
// It knows how a call travels and how a refusal comes back; it knows no noun and no command.
import { Channel, invoke } from '@tauri-apps/api/core';

/** What the program says instead of an answer: a code out of a closed union, and the facts its sentence needs. */
export interface Refused {
  code: string;
  facts: Record<string, unknown>;
}

/** A refusal as the window throws it. Anything that is not a refusal becomes `unexpected`. */
export class CallRefused extends Error {
  readonly code: string;
  readonly facts: Record<string, unknown>;

  constructor(refused: Refused, command: string) {
    super(`${command}: ${refused.code}`);
    this.name = 'CallRefused';
    this.code = refused.code;
    this.facts = refused.facts;
  }
}

/** Turns whatever a call threw into a refusal, so that a screen has exactly one kind of failure to show. */
export function refusedBy(thrown: unknown, command: string): CallRefused {
  if (thrown instanceof CallRefused) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    const facts =
      'facts' in thrown && typeof thrown.facts === 'object' && thrown.facts !== null ? thrown.facts : {};
    return new CallRefused({ code: thrown.code, facts: facts as Record<string, unknown> }, command);
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new CallRefused({ code: 'unexpected', facts: { detail } }, command);
}

/** Calls a command of the shell. Only the generated wrappers in commands.ts name commands. */
export async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw refusedBy(thrown, command);
  }
}

/** A channel the shell reports long work through (step, done, total). */
export function channel<T>(heard: (message: T) => void): Channel<T> {
  const line = new Channel<T>();
  line.onmessage = heard;
  return line;
}

/** Scales this window's page; 1 is the size of the design. */
export async function zoomTo(factor: number): Promise<void> {
  const { getCurrentWebview } = await import('@tauri-apps/api/webview');
  await getCurrentWebview().setZoom(factor);
}

/** Turns full screen on or off for this window. */
export async function fullScreenToggle(): Promise<void> {
  const { getCurrentWindow } = await import('@tauri-apps/api/window');
  const own = getCurrentWindow();
  await own.setFullscreen(!(await own.isFullscreen()));
}

/** Fills the screen with this window, or gives the screen back. */
export async function fullScreen(on: boolean): Promise<void> {
  const { getCurrentWindow } = await import('@tauri-apps/api/window');
  await getCurrentWindow().setFullscreen(on);
}

/** Hears what the shell tells this window by itself, until the returned function is called. */
export async function hear<T>(event: 'tick' | 'room', heard: (told: T) => void): Promise<() => void> {
  const { getCurrentWebviewWindow } = await import('@tauri-apps/api/webviewWindow');
  return getCurrentWebviewWindow().listen<T>(event, ({ payload }) => heard(payload));
}

export type { Channel };
