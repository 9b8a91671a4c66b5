import { execSync } from 'node:child_process';

export async function POST(request) {
  const body = await request.json();
  const answer = await fetch(body.url); // error: ssrf
  return Response.json(await answer.json());
}

export async function GET(request, { params }) {
  const { id } = await params;
  return Response.json({ found: execSync('ls ' + id).toString() }); // error: command-injection
}

export const handler = async (event) => {
  const { script } = JSON.parse(event.body);
  return { statusCode: 200, body: String(eval(script)) }; // error: code-injection
};
