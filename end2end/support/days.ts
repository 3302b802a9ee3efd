// Days by their distance from today, as people type them.

const DAY_MS = 86_400_000;

/** The day so many days from now, in Vietnam: `5/12/2030`. */
export function inDays(days: number): string {
  const parts = { day: 'numeric', month: 'numeric', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' } as const;
  return new Intl.DateTimeFormat('vi-VN', parts).format(Date.now() + days * DAY_MS);
}
