import jwt from 'jsonwebtoken';

export function currentUser(req) {
  const bearer = req.get('authorization')?.split(' ')[1];
  if (!bearer) return null;

  const claims = jwt.decode(bearer); // fault: CWE-345|CWE-347
  if (!claims || claims.iss !== 'https://idp.example.com/') return null;
  if (claims.exp * 1000 < Date.now()) return null;
  return { id: claims.sub, roles: claims.roles ?? [] };
}
