// Reads iCalendar from standard input with ical.js (its path is the argument); prints each meeting as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: ICAL } = await import(pathToFileURL(process.argv[2]));
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}
const utc = (time) => time.toJSDate().toISOString();
const meetings = calendar.getAllSubcomponents("vevent").map((row) => {
  const value = (name) => row.getFirstPropertyValue(name);
  return {
    uid: value("uid"),
    sequence: value("sequence"),
    status: value("status"),
    summary: value("summary"),
    description: value("description"),
    location: value("location") ?? "",
    url: value("url"),
    start: utc(value("dtstart")),
    end: utc(value("dtend")),
    changed: utc(value("last-modified")),
    stamp: utc(value("dtstamp")),
  };
});
process.stdout.write(JSON.stringify(meetings));
