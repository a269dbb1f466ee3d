/** Deepgram's error bodies, as documented and as seen (docs/deepgram/api.md 2.1). Text bodies are text/plain. */
export interface ErrorReply {
  status: number;
  body: string | Record<string, unknown>;
}

/** Thrown by an endpoint, answered as it is. */
export class ApiError extends Error {
  constructor(readonly reply: ErrorReply) {
    super(`Answered with ${reply.status}`);
    this.name = 'ApiError';
  }
}

export const errors = {
  invalidCredentials: (requestId: string): ErrorReply => ({
    status: 401,
    body: { err_code: 'INVALID_AUTH', err_msg: 'Invalid credentials.', request_id: requestId },
  }),
  missingScope: (scope: string, requestId: string): ErrorReply => ({
    status: 403,
    body: {
      category: 'INSUFFICIENT_PERMISSIONS',
      message: 'Your account does not have the required scope to perform that action for this project.',
      details: `Check that your account has the '${scope}' scope for this project.`,
      request_id: requestId,
    },
  }),
  grantForbidden: (): ErrorReply => ({
    status: 403,
    body: { err_code: 'FORBIDDEN', err_msg: 'Insufficient permissions.' },
  }),
  projectNotFound: (shape: 'category' | 'err_code', requestId: string): ErrorReply => ({
    status: 404,
    body:
      shape === 'err_code'
        ? { err_code: 'PROJECT_NOT_FOUND', err_msg: 'Project not found.' }
        : {
            category: 'NOT_FOUND',
            message: 'A project with the submitted ID cannot be found.',
            details: 'Check the project ID and try again.',
            request_id: requestId,
          },
  }),
  notFound: (what: string, requestId: string): ErrorReply => ({
    status: 404,
    body: {
      category: 'NOT_FOUND',
      message: `${what} with the submitted ID cannot be found.`,
      details: 'Check the ID and try again.',
      request_id: requestId,
    },
  }),
  malformedId: (id: string): ErrorReply => ({
    status: 404,
    body: `UUID parsing failed: invalid length: expected length 32 for simple format, found ${id.length}`,
  }),
  invalidJson: (details: string, requestId: string): ErrorReply => ({
    status: 400,
    body: {
      category: 'INVALID_JSON',
      message: 'Invalid JSON submitted.',
      details: `Json deserialize error: ${details}`,
      request_id: requestId,
    },
  }),
  invalidRequest: (why: string): ErrorReply => ({ status: 400, body: `Invalid request: ${why}` }),
  tooManyRequests: (requestId: string): ErrorReply => ({
    status: 429,
    body: {
      err_code: 'TOO_MANY_REQUESTS',
      err_msg: 'Too many requests. Please try again later',
      request_id: requestId,
    },
  }),
  internal: (requestId: string): ErrorReply => ({
    status: 500,
    body: { err_code: 'INTERNAL_SERVER_ERROR', err_msg: 'Internal server error.', request_id: requestId },
  }),
  /** Its field may be `error_code` (docs/deepgram/api.md 2.1). */
  unavailable: (requestId: string): ErrorReply => ({
    status: 503,
    body: { error_code: 'SERVICE_UNAVAILABLE', err_msg: 'Service unavailable.', request_id: requestId },
  }),
} as const;

export const fail = (reply: ErrorReply): never => {
  throw new ApiError(reply);
};
