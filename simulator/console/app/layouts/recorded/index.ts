import type { WireInvite, WireKey, WireMember, WirePerson } from '../../../wire';
import type { App } from '../../app';
import { nameOf, nameOrEmail, roleLabel } from '../../format';
import { h, type VirtualElement, type VirtualNode } from '../../virtual-dom/node';
import type { KeysView, Layout, TeamView } from '../layout';
import { chevron, copyButton, deleteButton, inviteRole, removeButton, resendButton, rolePicker } from '../parts';
import { table } from '../table';
import { momentAs } from './days';
import { type Column, isNever, learnTemplate, type Template } from './learn';
import type { Piece, RecordedText, Recording } from './recording';
import { renderAround, renderRow } from './render';

/**
 * A layout from a recorded page: its rows are drawn for the world's keys or members as the recorded ones were, with
 * what stood around them. A record holds no behaviour: filter, sorting and dialogs are the simulator's own, and so is
 * any control of a row that the record lacks. The page that wasn't recorded is the table layout's.
 */
export function recordedLayout(recording: Recording): Layout {
  const template = learnTemplate(recording);
  const isKeys = recording.page === 'keys';
  return {
    ...table,
    sorting: 'picker',
    keyList: (view) => (isKeys ? keyList(template, view) : table.keyList(view)),
    teamList: (view) => (isKeys ? table.teamList(view) : teamList(template, view)),
  };
}

const section = (template: Template, app: App, rows: () => VirtualElement[]): VirtualNode => {
  const projectId = app.model().route.projectId ?? '';
  return h('div', { class: 'recorded' }, [renderAround(template.section, { template, projectId, rows })]);
};

function keyList(template: Template, { app, labels, keys, expanded, hour }: KeysView): VirtualNode {
  const rowOf = (key: WireKey): VirtualElement[] => {
    const open = expanded.has(key.api_key_id);
    const plain = h('div', { class: 'detail-line' }, [h('code', {}, [key.api_key_id]), copyButton(app, labels, key)]);
    return renderRow(template, {
      text: (text) => keyText(text, template, key, roleLabel(key, labels), hour),
      tags: key.tags,
      expand: chevron(app, labels, key, open),
      remove: deleteButton(app, labels, key),
      ...(open ? { open: { id: key.api_key_id, plain } } : {}),
    });
  };
  return section(template, app, () => keys.flatMap(rowOf));
}

function teamList(template: Template, { app, labels, members, invites }: TeamView): VirtualNode {
  const memberOf = (member: WireMember): VirtualElement[] =>
    renderRow(template, {
      text: (text) => personText(text, template, member, labels.roles[member.role]),
      tags: [],
      remove: removeButton(app, labels, member),
      role: rolePicker(app, labels, member),
    });
  const inviteOf = (invite: WireInvite): VirtualElement[] =>
    renderRow(template, {
      text: (text) => personText(text, template, { member_id: '', email: invite.email }, inviteRole(invite, labels)),
      tags: [],
      remove: resendButton(app, labels, invite),
      role: h('span', { class: 'muted' }, [inviteRole(invite, labels)]),
    });
  return section(template, app, () => [...members.flatMap(memberOf), ...invites.flatMap(inviteOf)]);
}

const keyText = (text: RecordedText, template: Template, key: WireKey, role: string, hour: number): string => {
  const column = template.columns.get(text);
  if (!column) return '';
  const { samples, day } = column;
  const never =
    samples
      .find(isNever)
      ?.map((piece) => piece.text)
      .join('') ?? '';
  const time = day === 'created' ? key.created : key.expiration_date;
  const moment = time ? momentAs(samples, time, hour) : never;
  // A column that shows a day alone shows for other rows an age or a word in its place.
  if (day && samples.every((pieces) => pieces.length === 1)) return moment;
  const values = { comment: key.comment, id: key.api_key_id, role, ...(day ? { day: moment, age: moment } : {}) };
  return written(column, template, values, key.creator);
};

const personText = (text: RecordedText, template: Template, person: WirePerson, role: string): string => {
  const column = template.columns.get(text);
  return column ? written(column, template, { role }, person) : '';
};

/** A text of a row for another key or member: what is known in the place of each piece, all else as it was recorded. */
const written = (
  { usual, samples }: Column,
  { columns }: Template,
  values: Partial<Record<Piece['kind'], string>>,
  person: WirePerson,
): string => {
  const shows = (kind: Piece['kind'], pieces: Piece[]): boolean => pieces.some((piece) => piece.kind === kind);
  // Names with addresses among them: a row has the address where there is no name (docs/deepgram/console-2026.md A2).
  const isEither =
    samples.some((pieces) => shows('name', pieces) && !shows('address', pieces)) &&
    samples.some((pieces) => shows('address', pieces) && !shows('name', pieces));
  const hasAddress = [...columns.values()].some((column) => shows('address', column.usual));
  // Who has no name has no dot or comma behind it either.
  const isNameAlone =
    shows('name', usual) && usual.every(({ kind, text }) => kind === 'name' || !/[\p{L}\d]/u.test(text));
  if (isNameAlone && hasAddress && !isEither && !nameOf(person)) return '';
  return usual
    .map(({ kind, text }) => {
      if (kind === 'name') return nameOf(person) || (hasAddress && !isEither ? '' : person.email);
      if (kind === 'address') return isEither ? nameOrEmail(person) : person.email;
      return values[kind] ?? text;
    })
    .join('');
};
