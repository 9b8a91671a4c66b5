import { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';
import fs from 'fs';
import path from 'path';

const MOUNT = '/mnt/efs/attachments';

const json = (statusCode: number, body: unknown): APIGatewayProxyResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> => {
  const ticket = event.pathParameters?.ticket;
  const name = event.queryStringParameters?.name;
  if (!ticket || !name || !/^\d+$/.test(ticket)) {
    return json(400, { error: 'ticket and name are required' });
  }

  const folder = path.posix.join(MOUNT, ticket);
  const listed = await fs.promises.readdir(folder).catch(() => [] as string[]);
  const entry = listed.find((item) => item === name);
  if (!entry) {
    return json(404, { error: 'not found' });
  }
  const wanted = path.posix.join(folder, entry);
  try {
    const info = await fs.promises.stat(wanted);
    const content = await fs.promises.readFile(wanted);
    return json(200, { name: path.basename(wanted), size: info.size, content: content.toString('base64') });
  } catch {
    return json(404, { error: 'not found' });
  }
};
