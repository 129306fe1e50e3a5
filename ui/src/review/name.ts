// How a review is called: "6 tháng đầu 2022", and its meeting "Sơ kết 26/07/2022".
import { day } from '../figures';
import type { ReviewRef } from '../ipc/types';
import { capital, t } from '../words.svelte';

const kebab = (snake: string): string => snake.replaceAll('_', '-');

/** "6 tháng đầu 2022". */
export function reviewName(review: ReviewRef): string {
  return t(`review-span-${kebab(review.span)}`, { year: String(review.year) });
}

/** "Kỳ 6 tháng đầu năm 2022". */
export function reviewTitle(review: ReviewRef): string {
  return t(`review-title-${kebab(review.span)}`, { year: String(review.year) });
}

/** "Phiên sơ kết 6 tháng đầu năm 2022": the meeting of a review as its page is headed. */
export function meetingTitle(review: ReviewRef): string {
  return t(`review-meeting-title-${kebab(review.span)}`, { year: String(review.year) });
}

/** "Sơ kết 26/07/2022"; without a meeting day the name of the review. */
export function meetingName(review: ReviewRef): string {
  if (!review.held_on) return reviewName(review);
  return t(`review-meeting-${kebab(review.span)}`, { day: day(review.held_on) });
}

/** "phiên sơ kết" inside a sentence, "Phiên sơ kết" standing alone. */
export function meetingKind(review: ReviewRef, alone = false): string {
  const words = t(`review-meeting-kind-${kebab(review.span)}`);
  return alone ? capital(words) : words;
}
