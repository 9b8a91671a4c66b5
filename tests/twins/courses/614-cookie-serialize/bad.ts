import { serialize } from 'cookie';
import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';
import { startSession } from './sessions';

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const sessionId = await startSession(event.requestContext.requestId);

  const cookie = serialize('sid', sessionId, { path: '/', maxAge: 1800, sameSite: 'lax' }); // fault: CWE-614|CWE-1004
  return { statusCode: 204, headers: { 'Set-Cookie': cookie } };
};
