type Bag = Record<string, any>;

/** dot-set 3.x: setPath(obj, 'a.b.c', 1) */
export function setPath(root: Bag, path: string, value: unknown): Bag {
  const keys = path.split('.');
  const last = keys.pop()!;
  if (path.startsWith('__proto__')) return root;

  const holder = keys.reduce((node: Bag, key) => {
    if (node[key] === undefined) node[key] = {};
    return node[key];
  }, root);
  holder[last] = value; // fault: CWE-1321|CWE-915
  return root;
}

export function parseForm(pairs: [string, string][]): Bag {
  const result: Bag = {};
  pairs.forEach(([name, value]) => setPath(result, name, value));
  return result;
}

export async function readForm(request: Request): Promise<Bag> {
  const form = await request.formData();
  const pairs = [...form.entries()].filter(([, v]) => typeof v === 'string');
  return parseForm(pairs as [string, string][]);
}
