import type { Answer } from './published';

/** `fetch` that keeps every answer it brought. */
export const createRecorder = (through: typeof fetch): { fetch: typeof fetch; answers: Answer[] } => {
  const answers: Answer[] = [];
  return {
    answers,
    fetch: async (input, init) => {
      const asked = new Request(input, init);
      const answer = await through(asked.clone());
      const text = await answer.clone().text();
      const isText = answer.headers.get('content-type')?.startsWith('text/plain') ?? false;
      const body: unknown = isText ? text : JSON.parse(text);
      answers.push({ method: asked.method, path: new URL(asked.url).pathname, status: answer.status, body });
      return answer;
    },
  };
};
