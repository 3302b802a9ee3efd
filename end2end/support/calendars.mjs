// What ical.js makes of calendar files that came by mail: the second of the two readers, which knows nothing of the first.
//
// In: a list of boxes, each the files that came to it in order. Out: a list of boxes, each what its calendar shows then.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

/** One box: the newest file of each UID, and the number it came with (RFC 5546, 2.1.5: an older one changes nothing). */
function show(files) {
  const entries = new Map();
  for (const file of files) {
    const calendar = new ICAL.Component(ICAL.parse(file));
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const events = calendar.getAllSubcomponents('vevent');
    const uid = events[0].getFirstPropertyValue('uid');
    const sequence = events[0].getFirstPropertyValue('sequence');
    if (sequence < (entries.get(uid)?.sequence ?? 0)) continue;
    const isCancelled = calendar.getFirstPropertyValue('method') === 'CANCEL';
    entries.set(uid, { sequence, events: isCancelled ? [] : events });
  }
  return [...entries.values()].flatMap(({ events }) => occurrences(events));
}

/** Every day that an entry and its exceptions show. */
function occurrences(events) {
  const isException = (event) => event.hasProperty('recurrence-id');
  const master = events.find((event) => !isException(event));
  if (!master) return [];
  const event = new ICAL.Event(master, { exceptions: events.filter(isException) });
  if (!event.isRecurring()) return [day(event, event.startDate, event.endDate)];
  const days = [];
  const starts = event.iterator();
  for (let start = starts.next(); start; start = starts.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(start);
    days.push(day(item, startDate, endDate));
  }
  return days;
}

function day(event, start, end) {
  return {
    starts_at: start.toUnixTime(),
    ends_at: end.toUnixTime(),
    summary: event.summary ?? '',
    location: event.location ?? '',
    description: event.description ?? '',
    status: event.component.getFirstPropertyValue('status') ?? '',
    uid: event.uid,
  };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(show)));
