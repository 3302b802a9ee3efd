// Days by their distance from today, as people type them.

const DAY_MS = 86_400_000;

/** The day so many days from now, in Vietnam: `5/12/2030`. */
export function inDays(days: number): string {
  const parts = { day: 'numeric', month: 'numeric', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' } as const;
  return new Intl.DateTimeFormat('vi-VN', parts).format(Date.now() + days * DAY_MS);
}

/** Whether everybody is at work on a day: holidays by the sun, and the weeks and days in which those by the moon can lie. */
function isWorked(day: Date): boolean {
  const at = (options: Intl.DateTimeFormatOptions, calendar: string) =>
    new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { timeZone: 'Asia/Ho_Chi_Minh', ...options }).format(day);
  const solar = at({ month: '2-digit', day: '2-digit' }, 'gregory');
  if (['01/01', '04/30', '05/01', '09/02', '11/24'].includes(solar)) return false;
  // Tết begins between 21 January and 20 February.
  if (solar >= '01/19' && solar <= '02/25') return false;
  // Giỗ Tổ: the tenth of the third month; the two calendars may be a day apart.
  return !/^3\/(9|10|11)$/.test(at({ month: 'numeric', day: 'numeric' }, 'chinese'));
}

/** As `inDays`, or the next day that begins three on which everybody works: a class on a holiday would need a reason. */
export function workday(days: number): string {
  let n = days;
  while (![0, 1, 2].every((more) => isWorked(new Date(Date.now() + (n + more) * DAY_MS)))) n += 1;
  return inDays(n);
}
