import { exporting } from '../../utils/wording/formats';
import type { ProjectReport, Report } from '../check/report';
import { ownKeyLine, plain } from './lines';
import type { Rendering } from './render';

/** Of this form of the output: docs/command.schema.json says what is in it. */
const JSON_FORMAT = 1;

const time = (ms: number): string => new Date(ms).toISOString();

const projectOf = (project: ProjectReport, { io: { t } }: Rendering) => {
  const { snapshot, words, report, holes, own, events, leaving } = project;
  const subjects = new Map(report.open.map(({ id, subject, facts }) => [id, { kind: facts.kind, about: subject }]));
  return {
    id: snapshot.projectId,
    name: snapshot.projectName,
    readAt: time(snapshot.takenAt),
    whole: holes.length === 0,
    missing: holes,
    key: {
      name: own.name,
      id: own.keyId,
      creator: own.creator?.memberId ?? null,
      expires: own.expires,
      words: ownKeyLine(own, exporting(t)),
    },
    leaving: leaving.map(({ memberId, verdict, words: { title, say, keys } }) => ({
      ...{ member: memberId, verdict },
      words: { title: plain(title), line: say.line, why: say.why, next: say.next },
      keys: keys.map(({ id, comment, use }) => ({ id, comment, use })),
    })),
    events: events.map(({ id, seq, from, to, change, alert, title, detail }) => ({
      ...{ id, seq, from: time(from), to: time(to), name: change.name, severity: alert?.severity ?? null },
      ...{ title, detail, change },
    })),
    findings: words.open.map(({ id, severity, subject, by, title, why, next, keys }) => ({
      ...{ id, severity, ...subjects.get(id) },
      words: { subject: plain(subject), by: plain(by), title, why, next },
      keys: keys.map((key) => ({ id: key.id, comment: key.comment })),
    })),
  };
};

/** For other programs. */
export const asJson = (report: Report, rendering: Rendering): string => {
  const { at, version, code, projects, unread, unseen } = report;
  const told = {
    ...{ format: JSON_FORMAT, version, at: time(at), exit: code },
    projects: projects.map((project) => projectOf(project, rendering)),
    ...{ unread, unseen },
  };
  return `${JSON.stringify(told, null, 2)}\n`;
};
