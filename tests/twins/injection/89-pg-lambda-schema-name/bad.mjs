import pg from 'pg';

let client;

async function connect() {
  if (!client) {
    client = new pg.Client({ connectionString: process.env.DATABASE_URL, ssl: true });
    await client.connect();
  }
  return client;
}

const json = (statusCode, body) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const validRegion = (name) => /[a-z]{2}_[a-z]+/.test(name);

// API Gateway, IAM authorizer in front
export const handler = async (event) => {
  const region = event.queryStringParameters?.region ?? 'eu_central';
  if (!validRegion(region)) {
    return json(400, { error: 'unknown region' });
  }

  const db = await connect();
  const result = await db.query({ // fault: CWE-89
    text: `SELECT sku, qty FROM ${region}.stock WHERE sku = $1`,
    values: [event.pathParameters.sku],
  });
  return result.rowCount ? json(200, result.rows[0]) : json(404, { error: 'no such sku' });
};
