import axios, { type AxiosInstance } from 'axios';

interface Session { id: string; expires: string }

const BASES: Record<string, string> = {
  development: 'http://localhost:4010',
  staging: 'https://directory.staging.unistadt.edu',
  production: 'https://directory.unistadt.edu:8443',
};

export class DirectoryClient {
  private readonly http: AxiosInstance;

  constructor(stage = process.env.APP_STAGE ?? 'production') {
    this.http = axios.create({ baseURL: BASES[stage] ?? BASES.production, timeout: 3000, maxRedirects: 0 });
  }

  async login(uid: string, password: string): Promise<Session | null> {
    const { status, data } = await this.http.post<Session>(
      '/sessions',
      { uid, password },
      { validateStatus: (s) => s === 201 || s === 401 },
    );
    return status === 201 ? data : null;
  }
}
