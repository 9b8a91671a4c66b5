export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly fields?: string[],
  ) {
    super(title);
  }
}

export const badRequest = (fields?: string[]) => new HttpError(400, 'The request is not valid', fields);
export const unauthorized = () => new HttpError(401, 'Authentication required');
export const invalidCredentials = () => new HttpError(401, 'Invalid credentials');
export const forbidden = () => new HttpError(403, 'Not allowed');
export const notFound = () => new HttpError(404, 'Not found');
export const conflict = () => new HttpError(409, 'The request conflicts with the current state');
export const tooMany = () => new HttpError(429, 'Too many requests');
