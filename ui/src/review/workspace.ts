// What the workspace of a review counts: reports that came and did not, who comes and where they sit.
import type { AttendeeRow, ReportRow, ReviewRef } from '../ipc/types';

/** The review in preparation: of those after the last closed meeting the first, else the newest. They come newest first. */
export function preparedOf(reviews: readonly ReviewRef[]): ReviewRef | undefined {
  const closed = reviews.findIndex((review) => review.meeting_state === 'closed');
  const ahead = closed === -1 ? reviews : reviews.slice(0, closed);
  return ahead.at(-1) ?? reviews[0];
}

export interface Received {
  asked: ReportRow[];
  received: ReportRow[];
  missing: ReportRow[];
  /** Days the reports are overdue; 0 while the due date has not passed. */
  late: number;
}

/** Reports that were asked for, by whether they came. */
export function receivedOf(rows: readonly ReportRow[]): Received {
  const asked = rows.filter((row) => row.is_asked);
  const missing = asked.filter((row) => row.received_on === null);
  return {
    asked,
    received: asked.filter((row) => row.received_on !== null),
    missing,
    late: missing.reduce((most, row) => Math.max(most, row.days_late), 0),
  };
}

export interface Seats {
  invited: number;
  hall: number;
  remote: number;
  /** Invited, and nothing was heard from them. */
  unconfirmed: number;
  /** Seen at the meeting, in person or by a substitute. */
  sitting: number;
  /** Members nobody invited yet. */
  uninvited: number;
}

/** Who is invited, by where they sit and what they said. */
export function seatsOf(rows: readonly AttendeeRow[]): Seats {
  const invited = rows.filter((row) => row.presence !== null);
  const sits = (row: AttendeeRow): boolean => row.presence === 'present' || row.presence === 'substitute';
  return {
    invited: invited.length,
    hall: invited.filter((row) => !row.is_remote).length,
    remote: invited.filter((row) => row.is_remote).length,
    unconfirmed: invited.filter((row) => row.presence === 'invited' && row.confirmed_on === null).length,
    sitting: invited.filter(sits).length,
    uninvited: rows.length - invited.length,
  };
}
