import axios from 'axios';

const API_KEY_HEADER = 'X-Api-Key';
const apiKey = process.env.PARCELWISE_API_KEY ?? '';

if (apiKey === '') {
  throw new Error('PARCELWISE_API_KEY is missing; a key looks like pw_live_xxxxxxxxxxxxxxxxxxxx');
}

const http = axios.create({
  baseURL: 'https://api.parcelwise.com/v3',
  timeout: 5000,
  headers: {
    Accept: 'application/json',
    [API_KEY_HEADER]: apiKey,
  },
});

export async function rates({ from, to, grams }) {
  const { data } = await http.post('/rates', { from, to, weight: { unit: 'g', value: grams } });
  return data.rates.map(({ carrier, price, days }) => ({ carrier, price, days }));
}

export async function label(shipmentId) {
  const { data } = await http.post(`/shipments/${encodeURIComponent(shipmentId)}/label`);
  return data.labelUrl;
}
