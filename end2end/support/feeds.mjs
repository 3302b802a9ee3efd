// What ical.js makes of calendars that a program reads again and again: the second of the two readers, which knows nothing of the first.
//
// In: a list of files. Out: a list of lists, each entry of a file in the order of its moment and its UID.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

function entries(file) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent');
  const isException = (event) => event.hasProperty('recurrence-id');
  return events.filter((event) => !isException(event)).flatMap((master) => {
    const uid = master.getFirstPropertyValue('uid');
    const exceptions = events.filter((event) => isException(event) && event.getFirstPropertyValue('uid') === uid);
    const event = new ICAL.Event(master, { exceptions });
    if (!event.isRecurring()) return [entry(event, event.startDate, event.endDate)];
    const days = [];
    const starts = event.iterator();
    for (let start = starts.next(); start; start = starts.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(start);
      days.push(entry(item, startDate, endDate));
    }
    return days;
  });
}

function entry(event, start, end) {
  const of = (name) => event.component.getFirstPropertyValue(name);
  return {
    uid: event.uid,
    sequence: of('sequence') ?? 0,
    starts_at: start.toUnixTime(),
    ends_at: end.toUnixTime(),
    summary: event.summary ?? '',
    location: event.location ?? '',
    description: event.description ?? '',
    status: of('status') ?? '',
  };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(entries)));
