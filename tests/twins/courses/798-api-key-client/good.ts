import axios from 'axios';

export class GeocoderClient {
  private readonly apiKeyHeader = 'X-Api-Key';

  private readonly http = axios.create({
    baseURL: 'https://api.geocoder.example.com/v2',
    timeout: 5000,
    maxRedirects: 0,
  });

  constructor(private readonly apiKey: string) {}

  async locate(address: string): Promise<{ lat: number; lng: number } | null> {
    const { data } = await this.http.get('/search', {
      params: { q: address },
      headers: { [this.apiKeyHeader]: this.apiKey },
    });
    return data.results[0]?.position ?? null;
  }
}
