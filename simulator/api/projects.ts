import { defineEndpoint, field } from './endpoint';

const project = '/v1/projects/{project_id}';

/** docs/deepgram/api.md 4.1. A key works in one project, so the list has one row. */
export const projectEndpoints = [
  defineEndpoint('GET', '/v1/projects', ['project:read'], (call) => ({
    projects: [{ project_id: call.project.id, name: call.project.name }],
  })),
  defineEndpoint('GET', project, ['project:read'], (call) => ({
    project_id: call.project.id,
    name: call.project.name,
    mip_opt_out: call.project.mipOptOut,
  })),
  defineEndpoint('PATCH', project, ['project:write:settings'], (call) => {
    const name = field(call.body, 'name');
    if (typeof name === 'string') call.project.name = name;
    return { message: 'Successfully updated project info.' };
  }),
  defineEndpoint('DELETE', project, ['project:write:destroy'], (call) => {
    call.world.projects.delete(call.project.id);
    return { message: 'Successfully deleted project.' };
  }),
  defineEndpoint('DELETE', `${project}/leave`, ['project:write'], (call) => {
    call.world.leave(call.project.id, call.key.creatorId);
    return { message: 'Successfully removed account from project.' };
  }),
];
