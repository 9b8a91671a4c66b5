import { serialize } from 'cookie';
import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';
import { startSession } from './sessions';

const base = { path: '/', httpOnly: true, secure: true } as const;

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const sessionId = await startSession(event.requestContext.requestId);

  const cookie = serialize('sid', sessionId, { ...base, maxAge: 1800, sameSite: 'lax' });
  return { statusCode: 204, headers: { 'Set-Cookie': cookie } };
};
