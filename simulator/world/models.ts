import { uuidOf } from './ids';

/** The models that the seeds' traffic uses. */
export interface SimModel {
  id: string;
  name: string;
  kind: 'stt' | 'tts';
  language: string;
  version: string;
}

const model = (name: string, kind: SimModel['kind'], language: string, version: string): SimModel => ({
  id: uuidOf(`model ${name}`),
  name,
  kind,
  language,
  version,
});

export const MODELS: readonly SimModel[] = [
  model('nova-3', 'stt', 'multi', '2025-07-31.0'),
  model('nova-2', 'stt', 'en-US', '2024-01-18.26916'),
  model('general', 'stt', 'en', '2023-02-22.3'),
  model('aura-2', 'tts', 'en', '2025-04-07.0'),
];

export const modelId = (name: string): string => MODELS.find((one) => one.name === name)?.id ?? uuidOf(`model ${name}`);
