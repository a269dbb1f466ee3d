import { dayOf, timeOf } from '../rules/days';
import * as z from '../zod';

// Only fields that are used are named, and unknown ones pass. Where the published shapes contradict each other, every
// one is accepted (docs/deepgram/api.md 4). `null` and "not sent" are one thing: which of them Deepgram uses varies.

export const STARTS_WITH_DAY = /^\d{4}-\d{2}-\d{2}/;

const id = z.string().check(z.minLength(1));
const time = z.string().check(z.refine((text) => timeOf(text) !== null));
/** A UTC day, out of a day or a time of that day; the calendar decides whether there is one. */
const day = time.check(
  z.regex(STARTS_WITH_DAY),
  z.overwrite((text) => dayOf(timeOf(text.slice(0, 10)) ?? 0)),
);

const person = {
  member_id: id,
  email: z.string(),
  first_name: z.nullish(z.string()),
  last_name: z.nullish(z.string()),
};

const key = () =>
  z.object({
    api_key_id: id,
    comment: z.nullish(z.string()),
    scopes: z.array(z.string()),
    // Typed as a string in one description, as a list in the others.
    tags: z.nullish(z.union([z.array(z.string()), z.string()])),
    created: time,
    expiration_date: z.nullish(time),
  });

export const keyRow = z.atNeed(() => z.object({ member: z.object(person), api_key: key() }));

/** The other published place of a key's own fields: inside its member (docs/deepgram/api.md 4.3). */
export const nestedKeyRow = z.atNeed(() => z.object({ member: z.object({ ...person, api_key: key() }) }));

export const memberRow = z.atNeed(() => z.object({ ...person, scopes: z.array(z.string()) }));

export const inviteRow = z.atNeed(() => z.object({ email: id, scope: z.string() }));

/** The days an answer covers, and how fine it is, where it says so. */
export const coverage = z.atNeed(() =>
  z.object({
    start: z.nullish(day),
    end: z.nullish(day),
    resolution: z.nullish(z.object({ units: z.nullish(z.literal('day')), amount: z.nullish(z.literal(1)) })),
  }),
);

export const projectRow = z.atNeed(() => z.object({ project_id: id, name: z.nullish(z.string()) }));

export const identity = z.atNeed(() =>
  z.object({
    api_key_id: z.nullish(id),
    scopes: z.nullish(z.array(z.string())),
    created: z.nullish(time),
  }),
);

/** `accessor` is what older answers called `api_key_id` (docs/deepgram/api.md 4.8). */
export const requestRow = z.atNeed(() =>
  z.object({
    request_id: id,
    created: time,
    api_key_id: z.nullish(z.string()),
    accessor: z.nullish(z.string()),
    code: z.nullish(z.number()),
    // `null` or `{}` while the request is pending.
    response: z.nullish(z.object({ code: z.nullish(z.number()) })),
  }),
);

export type KeyRow = z.output<ReturnType<typeof keyRow>>;
export type MemberRow = z.output<ReturnType<typeof memberRow>>;
