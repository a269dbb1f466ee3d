import * as z from 'zod/mini';
import { recordingNames } from '../console/recordings';
import { WITNESSES } from '../world/witnesses';
import type { World } from '../world/world';

const role = z.enum(['owner', 'admin', 'member']);
const inProject = { projectId: z.string() };

/** An act on the world, as JSON. */
export const command = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('createKey'),
    ...inProject,
    creatorId: z.string(),
    comment: z.string(),
    scopes: z.array(z.string()),
  }),
  z.object({ act: z.literal('deleteKey'), ...inProject, keyId: z.string() }),
  z.object({ act: z.literal('removeMember'), ...inProject, accountId: z.string() }),
  z.object({ act: z.literal('setRole'), ...inProject, accountId: z.string(), role }),
  z.object({ act: z.literal('invite'), ...inProject, email: z.string(), role }),
  z.object({ act: z.literal('cancelInvite'), ...inProject, email: z.string() }),
  z.object({ act: z.literal('acceptInvite'), ...inProject, email: z.string() }),
  z.object({
    act: z.literal('recordUsage'),
    ...inProject,
    accessor: z.nullable(z.string()),
    requests: z.int(),
    witnesses: z._default(z.array(z.enum(WITNESSES)), [...WITNESSES]),
  }),
  z.object({ act: z.literal('signIn'), accountId: z.string() }),
]);

/** Does it, and says what came of it. Throws a `Refusal` where the world's rules forbid it. */
export const perform = (world: World, asked: z.infer<typeof command>): unknown => {
  switch (asked.act) {
    case 'createKey':
      return world.createKey(asked.projectId, asked.creatorId, { comment: asked.comment, scopes: asked.scopes });
    case 'deleteKey':
      return world.deleteKey(asked.projectId, asked.keyId);
    case 'removeMember':
      return world.removeMember(asked.projectId, asked.accountId);
    case 'setRole':
      return world.setRole(asked.projectId, asked.accountId, asked.role);
    case 'invite':
      return world.invite(asked.projectId, asked.email, asked.role);
    case 'cancelInvite':
      return world.cancelInvite(asked.projectId, asked.email);
    case 'acceptInvite':
      return world.acceptInvite(asked.projectId, asked.email);
    case 'recordUsage':
      return world.recordUsage(asked.projectId, {
        accessor: asked.accessor,
        requests: asked.requests,
        witnesses: asked.witnesses,
      });
    case 'signIn':
      world.signedIn = asked.accountId;
      return undefined;
  }
};

export const clockMove = z.union([z.object({ advance: z.number() }), z.object({ set: z.string() })]);

const figures = z.array(z.string());
const figureChange = z.partial(
  z.object({
    hoursLate: z.number(),
    zero: figures,
    without: figures,
    asText: figures,
    text: z.string(),
    accessors: z.enum(['upper-case', 'null', 'absent', 'unknown']),
    noRows: z.boolean(),
    only: z.string(),
  }),
);

/** A fault as JSON: all but `rewrite`, which takes a function. */
export const faultRule = z.object({
  endpoint: z.string(),
  times: z.optional(z.int()),
  fault: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('status'),
      status: z.int(),
      headers: z.optional(z.record(z.string(), z.string())),
      body: z.optional(z.union([z.string(), z.record(z.string(), z.unknown())])),
    }),
    z.object({ kind: z.literal('truncate'), share: z.number() }),
    z.object({ kind: z.literal('figures'), change: figureChange }),
    z.object({ kind: z.literal('slow'), ms: z.number() }),
    z.object({ kind: z.literal('drop') }),
    z.object({ kind: z.literal('hang') }),
  ]),
});

export const lookChange = z.partial(
  z.object({
    layout: z.union([
      z.enum(['2026', '2026-names', 'table', 'grid', 'divs', 'keyed', 'virtual']),
      z.templateLiteral(['recorded:', z.enum(recordingNames())]),
    ]),
    theme: z.enum(['light', 'dark']),
    language: z.enum(['en', 'de']),
    dir: z.enum(['ltr', 'rtl']),
    css: z.string(),
    veiled: z.boolean(),
  }),
);

export const settingsChange = z.partial(
  z.object({
    keyShape: z.enum(['top-level', 'item', 'item.member']),
    projectNotFound: z.enum(['category', 'err_code']),
    requestShape: z.enum(['wrapped', 'bare']),
  }),
);
