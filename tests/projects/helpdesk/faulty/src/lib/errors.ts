export const PROBLEMS = {
  invalid_input: { status: 400, title: 'The request is not valid' },
  https_required: { status: 400, title: 'HTTPS is required' },
  unauthenticated: { status: 401, title: 'Authentication required' },
  invalid_credentials: { status: 401, title: 'Invalid credentials' },
  unknown_account: { status: 404, title: 'There is no account with this address' },
  forbidden: { status: 403, title: 'Not allowed' },
  step_up_required: { status: 403, title: 'A recent second factor is required' },
  not_found: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'The request conflicts with the current state' },
  too_large: { status: 413, title: 'The payload is too large' },
  unsupported_media: { status: 415, title: 'The media type is not supported' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Internal error' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldProblem {
  field: string;
  message: string;
}

export class AppError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly fields?: readonly FieldProblem[],
  ) {
    super(code);
    this.name = 'AppError';
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}
