import axios from 'axios';

export class GeocoderClient {
  private readonly apiKey = 'gk_live_9fX2mQ7Lw0aTzR4bV6nY8cJ1'; // fault: CWE-798

  private readonly http = axios.create({
    baseURL: 'https://api.geocoder.example.com/v2',
    timeout: 5000,
    maxRedirects: 0,
  });

  async locate(address: string): Promise<{ lat: number; lng: number } | null> {
    const { data } = await this.http.get('/search', {
      params: { q: address },
      headers: { 'X-Api-Key': this.apiKey },
    });
    return data.results[0]?.position ?? null;
  }
}
