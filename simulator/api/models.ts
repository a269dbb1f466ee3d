import { MODELS, type SimModel } from '../world/models';
import { type Call, defineEndpoint, param } from './endpoint';
import { errors, fail } from './errors';

const shape = ({ id, name, kind, language, version }: SimModel) => ({
  name,
  canonical_name: name,
  architecture: name.split('-')[0],
  languages: [language],
  version,
  uuid: id,
  ...(kind === 'stt'
    ? { batch: true, streaming: true, formatted_output: true }
    : { metadata: { accent: 'American', age: 'Adult', color: '#6c7eff', tags: ['clear'], use_cases: ['agents'] } }),
});

const list = () => ({
  stt: MODELS.filter(({ kind }) => kind === 'stt').map(shape),
  tts: MODELS.filter(({ kind }) => kind === 'tts').map(shape),
});

const one = (call: Call) => {
  const model = MODELS.find(({ id }) => id === param(call, 'model_id'));
  return model ? shape(model) : fail(errors.notFound('A model', call.requestId));
};

/** Everybody's models, and a project's: the same here. */
export const modelEndpoints = [
  defineEndpoint('GET', '/v1/models', [], list),
  defineEndpoint('GET', '/v1/models/{model_id}', [], one),
  defineEndpoint('GET', '/v1/projects/{project_id}/models', ['project:read'], list),
  defineEndpoint('GET', '/v1/projects/{project_id}/models/{model_id}', ['project:read'], one),
];
